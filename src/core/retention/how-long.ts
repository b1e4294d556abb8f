import { answersEscalations, type Organisation } from '../../content/schema/organisation.ts';

/**
 * Everything that is kept for a time, by kind. `replies` are answers kept in case they have to be sent again, `turns` what
 * tells a message that comes twice; `attempts` and `bulletins` belong to deliveries; `wishes` are clinicians to be
 * forgotten once their escalation is over, `traces` what is left of somebody who had their data deleted.
 */
export const dataKinds = [
  ...(['wishes', 'traces', 'enquiries', 'rehearsals', 'turns', 'replies'] as const),
  ...(['escalations', 'attempts', 'bulletins', 'swaps', 'people'] as const),
] as const;
export type DataKind = (typeof dataKinds)[number];

/** An answer is sent again for an hour at most, and Teams repeats a message within minutes. */
const daysOfReplies = 1;
const mostDaysOfTurns = 30;

/** For how many days each kind is kept, from the organisation file. Zero: until the next round of the job. */
export function howLong({ retention }: Pick<Organisation, 'retention'>): Readonly<Record<DataKind, number>> {
  const deliveries = retention['delivery-days'];
  const enquiries = retention['enquiry-days'];
  return {
    ...{ wishes: 0, traces: daysOfReplies, enquiries, rehearsals: retention['rehearsal-days'] },
    ...{ replies: daysOfReplies, turns: Math.min(mostDaysOfTurns, enquiries) },
    ...{ escalations: retention['escalation-days'], attempts: deliveries, bulletins: deliveries },
    ...{ swaps: deliveries, people: enquiries },
  };
}

/**
 * What the organisation wants, all together: the version of its file, the days of each kind, and the Entra ids of people
 * whom it has to be able to reach. A lead who was forgotten would be paged into the void.
 */
export type RetentionPolicy = {
  version: string;
  days: Readonly<Record<DataKind, number>>;
  reachable: readonly string[];
};
export const retentionPolicy = ({ version, retention, people }: PolicySource): RetentionPolicy => ({
  ...{ version, days: howLong({ retention }) },
  reachable: Object.values(people).flatMap(({ role, 'entra-id': id }) =>
    answersEscalations(role) ? [id] : [],
  ),
});
type PolicySource = Pick<Organisation, 'version' | 'retention' | 'people'>;

const dayMs = 24 * 3_600_000;

/** What counts from this moment or an earlier one has been kept long enough. Days are of 24 hours. */
export const keptUntil = (days: number, now: Date): Date => new Date(now.getTime() - days * dayMs);
