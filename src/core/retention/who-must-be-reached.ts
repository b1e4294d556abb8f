import { answersEscalations, type Organisation } from '../../content/schema/organisation.ts';

/**
 * The Entra ids of those who answer escalations: where they can be reached is never forgotten while the organisation file
 * names them. A lead who deleted their own data would be paged into the void.
 */
export const reachableOf = ({ people }: Pick<Organisation, 'people'>): string[] =>
  Object.values(people).flatMap(({ role, 'entra-id': id }) => (answersEscalations(role) ? [id] : []));
