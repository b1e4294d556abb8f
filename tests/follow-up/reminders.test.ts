import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Delivered } from '../../src/channel/deliver.ts';
import type { Answer } from '../../src/core/conversation/views.ts';
import { dueAt } from '../../src/core/follow-up/days.ts';
import { type RemindParts, remind } from '../../src/jobs/remind.ts';
import { followUpsOf, moveFollowUp, planFollowUp, settleFollowUp } from '../../src/store/follow-ups.ts';
import {
  type ClaimedReminder,
  claimReminder,
  noteNotReminded,
  noteReminded,
} from '../../src/store/reminders.ts';
import { readTurn } from '../../src/store/turn-read.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { inbound } from '../support/turns.ts';

const database = useTestDatabase();
const owner = { tenant: 'tenant-a', person: 'person-a' };
const day = '2026-11-24';
const due = dueAt(day);
const late = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

/** A clinician with an enquiry, and a follow-up planned for it. Out: the follow-up's id. */
async function planned(who = owner, dueOn = day): Promise<{ followUp: string; session: string }> {
  const { database: db } = database();
  const [followUp, session, began] = [randomUUID(), randomUUID(), new Date('2026-11-20T10:00:00Z')];
  await db.query(`insert into person values ($1, $2, $3, 'en-GB', $4) on conflict do nothing`, [
    who.tenant,
    who.person,
    { id: `chat of ${who.person}` },
    began,
  ]);
  await db.query(
    `insert into enquiry_session (id, tenant, person, status, stage, step, machine_version, content_version, snapshot,
       started_at, updated_at) values ($1, $2, $3, 'paused', 'summary', 1, 1, 'c', '\\x00', $4, $4)`,
    [session, who.tenant, who.person, began],
  );
  await planFollowUp(db, who, { id: followUp, session, dueOn, dueAt: dueAt(dueOn) }, began);
  return { followUp, session };
}

type Sent = { to: string; answer: Answer };

/** One replica's worker, with a channel that does what `channel` says. */
function worker(channel: (reminder: ClaimedReminder) => Delivered | Promise<Delivered>) {
  const { database: db } = database();
  const sent: Sent[] = [];
  const at = { now: late(0) };
  const parts: RemindParts = {
    claim: (asked) => claimReminder(db, asked),
    deliver: async (reminder, answer) => {
      const delivered = await channel(reminder);
      if (delivered.kind === 'delivered') sent.push({ to: reminder.conversation.id, answer });
      return delivered;
    },
    reminded: (reminder, now) => noteReminded(db, reminder, now),
    notReminded: (reminder, again) => noteNotReminded(db, reminder, again),
    // Every look at the clock is a little later, as it is in life.
    now: () => (at.now = new Date(at.now.getTime() + 1)),
    newClaim: () => randomUUID(),
  };
  const round = (minutes: number) => {
    at.now = late(minutes);
    return remind(parts);
  };
  return { sent, round, parts };
}

const works = (): Delivered => ({ kind: 'delivered', id: 'message-1' });
const nothing = { sent: 0, failed: 0, givenUp: 0, codes: {} };
const once = { ...nothing, sent: 1 };

async function row(followUp: string) {
  const { rows } = await database().database.query(
    'select state, due_on::text as due_on, reminded_at, claim from follow_up where id = $1',
    [followUp],
  );
  return rows[0];
}

describe('a reminder', () => {
  test('comes at half past eight and not before, once, and names nothing but the follow-up', async () => {
    const { followUp } = await planned();
    const { round, sent } = worker(works);
    expect(await round(-1)).toEqual(nothing);
    expect(await round(0)).toEqual(once);
    for (const minutes of [1, 60, 60 * 24 * 30]) expect(await round(minutes)).toEqual(nothing);
    expect(sent).toEqual([
      { to: 'chat of person-a', answer: { view: { kind: 'reminder', followUp }, notices: [] } },
    ]);
    expect(await row(followUp)).toMatchObject({
      state: 'planned',
      claim: null,
      reminded_at: expect.any(Date),
    });
  });

  test('that fell due while everything was down is made up for, by whichever process comes first', async () => {
    await planned();
    const { round } = worker(works);
    expect(await round(60 * 24 * 30)).toEqual(once);
  });

  test('is sent once by two workers at once, and none of many is left out', async () => {
    for (let i = 0; i < 12; i++) await planned({ tenant: 'tenant-a', person: `person-${i}` });
    const slow = async (): Promise<Delivered> => {
      await new Promise((go) => setTimeout(go, 10));
      return works();
    };
    const workers = [worker(slow), worker(slow), worker(slow)];
    const rounds = await Promise.all(workers.map(({ round }) => round(0)));
    expect(rounds.reduce((n, { sent }) => n + sent, 0)).toBe(12);
    const to = workers.flatMap(({ sent }) => sent.map((one) => one.to));
    expect(new Set(to).size).toBe(12);
    expect(to).toHaveLength(12);
  });

  test('whose worker died between sending and recording is sent again, once its claim has run out', async () => {
    const { followUp } = await planned();
    const dying = worker(works);
    dying.parts.reminded = () => Promise.reject(new Error('the power went'));
    await expect(dying.round(0)).rejects.toThrow('the power went');
    const { round, sent } = worker(works);
    for (const minutes of [1, 2, 4]) expect(await round(minutes)).toEqual(nothing);
    expect(await round(6)).toEqual(once);
    expect(await round(12)).toEqual(nothing);
    // Both carry the same follow-up: a second one does no harm.
    expect([...dying.sent, ...sent].map(({ answer }) => answer.view)).toEqual([
      ...[
        { kind: 'reminder', followUp },
        { kind: 'reminder', followUp },
      ],
    ]);
  });

  test('a worker that was slow neither takes nor frees another one’s claim', async () => {
    const { followUp } = await planned();
    const { database: db } = database();
    const claim = (minutes: number) =>
      claimReminder(db, { claim: randomUUID(), begun: late(minutes), now: late(minutes) });
    const slow = (await claim(0)) as ClaimedReminder;
    const other = (await claim(6)) as ClaimedReminder;
    await noteNotReminded(db, slow, late(0));
    expect(await claim(7)).toBeUndefined();
    expect(await row(followUp)).toMatchObject({ claim: other.claim });
    await noteReminded(db, slow, late(7));
    await noteNotReminded(db, other, late(7));
    expect(await claim(20)).toBeUndefined();
  });
});

describe('a channel that fails', () => {
  test('is tried again each minute until it recovers', async () => {
    await planned();
    let down = true;
    const { round, sent } = worker(() => (down ? { kind: 'failed', status: 502 } : works()));
    for (const minutes of [0, 1, 2])
      expect(await round(minutes)).toEqual({ ...nothing, failed: 1, codes: { 'failed:502': 1 } });
    down = false;
    expect(await round(3)).toEqual(once);
    expect(await round(4)).toEqual(nothing);
    expect(sent).toHaveLength(1);
  });

  test('keeps nobody else from being reminded in the same round', async () => {
    await planned();
    await planned({ tenant: 'tenant-a', person: 'person-b' });
    const { round, sent } = worker(({ conversation }) =>
      conversation.id === 'chat of person-a' ? { kind: 'failed' } : works(),
    );
    expect(await round(0)).toEqual({ ...once, failed: 1, codes: { failed: 1 } });
    expect(sent.map(({ to }) => to)).toEqual(['chat of person-b']);
  });

  test('is left in peace for as long as it asks', async () => {
    await planned();
    const { round } = worker(() => ({ kind: 'throttled', retryAfterSeconds: 150 }));
    expect(await round(0)).toMatchObject({ failed: 1, codes: { throttled: 1 } });
    for (const minutes of [1, 2]) expect(await round(minutes)).toEqual(nothing);
    expect(await round(3)).toMatchObject({ failed: 1 });
  });

  test('that does not let the bot in is asked hourly, and at once when the person is heard from', async () => {
    await planned();
    const { database: db } = database();
    let blocked = true;
    const { round } = worker(() =>
      blocked ? { kind: 'blocked', code: 'ConversationBlockedByUser' } : works(),
    );
    expect(await round(0)).toMatchObject({ failed: 1, codes: { 'blocked:ConversationBlockedByUser': 1 } });
    for (const minutes of [1, 30, 59]) expect(await round(minutes)).toEqual(nothing);
    expect(await round(61)).toMatchObject({ failed: 1 });
    blocked = false;
    await db.query('update person set last_seen = $1', [late(70)]);
    expect(await round(71)).toEqual(once);
  });

  test('is tried for seven days, and that it was given up is counted', async () => {
    await planned();
    const { round } = worker(() => ({ kind: 'failed' }));
    const days = 24 * 60;
    expect(await round(0)).toMatchObject({ failed: 1, givenUp: 0 });
    expect(await round(7 * days - 2)).toMatchObject({ failed: 1, givenUp: 0 });
    expect(await round(7 * days - 1)).toMatchObject({ failed: 1, givenUp: 1 });
    expect(await round(7 * days)).toEqual(nothing);
  });
});

describe('what is no longer wanted is not sent', () => {
  test.each(['done', 'passed-on'] as const)('%s', async (state) => {
    const { followUp } = await planned();
    await settleFollowUp(database().database, owner, followUp, state, late(-60));
    expect(await worker(works).round(0)).toEqual(nothing);
    expect(await row(followUp)).toMatchObject({ state });
  });

  test('moved: not on the old day, but on the new one, also when it had been sent', async () => {
    const { followUp } = await planned();
    const { round } = worker(works);
    const move = (dueOn: string) =>
      moveFollowUp(database().database, owner, { id: followUp, dueOn, dueAt: dueAt(dueOn) });
    const dayMinutes = 24 * 60;
    await move('2026-11-25');
    expect(await round(0)).toEqual(nothing);
    expect(await round(dayMinutes)).toEqual(once);
    await move('2026-11-27');
    expect(await round(2 * dayMinutes)).toEqual(nothing);
    expect(await round(3 * dayMinutes)).toEqual(once);
  });

  test('moved while it was on its way: that one counts for the old day', async () => {
    const { followUp } = await planned();
    const { round } = worker(async () => {
      const dueOn = '2026-11-25';
      await moveFollowUp(database().database, owner, { id: followUp, dueOn, dueAt: dueAt(dueOn) });
      return works();
    });
    expect(await round(0)).toEqual(once);
    expect(await row(followUp)).toMatchObject({ due_on: '2026-11-25', reminded_at: null });
  });

  test('its enquiry was discarded', async () => {
    const { session } = await planned();
    await database().database.query(
      `update enquiry_session set status = 'discarded', snapshot = null where id = $1`,
      [session],
    );
    expect(await worker(works).round(0)).toEqual(nothing);
  });
});

describe('the table', () => {
  test('holds one planned follow-up an enquiry', async () => {
    const { session } = await planned();
    const again = { id: randomUUID(), session, dueOn: day, dueAt: due };
    await expect(planFollowUp(database().database, owner, again, late(-60))).rejects.toThrow(
      'follow_up_one_planned',
    );
  });

  test.each([
    ['a moment on another day than the one that was promised', `due_on = due_on + 1`],
    ['a state that it does not know', `state = 'forgotten', settled_at = now()`],
    ['a settled one that nobody settled', `state = 'done'`],
    ['one that was sent before it was due', `reminded_at = due_at - interval '1 minute'`],
    ['a claim since no time', `claim = gen_random_uuid()`],
  ])('refuses %s', async (_, change) => {
    await planned();
    await expect(database().database.query(`update follow_up set ${change}`)).rejects.toThrow('check');
  });

  test('keeps everybody to their own', async () => {
    const { followUp, session } = await planned();
    const { database: db } = database();
    for (const stranger of [
      { tenant: 'tenant-a', person: 'person-b' },
      { tenant: 'tenant-b', person: 'person-a' },
    ]) {
      await planned(stranger);
      await settleFollowUp(db, stranger, followUp, 'done', late(0));
      await moveFollowUp(db, stranger, { id: followUp, dueOn: '2026-11-25', dueAt: dueAt('2026-11-25') });
      const asked = { followUp, session, rehearsal: undefined };
      const seen = followUpsOf(await readTurn(db, inbound({ kind: 'arrived' }, stranger), asked));
      expect(seen.map(({ id }) => id)).not.toContain(followUp);
      expect(seen).toHaveLength(1);
    }
    expect(await row(followUp)).toMatchObject({ state: 'planned', due_on: day });
  });

  test('holds nothing that was told, and nobody’s name', async () => {
    await planned();
    const { rows } = await database().database.query(
      `select column_name as name from information_schema.columns
        where table_schema = $1 and table_name = 'follow_up' order by 1`,
      [database().schema],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      ...['claim', 'due_at', 'due_on', 'id', 'person', 'planned_at', 'reminded_at', 'session', 'settled_at'],
      ...['state', 'tenant', 'tried_at', 'try_again_at'],
    ]);
  });
});
