import type { Organisation } from './content/schema/organisation.ts';
import { revive } from './core/escalation/advance.ts';
import { lineOf, named } from './core/escalation/show.ts';
import type { EscalationListView, OnCallView, ReachView } from './core/escalation/views.ts';
import type { Colleague } from './core/organisation/role-of.ts';
import { shiftsBetween, whoIsOn } from './core/organisation/who-is-on.ts';
import type { Queryable } from './store/database.ts';
import { openEscalations } from './store/escalations.ts';
import { reachOf } from './store/people.ts';
import type { Seal } from './store/seal.ts';
import { swapsOf } from './store/swaps.ts';

const twoWeeksMs = 14 * 24 * 3_600_000;

/** What is open: all of the tenant's for a lead, a clinician's own for a clinician. The overdue come first. */
export async function listEscalations(
  { seal, organisation }: { seal: Seal; organisation: () => Organisation },
  db: Queryable,
  { tenant, person }: { tenant: string; person: string },
  lead: Colleague | undefined,
  now: Date,
): Promise<EscalationListView> {
  const open = await openEscalations(db, seal, lead ? { tenant } : { tenant, raisedBy: person });
  const lines = open.map((one) =>
    lineOf(organisation(), { ...one, context: revive(one.snapshot).context }, lead?.id, now),
  );
  const sorted = lines.toSorted((a, b) => Number(b.late) - Number(a.late));
  return { kind: 'escalations', as: lead ? 'lead' : 'clinician', open: sorted };
}

/** Who is on duty on every rota, and who comes next. */
export async function showOnCall(
  organisation: Organisation,
  db: Queryable,
  tenant: string,
  canSwap: boolean,
  now: Date,
): Promise<OnCallView> {
  const swaps = await swapsOf(db, tenant, now);
  const rotas = Object.keys(organisation.rotas).map((rota) => {
    const duty = whoIsOn(organisation, rota, now, swaps);
    const next = duty.next && named(organisation, duty.next.person);
    return {
      rota,
      now: named(organisation, duty.person),
      until: duty.until?.toISOString(),
      next: next && duty.next ? { person: next, from: duty.next.from.toISOString() } : undefined,
    };
  });
  return { kind: 'on-call', rotas, canSwap };
}

/** Who on a chain or rota cannot be written to, those whose shift comes first before the others. */
export async function showReach(
  organisation: Organisation,
  db: Queryable,
  tenant: string,
  now: Date,
): Promise<ReachView> {
  const swaps = await swapsOf(db, tenant, now);
  const until = new Date(now.getTime() + twoWeeksMs);
  const shifts = Object.keys(organisation.rotas).flatMap((rota) =>
    shiftsBetween(organisation, rota, now, until, swaps),
  );
  const onChains = Object.values(organisation.chains).flatMap(({ steps }) =>
    steps.flatMap(({ notify }) => notify.flatMap(({ person }) => person ?? [])),
  );
  const ids = [...new Set([...shifts.flatMap(({ person }) => person ?? []), ...onChains])];
  const entraOf = (id: string) => organisation.people[id]?.['entra-id'] ?? '';
  const reach = await reachOf(db, tenant, ids.map(entraOf));
  const people = ids.flatMap((id) => {
    const person = named(organisation, id);
    const first = shifts
      .filter((shift) => shift.person === id)
      .toSorted((a, b) => a.from.getTime() - b.from.getTime())[0];
    const found = reach.get(entraOf(id))?.kind ?? 'never-met';
    const onDuty = first !== undefined && first.from <= now;
    return person ? [{ person, reach: found, onDutyFrom: first?.from.toISOString(), onDuty }] : [];
  });
  const order = ({ reach: kind, onDutyFrom }: (typeof people)[number]) =>
    `${kind === 'reachable' ? 1 : 0}${onDutyFrom ?? '9'}`;
  return { kind: 'reach', people: people.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)) };
}
