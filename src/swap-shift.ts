import { randomUUID } from 'node:crypto';
import { answersEscalations, type Organisation } from './content/schema/organisation.ts';
import type { Notice } from './core/conversation/views.ts';
import { named } from './core/escalation/show.ts';
import type { SwapView } from './core/escalation/views.ts';
import type { Colleague } from './core/organisation/role-of.ts';
import { splitAtHandovers } from './core/organisation/split-at-handovers.ts';
import { type Swap, shiftsBetween } from './core/organisation/who-is-on.ts';
import type { RaiseParts } from './raise-escalation.ts';
import { appendAudit } from './store/audit.ts';
import { askBulletin } from './store/bulletins.ts';
import type { Queryable } from './store/database.ts';
import { reachOf } from './store/people.ts';
import { insertSwap, swapsOf } from './store/swaps.ts';

const twoWeeksMs = 14 * 24 * 3_600_000;
const mostShifts = 30;

type Asking = { tenant: string; me: Colleague; inputs: Readonly<Record<string, unknown>> };
type Shift = Swap & { id: string; was: string | undefined };

/**
 * Handing over a shift of the next two weeks. Without a choice it shows what can be handed over; with one it is done:
 * the new person is told in their own chat, and it is written into the audit. Only somebody who can be written to can
 * take a shift over: nobody is put on duty without knowing it.
 */
export async function handOver(
  parts: RaiseParts,
  tx: Queryable,
  { tenant, me, inputs }: Asking,
  now: Date,
): Promise<{ view: SwapView; notices: readonly Notice[] }> {
  const organisation = parts.organisation();
  const shifts = upcoming(organisation, await swapsOf(tx, tenant, now), now);
  const people = await whoCanTakeOver(organisation, tx, tenant);
  const view: SwapView = {
    kind: 'swap',
    shifts: shifts.map(({ id, rota, was, from, until }) => ({
      ...{ id, rota, person: named(organisation, was) },
      ...{ from: from.toISOString(), until: until.toISOString() },
    })),
    people: people.flatMap((id) => named(organisation, id) ?? []),
  };
  if (inputs.shift === undefined && inputs.person === undefined) return { view, notices: [] };
  const shift = shifts.find(({ id }) => id === inputs.shift);
  const to = people.find((id) => id === inputs.person);
  if (!shift) return { view: { ...view, problem: 'no-shift' }, notices: [] };
  if (to === undefined) return { view: { ...view, problem: 'no-person' }, notices: [] };
  if (to === shift.was) return { view: { ...view, problem: 'same-person' }, notices: [] };

  const { rota, from, until } = shift;
  const hours = { from: from.toISOString(), until: until.toISOString() };
  await insertSwap(tx, { id: randomUUID(), tenant, rota, person: to, from, until, madeBy: me.id }, now);
  const bulletin = { kind: 'shift-handed', rota, ...hours, by: me.id, to } as const;
  for (const person of new Set([
    to,
    ...(shift.was === undefined || shift.was === me.id ? [] : [shift.was]),
  ])) {
    const recipient = organisation.people[person]?.['entra-id'];
    if (recipient) await askBulletin(tx, { tenant, audience: 'lead', recipient, bulletin }, now);
  }
  await parts.wake(tx);
  const detail = { rota, ...hours, was: shift.was, to };
  await appendAudit(
    tx,
    parts.seal,
    { tenant, actor: me.id, what: 'swap', policy: organisation.version, detail },
    now,
  );
  const person = named(organisation, to);
  return { view: { ...view, ...(person && { done: { rota, person, ...hours } }) }, notices: [] };
}

/** What is left of the shift that runs, and those that follow; also those that nobody is on. */
function upcoming(organisation: Organisation, swaps: readonly Swap[], now: Date): Shift[] {
  const until = new Date(now.getTime() + twoWeeksMs);
  return Object.keys(organisation.rotas)
    .flatMap((rota) =>
      splitAtHandovers(organisation, rota, shiftsBetween(organisation, rota, now, until, swaps)).map(
        ({ person, from, until: end }) => ({
          ...{
            id: `${rota}|${end.toISOString()}`,
            rota,
            person: person ?? '',
            was: person,
            from,
            until: end,
          },
        }),
      ),
    )
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    .slice(0, mostShifts);
}

async function whoCanTakeOver(organisation: Organisation, tx: Queryable, tenant: string): Promise<string[]> {
  const able = Object.entries(organisation.people).filter(([, { role }]) => answersEscalations(role));
  const reach = await reachOf(
    tx,
    tenant,
    able.map(([, person]) => person['entra-id']),
  );
  return able.filter(([, person]) => reach.get(person['entra-id'])?.kind === 'reachable').map(([id]) => id);
}
