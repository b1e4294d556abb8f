import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Organisation } from '../../src/content/schema/organisation.ts';
import { type DataKind, dataKinds, howLong, retentionPolicy } from '../../src/core/retention/how-long.ts';
import { howMuchIsHeld, oldestBeyondPolicy } from '../../src/how-much-is-held.ts';
import { keepToPolicy } from '../../src/jobs/keep-to-policy.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { retained } from '../../src/store/retained.ts';
import { latestRun } from '../../src/store/retention-runs.ts';
import { placeOf } from '../../src/store/sealed-columns.ts';
import { dumpOf, where } from '../own-data/support/dump.ts';
import { lead, living, rosa, sam, tenant } from '../own-data/support/lived.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { press, testEscalation, testSeal, viewOf } from '../support/turns.ts';

const database = useTestDatabase();
const life = living(database);
const rows = async (query: string, values: unknown[] = []) =>
  (await database().database.query(query, values)).rows;
const dump = () => dumpOf(database().database, testSeal);
const dayMs = 24 * 3_600_000;

const retention = { 'enquiry-days': 30, 'rehearsal-days': 180, 'escalation-days': 400, 'delivery-days': 90 };
const organisation: Organisation = { ...testEscalation.organisation(), retention };
const failures: unknown[] = [];
const round = (changes: Partial<Organisation['retention']> = {}) =>
  keepToPolicy({
    ...{ database: database().database, seal: testSeal, now: () => life.clock.now },
    policy: () => retentionPolicy({ ...organisation, retention: { ...retention, ...changes } }),
    failed: (kind, error) => failures.push([kind, error]),
  });
const beyond = () => oldestBeyondPolicy(database().database, organisation, life.clock.now);
const has = async (table: string, where: string) =>
  ((await rows(`select 1 from ${table} where ${where}`)) as object[]).length > 0;

test('an enquiry goes with all that was told and planned, days after it was last touched and not before', async () => {
  const session = await life.enquire(sam, 'planted words');
  await life.says(sam)('summary');
  life.later(29, 23);
  await round();
  expect(where(await dump(), 'planted words')).toEqual(['enquiry_event', 'enquiry_session']);
  life.later(0, 1);
  expect((await round()).removed).toMatchObject({ enquiries: 1 });
  expect(where(await dump(), 'planted', session)).toEqual([]);
  // Whoever comes back to it is told so, and begins afresh.
  expect(viewOf(await life.says(sam)('resume'), 'welcome').at).toBeUndefined();
  expect(failures).toEqual([]);
});

test('touching it begins the days anew', async () => {
  await life.enquire(sam, 'planted words');
  life.later(29);
  await life.says(sam)('pause');
  life.later(29);
  expect((await round()).removed.enquiries).toBeUndefined();
  life.later(1);
  expect((await round()).removed.enquiries).toBe(1);
});

test('an enquiry waits for its reminder, for the week in which that is tried, and for its lead', async () => {
  const reminded = await life.enquire(sam, 'with a reminder');
  await life.planFollowUp(sam, reminded, '2027-03-01', '2027-03-01T08:30:00Z');
  const told = await life.raise(sam, 'still open');
  life.clock.now = new Date('2027-04-06T08:00:00Z');
  await round();
  expect(await rows('select count(*)::int as n from enquiry_session')).toEqual([{ n: 2 }]);
  life.clock.now = new Date('2027-04-07T08:30:00Z');
  await round();
  expect(await rows('select id from enquiry_session')).not.toContainEqual({ id: reminded });
  expect(await has('follow_up', 'true')).toBe(false);
  await life.close(told.id);
  life.later(29);
  await round();
  expect(await has('enquiry_session', 'true')).toBe(true);
  life.later(1);
  await round();
  expect(await has('enquiry_session', 'true')).toBe(false);
  expect(await has('escalation', `id = '${told.id}' and session is null`)).toBe(true);
});

test('a rehearsal goes with its points after its own time', async () => {
  await life.rehearse(sam, ['greet', 'planted listen', 'ask-impact', 'ask-household', 'close']);
  life.later(179);
  await round();
  expect(await has('rehearsal_result', 'true')).toBe(true);
  life.later(1);
  expect((await round()).removed.rehearsals).toBe(1);
  for (const table of ['rehearsal', 'rehearsal_event', 'rehearsal_result'])
    expect(await has(table, 'true'), table).toBe(false);
});

test('a kept answer goes after a day, what tells a repeated message after thirty, and a repeat is still known', async () => {
  const tap = { activityId: 'the-tap' };
  await life.handler()({ ...press({ verb: 'start' }, sam), ...tap });
  life.later(1);
  expect((await round()).removed).toEqual({ replies: 1 });
  const again = await life.handler()({ ...press({ verb: 'start' }, sam), ...tap });
  expect([again.sent, viewOf(again, 'refusal').words]).toEqual([true, 'data:answer-gone']);
  expect(await rows('select count(*)::int as n from enquiry_session')).toEqual([{ n: 1 }]);
  life.later(29);
  expect((await round()).removed).toMatchObject({ turns: 1 });
});

test('what was written in an escalation goes after its time; who did what stays, and the chain holds', async () => {
  await life.presses(lead)({ verb: 'help' });
  const over = await life.raise(sam, 'planted question');
  await life.close(over.id);
  await life.deliver(over.id);
  const open = await life.raise(sam, 'planted and open');
  const before = await verifyAudit(database().database, testSeal);
  life.later(399);
  await round();
  expect(where(await dump(), 'planted question', 'planted advice')).toEqual(['audit_event', 'escalation']);
  expect(await has('delivery_attempt', 'true')).toBe(false);
  life.later(1);
  expect((await round()).removed).toMatchObject({ escalations: 1 });
  const after = await dump();
  expect(where(after, 'planted question', 'planted advice')).toEqual([]);
  expect(await has('post', `escalation = '${over.id}'`)).toBe(false);
  expect(await rows(`select what from audit_event where escalation = '${over.id}' order by no`)).toEqual(
    expect.arrayContaining([
      { what: 'raised' },
      { what: 'advise' },
      { what: 'close' },
      { what: 'erase-words' },
    ]),
  );
  const verified = await verifyAudit(database().database, testSeal);
  expect(verified).toMatchObject({ ok: true, links: before.ok ? before.links + 1 : 0 });
  // The open one is as it was.
  expect(where(after, 'planted and open')).toContain('escalation');
  expect(
    await has('escalation', `id = '${open.id}' and erased_at is null and raised_by = '${sam.person}'`),
  ).toBe(true);
  // An old card says that it is no longer here, and shows nothing made up.
  const pressed = await life.presses(lead)({ verb: 'escalation-open', escalation: over.id, inputs: {} });
  expect(viewOf(pressed, 'refusal').words).toBe('escalation:notices.unknown');
});

test('a clinician who asked for it is forgotten by itself once their escalation is over and they know', async () => {
  await life.presses(lead)({ verb: 'help' });
  const one = await life.raise(sam, 'planted question');
  await life.deliver(one.id);
  await life.presses(sam)({ verb: 'my-data-delete-all' });
  life.later(40);
  await round();
  expect(await has('escalation', `raised_by = '${sam.person}'`)).toBe(true);
  expect(await has('person', `id = '${sam.person}' and conversation is not null`)).toBe(true);
  await life.close(one.id);
  // The card that says how it ended is on its way.
  await round();
  expect(await has('escalation', `raised_by = '${sam.person}'`)).toBe(true);
  await life.deliver(one.id);
  expect((await round()).removed).toMatchObject({ wishes: 1 });
  expect(where(await dump(), sam.person, sam.name ?? '')).toEqual(['turn']);
  expect(await rows(`select person from turn where person = '${sam.person}'`)).toEqual([]);
  life.later(1);
  await round();
  expect(where(await dump(), sam.person, sam.name ?? '')).toEqual([]);
  expect(where(await dump(), 'planted question')).toEqual(['escalation']);
  expect(await verifyAudit(database().database, testSeal)).toMatchObject({ ok: true });
});

test('somebody whose card never arrives is forgotten a day after the end all the same', async () => {
  const one = await life.raise(sam, 'planted question');
  await life.presses(sam)({ verb: 'my-data-delete-all' });
  await life.close(one.id);
  life.later(0, 23);
  await round();
  expect(await has('escalation', `raised_by = '${sam.person}'`)).toBe(true);
  life.later(0, 1);
  await round();
  expect(await has('escalation', `raised_by = '${sam.person}'`)).toBe(false);
});

test('a day after “delete my data” nothing at all is left; whoever has come back stays', async () => {
  await life.enquire(sam, 'planted words');
  await life.enquire(rosa, 'words of rosa');
  for (const me of [sam, rosa]) await life.presses(me)({ verb: 'my-data-delete-all' });
  life.later(0, 2);
  await life.says(rosa)('help');
  await round();
  expect(where(await dump(), sam.person)).toEqual(['person', 'turn']);
  life.later(0, 22);
  expect((await round()).removed.traces).toBe(2);
  expect(where(await dump(), sam.person)).toEqual([]);
  expect(await rows('select id, forget_at from person')).toEqual([{ id: rosa.person, forget_at: null }]);
  // What she did before she asked is gone; what she has done since is not.
  const turns = await rows('select person, min(received_at) as first from turn group by person');
  expect(turns).toEqual([{ person: rosa.person, first: new Date('2026-11-23T12:00:00Z') }]);
});

test('where somebody can be reached goes once nothing is held; that of a lead stays', async () => {
  for (const me of [sam, rosa, lead]) await life.presses(me)({ verb: 'help' });
  await life.rehearse(rosa, ['greet']);
  life.later(30);
  expect((await round()).removed.people).toBe(1);
  expect((await rows('select id from person order by id')).map(({ id }) => id).sort()).toEqual(
    [rosa.person, lead.person].sort(),
  );
});

/** Rows of every kind, planted at any age. Out: each with the moment from which its days count; null: it is needed. */
async function plant(what: { kind: Plantable; hours: number; needed: boolean }[]): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const { kind, hours, needed } of what) {
    const id = randomUUID();
    const at = new Date(life.clock.now.getTime() - hours * 3_600_000);
    await planters[kind](id, at, needed);
    planted.push({ kind, id, since: needed ? null : at });
  }
  return planted;
}
type Plantable = 'enquiries' | 'rehearsals' | 'replies' | 'turns' | 'attempts' | 'bulletins' | 'swaps';
type Planted = { kind: Plantable; id: string; since: Date | null };

const planters: Record<Plantable, (id: string, at: Date, needed: boolean) => Promise<unknown>> = {
  enquiries: async (id, at, needed) => {
    await rows(
      `insert into enquiry_session (id, tenant, person, status, stage, step, machine_version, content_version, snapshot,
         started_at, updated_at) values ($1, $2, $3, 'paused', 'cues', 1, 1, '1', $5, $4, $4)`,
      [id, tenant, sam.person, at, testSeal.close({}, placeOf.session(id))],
    );
    if (needed) await escalationOf(id, at);
  },
  rehearsals: (id, at) =>
    rows(
      `insert into rehearsal (id, tenant, person, scenario, status, step, machine_version, content_version, snapshot,
         started_at, updated_at) values ($1, $2, $3, 's', 'closed', 1, 1, '1', $5, $4, $4)`,
      [id, tenant, sam.person, at, testSeal.close({}, placeOf.rehearsal(id))],
    ),
  replies: (id, at) =>
    turn(id, at, testSeal.close({ view: { kind: 'help' }, notices: [] }, placeOf.turn(id))),
  turns: (id, at) => turn(id, at, null),
  attempts: async (id, at, needed) => {
    const post = await bulletin(randomUUID(), life.clock.now, needed);
    await attempt(id, post, at);
  },
  bulletins: async (id, at, needed) => {
    await bulletin(id, at, needed);
    await attempt(randomUUID(), id, at);
  },
  swaps: (id, at) =>
    rows(
      `insert into shift_swap (id, tenant, rota, person, from_at, until_at, made_by, made_at)
       values ($1, $2, 'r', 'p', $3::timestamptz - interval '1 hour', $3, 'p', $3)`,
      [id, tenant, at],
    ),
};
const turn = (id: string, at: Date, reply: Buffer | null) =>
  rows(
    `insert into turn (id, tenant, person, conversation, activity, locale, reply, received_at)
     values ($1::uuid, $2, $3, '{}', $1::text, 'en-GB', $4, $5)`,
    [id, tenant, sam.person, reply, at],
  );
async function bulletin(id: string, at: Date, waiting: boolean): Promise<string> {
  await rows(
    `insert into post (id, bulletin, tenant, audience, recipient, urgency, state, wanted, shown, asked_at)
     values ($1, '{}', $2, 'lead', 'p', 1, $4, 1, 0, $3)`,
    [id, tenant, at, waiting ? 'waiting' : 'unreachable'],
  );
  return id;
}
const attempt = (id: string, post: string, at: Date) =>
  rows(`insert into delivery_attempt (id, post, kind, begun_at) values ($1, $2, 'send', $3)`, [id, post, at]);
const escalationOf = (session: string, at: Date) =>
  rows(
    `insert into escalation (id, reference, tenant, raised_by, locale, session, policy, chain, steps, state, level,
       machine_version, snapshot, revision, token, due_at, body, raised_at, updated_at)
     values ($1::uuid, $1::text, $2, $3, 'en-GB', $4, '1', 'c', '{}', 'owned', 'high', 1, '{}', 1, 1, $5, $6, $5, $5)`,
    [randomUUID(), tenant, rosa.person, session, at, testSeal.close({}, 'nowhere')],
  );

const table: Record<Plantable, string> = {
  ...{ enquiries: 'enquiry_session', rehearsals: 'rehearsal', replies: 'turn', turns: 'turn' },
  ...{ attempts: 'delivery_attempt', bulletins: 'post', swaps: 'shift_swap' },
};
const plantables = Object.keys(table) as Plantable[];

test('nothing that is younger than the policy is touched, nothing that is older remains, what is needed stays', async () => {
  await life.presses(sam)({ verb: 'help' });
  const days = howLong(organisation);
  const one = fc.constantFrom(...plantables).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      // Near the limit on either side of it, where mistakes are, and anywhere.
      hours: fc.oneof(
        fc.integer({ min: days[kind] * 24 - 2, max: days[kind] * 24 + 2 }),
        fc.integer({ min: 0, max: 9000 }),
      ),
      needed: ['enquiries', 'attempts', 'bulletins'].includes(kind) ? fc.boolean() : fc.constant(false),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 5, maxLength: 30 }), async (what) => {
      for (const one of [
        ...['delivery_attempt', 'post', 'escalation', 'enquiry_session', 'rehearsal', 'turn', 'shift_swap'],
      ])
        await rows(`delete from ${one}`);
      const planted = await plant(what);
      await round();
      for (const { kind, id, since } of planted) {
        const ageMs = since ? life.clock.now.getTime() - since.getTime() : 0;
        const due = since !== null && ageMs >= days[kind] * dayMs;
        const column = kind === 'replies' ? ' and reply is not null' : '';
        // A turn whose reply went goes itself in its own time, which is checked as the other kind.
        if (kind === 'replies' && ageMs >= days.turns * dayMs) continue;
        const there = await has(table[kind], `id = '${id}'${column}`);
        expect([kind, ageMs / 3_600_000, there]).toEqual([kind, ageMs / 3_600_000, !due]);
      }
      expect(Object.values(await beyond()).every((seconds) => seconds === 0)).toBe(true);
      expect(failures).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('what is kept too long is measured, kind by kind, and so is what is held', async () => {
  const old = plantables.map((kind) => ({ kind, hours: 24 * 400, needed: false }));
  await life.presses(sam)({ verb: 'help' });
  await plant(old);
  const days = howLong(organisation);
  const found = await beyond();
  for (const kind of plantables) expect([kind, found[kind]]).toEqual([kind, (400 - days[kind]) * 24 * 3600]);
  for (const kind of ['wishes', 'traces', 'escalations', 'people'] as DataKind[]) expect(found[kind]).toBe(0);
  const held = await howMuchIsHeld(database().database, organisation, life.clock.now);
  expect(held.map(({ what }) => what)).toEqual([...dataKinds]);
  expect(held.find(({ what }) => what === 'swaps')).toEqual({
    ...{ what: 'swaps', days: 90, held: 1, oldest: '2025-10-19', beyond: 310 * 24 },
  });
  await round();
  expect(Object.values(await beyond()).every((seconds) => seconds === 0)).toBe(true);
});

test('a round that is cut off has removed what it says, and the next one goes on', async () => {
  await life.presses(sam)({ verb: 'help' });
  await plant(
    Array.from({ length: 1200 }, () => ({ kind: 'swaps' as const, hours: 24 * 91, needed: false })),
  );
  // The third batch breaks, as when the database goes away in the middle.
  await rows(`create function break_it() returns trigger language plpgsql as $$ begin
    if (select count(*) from shift_swap) < 300 then raise exception 'gone'; end if; return old; end $$`);
  await rows('create trigger break_it before delete on shift_swap for each row execute function break_it()');
  const broken = await round();
  expect(broken.failed).toEqual(['swaps']);
  expect(failures.splice(0)).toHaveLength(1);
  expect(broken.removed.swaps).toBe(500);
  expect(await rows('select count(*)::int as n from shift_swap')).toEqual([{ n: 700 }]);
  expect(await latestRun(database().database)).toMatchObject({ removed: { swaps: 500 }, failed: ['swaps'] });
  await rows('drop trigger break_it on shift_swap');
  life.later(0, 1);
  expect((await round()).removed).toEqual({ swaps: 700 });
});

test('a turn in progress is not waited for, and neither does it wait: that person’s data goes in the next round', async () => {
  await life.enquire(sam, 'planted words');
  await life.enquire(rosa, 'planted words of rosa');
  life.later(31);
  const client = await database().database.connect();
  try {
    await client.query('begin');
    await client.query(`select 1 from person where id = '${sam.person}' for update`);
    expect((await round()).removed.enquiries).toBe(1);
  } finally {
    await client.query('rollback');
    client.release();
  }
  expect(await rows('select person from enquiry_session')).toEqual([{ person: sam.person }]);
  expect((await round()).removed.enquiries).toBe(1);
});

test.each([
  ['the person is known still', 1],
  ['the person is forgotten, too', 0],
])('a turn that had read an enquiry before it went brings nothing of it back: %s', async (_, rehearsals) => {
  const session = await life.enquire(sam, 'planted words');
  if (rehearsals > 0) await plant([{ kind: 'rehearsals', hours: 0, needed: false }]);
  const [at] = await rows(`select step from enquiry_session where id = '${session}'`);
  life.later(31);
  const late = life.pressesWhile(sam, async () => {
    expect((await round()).removed).toMatchObject({ enquiries: 1, ...(rehearsals === 0 && { people: 1 }) });
  });
  const tap = { verb: 'answer', session, step: at?.step as number } as const;
  const answered = await late({ ...tap, inputs: { 'family-afraid': 'yes', note: 'planted late' } });
  expect(answered.answer.notices).toEqual([{ words: 'chrome:notices.unknown-session' }]);
  expect(where(await dump(), 'planted')).toEqual([]);
  expect(await has('enquiry_session', 'true')).toBe(false);
});

test('leads see the days, what is held and the last round; nobody else does', async () => {
  expect(viewOf(await life.says(lead)('retention'), 'retention').last).toBeUndefined();
  await life.enquire(sam, 'planted words');
  life.later(31);
  await round();
  const shown = viewOf(await life.says(lead)('retention'), 'retention');
  expect(shown.last).toMatchObject({
    removed: { enquiries: 1 },
    failed: [],
    endedAt: life.clock.now.toISOString(),
  });
  expect(JSON.stringify(shown)).not.toMatch(/planted|0000005a/);
  expect(viewOf(await life.says(sam)('retention'), 'refusal').words).toBe('escalation:notices.not-your-role');
});

test('every kind has its days, its rows and its words of SQL', () => {
  expect(Object.keys(retained).sort()).toEqual([...dataKinds].sort());
  expect(Object.keys(howLong(organisation)).sort()).toEqual([...dataKinds].sort());
});
