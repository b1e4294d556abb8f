import { type EscalationParts, makeChannelKnown } from './carry-out-orders.ts';
import type { Organisation } from './content/schema/organisation.ts';
import type { Bulletin } from './core/escalation/bulletin.ts';
import { shiftsBetween } from './core/organisation/who-is-on.ts';
import { askBulletin } from './store/bulletins.ts';
import type { Database, Queryable } from './store/database.ts';
import { isLate, lateSince } from './store/late-escalations.ts';
import { reachOf } from './store/people.ts';
import { swapsOf } from './store/swaps.ts';

const aheadMs = 24 * 3_600_000;

/** What the watch found. `late` are references: their limit or their messages have waited too long. */
export type Watched = { open: number; late: string[]; unowned: number; waiting: number; auditHead: string };

/**
 * Looks after the whole: is anything late that should have happened, and will everybody be reachable whose shift begins
 * within a day? What is found is said in the leads' channel, each thing once.
 */
export async function watchEscalations(
  parts: EscalationParts & { database: Database },
  now: Date,
): Promise<Watched> {
  const db = parts.database;
  const organisation = parts.organisation();
  const watched = await lookOver(db, now);
  for (const tenant of organisation.tenants) {
    for (const reference of watched.late) {
      const bulletin = { kind: 'something-is-late', references: [reference] } as const;
      const day = now.toISOString().slice(0, 13);
      await tellLeads(parts, db, tenant, bulletin, `late:${tenant}:${reference}:${day}`, now);
    }
    for (const one of await unreachableSoon(organisation, db, tenant, now)) {
      const bulletin = { kind: 'cannot-be-reached', people: [one] } as const;
      const key = `reach:${tenant}:${one.rota}:${one.person}:${one.until}`;
      await tellLeads(parts, db, tenant, bulletin, key, now);
    }
  }
  return watched;
}

async function lookOver(db: Queryable, now: Date): Promise<Watched> {
  const { rows } = await db.query<{
    open: number;
    unowned: number;
    waiting: number;
    late: string[] | null;
    head: string;
  }>(
    `select (select count(*)::int from escalation where due_at is not null) as open,
            (select count(*)::int from escalation where state = 'unowned') as unowned,
            (select count(*)::int from post where state = 'waiting') as waiting,
            (select array_agg(distinct e.reference) from escalation e
              where ${isLate('$1', '$2')}) as late,
            (select encode(hash, 'hex') from audit_head) as head`,
    [lateSince(now), now],
  );
  const row = rows[0];
  if (!row) throw new Error('the database did not say how things stand');
  return {
    open: row.open,
    unowned: row.unowned,
    waiting: row.waiting,
    late: row.late ?? [],
    auditHead: row.head,
  };
}

/** Who is on duty within a day, or now, and cannot be written to; with the end of that shift. */
async function unreachableSoon(
  organisation: Organisation,
  db: Queryable,
  tenant: string,
  now: Date,
): Promise<{ person: string; rota: string; from: string; until: string }[]> {
  const swaps = await swapsOf(db, tenant, now);
  const until = new Date(now.getTime() + aheadMs);
  const shifts = Object.keys(organisation.rotas).flatMap((rota) =>
    shiftsBetween(organisation, rota, now, until, swaps).flatMap(({ person, from, until: end }) =>
      person === undefined ? [] : [{ rota, person, from, end }],
    ),
  );
  const entraOf = (person: string) => organisation.people[person]?.['entra-id'] ?? '';
  const reach = await reachOf(
    db,
    tenant,
    shifts.map(({ person }) => entraOf(person)),
  );
  return shifts
    .filter(({ person }) => reach.get(entraOf(person))?.kind !== 'reachable')
    .map(({ rota, person, from }) => ({
      ...{ rota, person, from: from.toISOString() },
      // A shift that runs is cut at this moment: the day it is spoken of keeps it from being said every minute.
      until: from.getTime() === now.getTime() ? now.toISOString().slice(0, 10) : from.toISOString(),
    }));
}

async function tellLeads(
  parts: EscalationParts,
  db: Queryable,
  tenant: string,
  bulletin: Bulletin,
  key: string,
  now: Date,
): Promise<void> {
  const organisation = parts.organisation();
  const channel = organisation.channels[organisation['leads-channel']];
  if (!channel) return;
  await makeChannelKnown(db, tenant, channel, now);
  const to = { audience: 'channel', recipient: channel.conversation } as const;
  if (await askBulletin(db, { ...to, tenant, bulletin, key }, now)) {
    await parts.wake(db);
  }
}
