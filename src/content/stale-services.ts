import type { Content } from './content.ts';
import type { Service } from './schema/services.ts';

/**
 * The services whose number nobody has checked since it was due: a helpline that moved must not go unnoticed.
 * `today` is YYYY-MM-DD; on the review day itself a service is not yet stale.
 */
export function staleServices(content: Pick<Content, 'services'>, today: string): Service[] {
  return content.services.filter((service) => service['review-by'] < today);
}
