import type { Database } from '../../src/store/database.ts';
import type { FakeConnector } from '../../tests/support/fake-connector.ts';
import type { Raised } from './clinicians.ts';
import type { Leads } from './leads.ts';
import { aboutWhich } from './leads.ts';
import { channel, people } from './organisation.ts';

export type Figures = {
  /** Taps that Askwell confirmed. */
  raised: number;
  notified: { count: number; p50: number; p95: number; most: number };
  /** Confirmed and not there, or open and on nobody's screen. */
  lost: string[];
  /** A lead was told that they have it, and they have not. */
  undone: string[];
  /** Messages to leads that nothing had asked for and no unknown outcome explains. */
  duplicates: string[];
  /** Messages that came twice because nobody could know whether the first had arrived. */
  unknown: number;
  unowned: number;
  states: Record<string, number>;
  /** Messages that are not yet what they should be. */
  pending: number;
};

type Row = { id: string; raised_by: string; state: string; reference: string };

/** Everything that is still to be brought somewhere. */
export async function pendingPosts(db: Database): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from post where state = 'waiting' or (state = 'shown' and shown < wanted)`,
  );
  return rows[0]?.count ?? 0;
}

/** Compares what clinicians and leads were told with what is stored and with what stands in the conversations. */
export async function count(
  db: Database,
  connector: FakeConnector,
  raised: readonly Raised[],
  leads: Leads,
): Promise<Figures> {
  const { rows } = await db.query<Row>('select id, raised_by, state, reference from escalation');
  const mine = new Map(rows.map((row) => [row.raised_by, row]));
  const shown = new Map<string, number>();
  const onScreen = new Set<string>();
  for (const { made, at, conversation, activity } of connector.received) {
    if (made === undefined || !leads.conversations.has(conversation)) continue;
    const escalation = aboutWhich({ card: activity?.attachments?.[0]?.content } as never);
    if (escalation && !shown.has(escalation)) shown.set(escalation, at);
  }
  for (const conversation of leads.conversations.keys()) {
    for (const message of connector.messages(conversation)) {
      const escalation = aboutWhich(message);
      if (escalation) onScreen.add(escalation);
    }
  }
  const whereTo = await howItWent(db);
  const delivered = await deliveredToLeads(db);
  // Taken on in the leads' channel, by somebody whose own chat it did not reach.
  const inChannel = new Set(connector.messages(channel).flatMap((message) => aboutWhich(message) ?? []));
  const lost = [
    ...raised
      .filter(({ confirmed, person }) => confirmed && !mine.has(person))
      .map(() => 'confirmed, not there'),
    ...rows
      .filter(({ state }) => state !== 'closed' && state !== 'withdrawn')
      .filter(
        ({ id, state }) =>
          !(delivered.has(id) && onScreen.has(id)) && !(state === 'owned' && inChannel.has(id)),
      )
      .map(({ reference, state, id }) => `${reference} is ${state}, on nobody's screen: ${whereTo.get(id)}`),
  ];
  const undone = rows.filter(
    ({ id, state }) => leads.taken.has(id) && state !== 'owned' && state !== 'closed',
  );
  const waits = raised.flatMap(({ person, tappedAt }) => {
    const at = shown.get(mine.get(person)?.id ?? '');
    return at === undefined ? [] : [at - tappedAt];
  });
  waits.sort((a, b) => a - b);
  const part = (share: number) => Math.round(waits[Math.ceil(share * waits.length) - 1] ?? Number.NaN);
  const { duplicates, unknown } = await countDuplicates(db, connector, leads);
  const unowned = await db.query(
    `select distinct escalation from audit_event where detail ->> 'state' = 'unowned'`,
  );
  return {
    raised: raised.filter(({ confirmed }) => confirmed).length,
    notified: { count: waits.length, p50: part(0.5), p95: part(0.95), most: part(1) },
    ...{ lost, undone: undone.map(({ reference, state }) => `${reference} is ${state}`) },
    ...{ duplicates, unknown, unowned: unowned.rows.length },
    states: Object.fromEntries(
      Object.entries(Object.groupBy(rows, ({ state }) => state)).map(([k, v]) => [k, v?.length ?? 0]),
    ),
    pending: await pendingPosts(db),
  };
}

/** For somebody who has to find out why one was lost: its messages, and who holds it. */
async function howItWent(db: Database): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; how: string }>(
    `select e.id, coalesce(e.snapshot -> 'context' ->> 'ownedBy', 'nobody') || ' | ' || string_agg(
              concat_ws(' ', p.audience, right(p.recipient, 4), p.state, case when p.retired then 'retired' end,
                p.card_id, 'token ' || p.token,
                (select string_agg(a.kind || '=' || coalesce(a.outcome, 'unknown'), ',' order by a.begun_at)
                   from delivery_attempt a where a.post = p.id)), '; ' order by p.asked_at) as how
       from escalation e join post p on p.escalation = e.id group by e.id`,
  );
  return new Map(rows.map(({ id, how }) => [id, how]));
}

async function deliveredToLeads(db: Database): Promise<Set<string>> {
  const { rows } = await db.query<{ escalation: string }>(
    `select distinct escalation from post where audience = 'lead' and escalation is not null
        and exists (select 1 from delivery_attempt a where a.post = post.id and a.outcome = 'delivered')`,
  );
  return new Set(rows.map(({ escalation }) => escalation));
}

/**
 * A page is without cause where a lead has more messages of an escalation than were asked for, and no attempt of which
 * nobody knows what became of it (the process or the database went, or the connection was cut) explains the rest; and
 * where more was asked for than the audit says that anything ordered.
 */
async function countDuplicates(
  db: Database,
  connector: FakeConnector,
  leads: Leads,
): Promise<{ duplicates: string[]; unknown: number }> {
  const made = new Map<string, number>();
  for (const one of connector.received) {
    const who = leads.conversations.get(one.conversation);
    if (one.made === undefined || who === undefined) continue;
    const escalation = aboutWhich({ card: one.activity?.attachments?.[0]?.content } as never);
    const key = `${escalation} ${who}`;
    if (escalation) made.set(key, (made.get(key) ?? 0) + 1);
  }
  const { rows } = await db.query<{
    escalation: string;
    recipient: string;
    posts: number;
    unknown: number;
    anew: number;
  }>(
    `select p.escalation, p.recipient, count(distinct p.id)::int as posts,
            (count(a.id) filter (where a.kind = 'send' and (a.outcome is null or (a.outcome = 'failed' and a.code is null))))::int as unknown,
            (count(a.id) filter (where a.kind = 'update' and a.outcome in ('gone', 'blocked')))::int as anew
       from post p left join delivery_attempt a on a.post = p.id
      where p.audience = 'lead' and p.escalation is not null group by 1, 2`,
  );
  const ordered = await db.query<{ escalation: string; who: string; times: number }>(
    `select escalation, who, count(*)::int as times
       from audit_event, jsonb_array_elements_text(detail -> 'paged') who where escalation is not null group by 1, 2`,
  );
  const timesOrdered = new Map(ordered.rows.map((row) => [`${row.escalation} ${row.who}`, row.times]));
  const nameOf = (entra: string) =>
    Object.entries(people).find(([, one]) => one.entra === entra)?.[0] ?? entra;
  const duplicates: string[] = [];
  let unknown = 0;
  for (const row of rows) {
    const key = `${row.escalation} ${nameOf(row.recipient)}`;
    const extra = Math.max((made.get(key) ?? 0) - row.posts, 0);
    unknown += Math.min(extra, row.unknown);
    if (extra > row.unknown + row.anew)
      duplicates.push(`${key}: ${made.get(key)} messages for ${row.posts} posts`);
    const asked = timesOrdered.get(key) ?? 0;
    if (row.posts > asked) duplicates.push(`${key}: ${row.posts} posts, paged ${asked} times`);
  }
  return { duplicates, unknown };
}
