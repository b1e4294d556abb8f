import type { Content } from '../../content/content.ts';
import { type ServiceKind, serviceKinds } from '../../content/schema/services.ts';
import { assess } from '../assessment/assess.ts';
import { asksHarmed, asksHarming, type Facts, overlaysOf, timingOf } from '../enquiry/facts.ts';
import { childOrUnbornInHousehold } from '../enquiry/which-stages.ts';
import type { At, ServiceGroup, View } from './views.ts';

/** Where to get help: by kind, what fits this enquiry first. Without an enquiry every kind stands alike. */
export function showSignposting(content: Content, enquiry?: { facts: Facts; at: At }): View {
  const fitting = enquiry && fittingKinds(content, enquiry.facts);
  const ordered = fitting
    ? [...fitting, ...serviceKinds.filter((kind) => !fitting.includes(kind))]
    : serviceKinds;
  return {
    kind: 'signposting',
    at: enquiry?.at,
    preparing: enquiry !== undefined && timingOf(enquiry.facts) === 'preparing',
    groups: grouped(content, ordered, (kind) => fitting?.includes(kind) ?? true),
    never: content.neverOffer.map(({ id, source, instead }) => ({
      ...{ id, source },
      services: content.services.filter((service) => instead.includes(service.id)),
    })),
  };
}

/** Who can be harmed is nobody's guess: lines for men and for LGBT+ people stand wherever somebody may be harmed. */
function fittingKinds(content: Content, facts: Facts): ServiceKind[] {
  const { routes } = assess(content, facts);
  const taken = (...ids: readonly string[]) => ids.some((id) => routes.includes(id));
  const fits: Readonly<Record<ServiceKind, boolean>> = {
    'danger-now': true,
    'honour-and-forced-marriage': overlaysOf(facts).some(
      (id) => id === 'honour-based' || id === 'forced-marriage',
    ),
    'being-harmed': asksHarmed(facts),
    'causing-harm': asksHarming(facts),
    children:
      childOrUnbornInHousehold(facts, content) ||
      overlaysOf(facts).includes('fgm') ||
      taken('children-social-care'),
    'suicide-and-crisis': taken('mental-health-crisis', 'mental-health-service'),
    'alcohol-and-drugs': taken('substance-service'),
    local: true,
    lgbt: asksHarmed(facts),
    men: asksHarmed(facts),
  };
  return serviceKinds.filter((kind) => fits[kind]);
}

/** Each service once, under the first of its headings that comes up. */
function grouped(
  content: Content,
  kinds: readonly ServiceKind[],
  fits: (kind: ServiceKind) => boolean,
): ServiceGroup[] {
  const shown = new Set<string>();
  return kinds.flatMap((kind) => {
    const services = content.services.filter(
      (service) => service.for.includes(kind) && !shown.has(service.id),
    );
    for (const { id } of services) shown.add(id);
    return services.length > 0 ? [{ kind, fits: fits(kind), services }] : [];
  });
}
