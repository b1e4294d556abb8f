import { expect, test } from 'vitest';
import { deskOf } from '../../src/store/sessions.ts';
import { mostPaused, readTurn } from '../../src/store/turn-read.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { atOf, press, testSeal, text, turnHandler } from '../support/turns.ts';

const database = useTestDatabase();
const none = { session: undefined, followUp: undefined, rehearsal: undefined };

/** So many enquiries, each begun while the one before it was in hand. Out: their ids, the oldest first. */
async function begun(many: number): Promise<string[]> {
  const handle = turnHandler(database(), realContent());
  const sessions: string[] = [];
  for (let i = 0; i < many; i += 1) sessions.push(atOf(await handle(press({ verb: 'start' }))).session);
  return sessions;
}

test('with many put aside: the one in hand, the one that is named, and the newest are read, and no more', async () => {
  const sessions = await begun(mostPaused + 5);
  const [oldest = ''] = sessions;
  // The one in hand was touched before all others.
  await database().database.query(
    `update enquiry_session set updated_at = updated_at - interval '1 day' where status = 'open'`,
  );
  const newest = sessions.toReversed();
  for (const named of [undefined, oldest, newest[0], newest[1]]) {
    const read = await readTurn(database().database, text('resume'), { ...none, session: named });
    const desk = deskOf(read, testSeal, named);
    expect(desk.current?.id).toBe(newest[0]);
    expect(desk.named?.id).toBe(named);
    expect(desk.lastPaused?.id).toBe(newest[1]);
    expect(desk.paused.map(({ at }) => at.session)).toEqual(newest.slice(1, mostPaused + 1));
    expect(read.rows.filter(({ kind }) => kind === 'session').length).toBeLessThanOrEqual(mostPaused + 2);
  }
});

test('an enquiry is named by its follow-up too, if both are the own ones', async () => {
  const sessions = await begun(mostPaused + 4);
  const [oldest = ''] = sessions;
  const { database: db } = database();
  await db.query(
    `insert into follow_up (id, session, tenant, person, state, due_on, due_at, planned_at, settled_at)
     select '7d9f6a52-0000-4000-8000-000000000001', id, tenant, person, 'done', '2026-11-23', '2026-11-23T09:00Z', now(), now()
       from enquiry_session where id = $1`,
    [oldest],
  );
  const followUp = '7d9f6a52-0000-4000-8000-000000000001';
  const read = await readTurn(db, text('resume'), { ...none, followUp });
  expect(deskOf(read, testSeal, oldest).named?.id).toBe(oldest);
  expect(read.rows.find(({ kind }) => kind === 'follow-up')?.session).toBe(oldest);
  const theirs = await readTurn(db, { ...text('resume'), person: 'person-b' }, { ...none, followUp });
  expect(theirs.rows).toEqual([]);
});
