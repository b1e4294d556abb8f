import { randomBytes, randomUUID } from 'node:crypto';
import type { HandleTurn } from '../../../src/core/conversation/turn.ts';
import type { RehearsalAction } from '../../../src/core/rehearsal/card-actions.ts';
import type { Database } from '../../../src/store/database.ts';
import { createSeal, type KeyRing, type Seal } from '../../../src/store/seal.ts';
import { type SealedColumn, sealedColumns } from '../../../src/store/sealed-columns.ts';
import { realContent } from '../../support/content.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import { atOf, press, testEscalation, text, turnHandler } from '../../support/turns.ts';

export const newKey = (id: string) => ({ id, key: randomBytes(32) });
/** A ring as it is written in ASKWELL_KEYS. */
export const asSetting = (ring: KeyRing) =>
  ring.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');

const content = realContent();
const tenant = '5c1d7f0e-8b3a-4e62-9f4d-2a6b90c7e318';
const lead = { tenant, person: 'd3587e2a-94b1-4c0d-8e76-1f9a05b3c6d8' };

/** The real turn handler of a replica with this ring. */
export function replica(at: TestDatabase, ring: KeyRing): HandleTurn {
  const seal = createSeal(ring);
  return turnHandler(at, content, { seal, escalation: { ...testEscalation, seal } });
}

/** One person's real turns, so that every sealed column has a value of theirs. Out: the next answer that they could give. */
export async function live(
  handle: HandleTurn,
  at: TestDatabase,
  person: string,
): Promise<() => Promise<unknown>> {
  const mine = { tenant, person, conversation: { ...text('').conversation, id: `chat-${person}` } };
  const rehearsing = await handle(press({ verb: 'rehearsal-choose', scenario: 'work-stress' }, mine));
  const tap = (outcome: typeof rehearsing, action: object) => {
    const view = outcome.answer.view as { rehearsal?: object };
    return handle(press({ inputs: {}, ...view.rehearsal, ...action } as RehearsalAction, mine));
  };
  const begun = await tap(rehearsing, { verb: 'rehearsal-begin', level: 'coached' });
  await tap(begun, { verb: 'rehearsal-stop' });
  const start = await handle(press({ verb: 'start' }, mine));
  const danger = await handle(press({ verb: 'danger', ...atOf(start), inputs: {} }, mine));
  const told = await handle(press({ verb: 'escalate', ...atOf(danger), inputs: {} }, mine));
  const { rows } = await at.database.query<{ id: string }>('select id from escalation where raised_by = $1', [
    person,
  ]);
  const escalation = rows[0]?.id ?? randomUUID();
  await handle(press({ verb: 'escalation-advise', escalation, inputs: { advice: `for ${person}` } }, lead));
  let outcome = await handle(press({ verb: 'carry-on', ...atOf(told), inputs: {} }, mine));
  return async () => {
    outcome = await handle(press({ verb: 'answers', ...atOf(outcome), inputs: {} }, mine));
    outcome = await handle(press({ verb: 'back', ...atOf(outcome), inputs: {} }, mine));
  };
}

/** Every sealed value of the database, by its place. Throws where one does not open. */
export async function openAll(database: Database, seal: Seal): Promise<Map<string, unknown>> {
  const opened = new Map<string, unknown>();
  for (const column of sealedColumns)
    for (const { place, sealed } of await valuesOf(database, column))
      opened.set(place, seal.open(sealed, place));
  return opened;
}

export async function valuesOf(
  database: Database,
  { table, column, keys, place }: SealedColumn,
): Promise<{ place: string; sealed: Buffer }[]> {
  const names = keys.map((key) => key.column);
  const { rows } = await database.query<{ key: string[]; sealed: Buffer }>(
    `select array[${names.map((name) => `${name}::text`)}] as key, ${column} as sealed from ${table}
      where ${column} is not null order by ${names}`,
  );
  return rows.map(({ key, sealed }) => ({ place: place(key), sealed }));
}

/** Many events of one enquiry, for a rotation that takes a while. */
export async function manyEvents({ database }: TestDatabase, ring: KeyRing, count: number): Promise<string> {
  const session = randomUUID();
  const seal = createSeal(ring);
  await database.query(
    `insert into person (tenant, id, locale, last_seen) values ('t', $1, 'en-GB', now())`,
    [session],
  );
  await database.query(
    `insert into enquiry_session (id, tenant, person, status, stage, step, machine_version, content_version, snapshot,
       started_at, updated_at) values ($1::uuid, 't', $1::text, 'closed', 'summary', 1, 1, '1', $2, now(), now())`,
    [session, seal.close({}, `session:${session}`)],
  );
  const bodies = Array.from({ length: count }, (_, i) =>
    seal.close({ text: `told ${i}` }, `event:${session}:${i + 1}`),
  );
  await database.query(
    `insert into enquiry_event (session, step, body, content_version, at)
     select $1, n, body, '1', now() from unnest($2::bytea[]) with ordinality as f (body, n)`,
    [session, bodies],
  );
  return session;
}
