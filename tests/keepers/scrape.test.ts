import { afterEach, expect, test, vi } from 'vitest';
import { createFigures } from '../../src/keepers/figures.ts';
import { keepReadiness } from '../../src/keepers/is-ready.ts';
import { lookAtMost } from '../../src/keepers/look-at-standing.ts';
import { createScrape } from '../../src/keepers/scrape.ts';
import { countTroubles, troubles } from '../../src/keepers/troubles.ts';
import { sourceFiles } from '../house/support/source-files.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { figureIn } from './support/figures-in.ts';

const database = useTestDatabase();
const at = new Date('2026-11-21T12:00:00Z');
const inForce = {
  contentVersion: '0123456789abcdef-14-3-2',
  organisationVersion: 'ffffffffffffffff',
  reloadFailed: true,
  servicesDueForReview: 3,
};
const scrapeOf = (query: unknown, keptTooLong = async () => [{ kind: 'turns' as const, seconds: 86_400 }]) =>
  createScrape({
    figures: createFigures({ version: '1.2.3' }),
    database: { query } as never,
    ...{ keptTooLong, inForce: () => inForce, now: () => at },
  });

/** Rows as escalations leave them behind: one late, one whose message waits, one in time, one over. */
async function someThingsStand() {
  const { database: db } = database();
  await db.query(
    `insert into person (tenant, id, conversation, locale, last_seen) values ('t', 'p', '{"id": "a:1"}', 'en-GB', $1)`,
    [at],
  );
  const escalations = [...(['late', 'waiting', 'in-time', 'unowned', 'over'] as const)].map((name, i) => ({
    name,
    id: `00000000-0000-4000-8000-00000000000${i}`,
  }));
  for (const { name, id } of escalations) {
    const state = name === 'over' ? 'closed' : name === 'unowned' ? 'unowned' : 'notified';
    const due = name === 'over' ? null : new Date(at.getTime() + (name === 'late' ? -300_000 : 60_000));
    await db.query(
      `insert into escalation (id, reference, tenant, raised_by, locale, policy, chain, steps, state, level,
         machine_version, snapshot, revision, token, due_at, body, raised_at, updated_at)
       values ($1, $2, 't', 'p', 'en-GB', 'v', 'c', '[]', $3, 'high', 1, '{}', 1, 1, $4, '', $5, $5)`,
      [id, name, state, due, at],
    );
  }
  const post = (n: number, escalation: string, audience: string, state: string, secondsAgo: number) =>
    db.query(
      `insert into post (id, escalation, tenant, audience, recipient, urgency, state, wanted, asked_at)
       values ($1, (select id from escalation where reference = $2), 't', $3, $4, 0, $5, 1, $6)`,
      [
        ...[`10000000-0000-4000-8000-00000000000${n}`, escalation, audience, `r${n}`, state],
        new Date(at.getTime() - secondsAgo * 1000),
      ],
    );
  await post(1, 'waiting', 'lead', 'waiting', 240);
  await post(2, 'in-time', 'lead', 'waiting', 5);
  await post(3, 'in-time', 'channel', 'unreachable', 500);
  await post(4, 'over', 'clinician', 'waiting', 90);
  await post(5, 'over', 'lead', 'unreachable', 900);
  const turn = (n: number, conversation: string, secondsAgo: number, sent: boolean) =>
    db.query(
      `insert into turn (id, tenant, person, conversation, activity, locale, reply, received_at, sent_at)
       values ($1, 't', 'p', $2, $3, 'en-GB', 'x', $4, $5)`,
      [
        ...[`20000000-0000-4000-8000-00000000000${n}`, { id: conversation }, `a${n}`],
        ...[new Date(at.getTime() - secondsAgo * 1000), sent ? at : null],
      ],
    );
  await turn(1, 'lost', 200, false);
  await turn(2, 'overtaken', 400, false);
  await turn(3, 'overtaken', 300, true);
  await turn(4, 'on-its-way', 5, false);
  await turn(5, 'long-ago', 4000, false);
  await db.query(
    `insert into job_round (job, at, ok) values ('audit-check', $1, false), ('made-up', $1, true)`,
    [new Date(at.getTime() - 60_000)],
  );
}

test('how things stand, in figures', async () => {
  await someThingsStand();
  const { database: db } = database();
  const { text } = await scrapeOf(db.query.bind(db))();
  const figures: [string, number][] = [
    [`askwell_build_info{version="1.2.3",node="${process.version}"}`, 1],
    ['askwell_database_up', 1],
    ['askwell_escalations{state="notified",late="yes"}', 2],
    ['askwell_escalations{state="notified",late="no"}', 1],
    ['askwell_escalations{state="unowned",late="no"}', 1],
    ['askwell_escalations{state="owned",late="yes"}', 0],
    ['askwell_escalation_overdue_seconds', 300],
    ['askwell_posts_waiting{audience="lead"}', 2],
    ['askwell_post_queue_age_seconds{audience="lead"}', 240],
    ['askwell_post_queue_age_seconds{audience="clinician"}', 90],
    ['askwell_post_queue_age_seconds{audience="channel"}', 0],
    ['askwell_posts_unreachable{audience="channel"}', 1],
    ['askwell_posts_unreachable{audience="lead"}', 0],
    ['askwell_unsent_replies', 1],
    ['askwell_unsent_replies_age_seconds', 200],
    ['askwell_reminders_due', 0],
    ['askwell_task_ok{task="audit-check"}', 0],
    ['askwell_task_age_seconds{task="audit-check"}', 60],
    ['askwell_retention_beyond_policy_seconds{kind="turns"}', 86_400],
    ['askwell_retention_beyond_policy_seconds{kind="people"}', 0],
    ['askwell_reload_failed', 1],
    ['askwell_services_due_for_review', 3],
    ['askwell_content_version', 0x0123456789ab],
    ['askwell_organisation_version', 0xffffffffffff],
  ];
  expect(figures.map(([series]) => [series, figureIn(text, series)])).toEqual(figures);
  expect(text).not.toContain('made-up');
});

test('what is over falls to 0, and does not stay as it was', async () => {
  await someThingsStand();
  const { database: db } = database();
  const late = 'askwell_escalations{state="notified",late="yes"}';
  expect(figureIn((await scrapeOf(db.query.bind(db))()).text, late)).toBe(2);
  await db.query(`update escalation set state = 'closed', due_at = null`);
  await db.query(`update post set state = 'stopped'`);
  expect(figureIn((await scrapeOf(db.query.bind(db))()).text, late)).toBe(0);
});

test.each<[string, () => Promise<unknown>]>([
  ['refuses', () => Promise.reject(new Error('secret'))],
  ['says nothing', () => new Promise(() => {})],
])('a database that %s fails no scrape, and leaves no old figure standing', async (_, query) => {
  const { database: db } = database();
  let down = false;
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const scrape = scrapeOf((...asked: Parameters<typeof db.query>) => (down ? query() : db.query(...asked)));
  expect(figureIn((await scrape()).text, 'askwell_unsent_replies')).toBe(0);
  down = true;
  now += 11_000;
  const { text } = await scrape();
  expect(figureIn(text, 'askwell_database_up')).toBe(0);
  expect(figureIn(text, 'askwell_turns_total{outcome="kept",via="text"}')).toBe(0);
  expect(text).not.toMatch(/^askwell_(escalations|unsent|posts|post|task|reminders|retention)/m);
  expect(text).not.toContain('secret');
  down = false;
  now += 11_000;
  expect(figureIn((await scrape()).text, 'askwell_database_up')).toBe(1);
});

test('many who ask put one question', async () => {
  let asked = 0;
  const look = lookAtMost(async () => ++asked, { everyMs: 60_000, patienceMs: 1_000 });
  const answers = await Promise.all([look(), look(), look()]);
  expect([...answers, await look()]).toEqual(Array(4).fill({ answered: true, found: 1 }));
});

test('a question that is too much for the database is not put again with every scrape', async () => {
  const { database: db } = database();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let asked = 0;
  let works = true;
  const scrape = scrapeOf(db.query.bind(db), async () => {
    asked += 1;
    if (!works) throw new Error('too much');
    return [{ kind: 'turns' as const, seconds: 7 }];
  });
  const shown = async () =>
    figureIn((await scrape()).text, 'askwell_retention_beyond_policy_seconds{kind="turns"}');
  expect(await shown()).toBe(7);
  works = false;
  now += 16 * 60_000;
  expect([await shown(), asked]).toEqual([7, 2]);
  now += 60_000;
  expect([await shown(), asked]).toEqual([7, 2]);
  now += 5 * 60_000;
  expect([await shown(), asked]).toEqual([7, 3]);
});

test('whatever is logged as an error is counted by its own code', () => {
  const errors = sourceFiles('src').flatMap(({ source }) =>
    [...source.matchAll(/log\.error\(\{\s*event: '([\w-]+)'|logTrouble\(([^;]+);/g)].flatMap(
      ([, code, call = '']) => code ?? [...call.matchAll(/'([\w-]+)'/g)].map((quoted) => quoted[1]),
    ),
  );
  expect(errors.length).toBeGreaterThan(15);
  // A defect ends the process, and its counts with it.
  const counted = errors.filter((code) => code !== 'defect');
  expect(counted.filter((code) => !troubles.some((known) => known === code))).toEqual([]);
});

test('the log says what it said before', () => {
  const counted: string[] = [];
  const said: string[] = [];
  const note = (line: { event: string }) => void said.push(line.event);
  const log = countTroubles({ info: note, warn: note, error: note }, (code) => counted.push(code));
  log.info({ event: 'reload-still-changing' });
  log.warn({ event: 'too-often' });
  log.error({ event: 'turn-failed' });
  log.error({ event: 'stopping' });
  expect(said).toEqual(['reload-still-changing', 'too-often', 'turn-failed', 'stopping']);
  expect(counted).toEqual(['turn-failed', 'other']);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('ready, part by part', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const rules = { down: false, failed: false };
  const keeper = keepReadiness({
    askDatabase: async () => {
      if (rules.down) throw new Error('secret');
    },
    reloadFailed: () => rules.failed,
  });
  const well = {
    ...{ ok: true, database: 'ok', queue: 'ok', content: 'ok', organisation: 'ok' },
    ...{ draining: 'ok', reload: 'ok' },
  };
  expect(await keeper.ask()).toEqual({ ...well, ok: false, queue: 'standing-still' });
  keeper.workersLooked();
  expect(await keeper.ask()).toEqual({ ...well, ok: false, queue: 'standing-still' });
  keeper.started();
  expect(await keeper.ask()).toEqual(well);
  rules.failed = true;
  expect(await keeper.ask()).toEqual({ ...well, reload: 'failed' });
  rules.failed = false;
  rules.down = true;
  expect(await keeper.ask()).toEqual({ ...well, ok: false, database: 'no-answer' });
  rules.down = false;
  now += 31_000;
  expect(await keeper.ask()).toEqual({ ...well, ok: false, queue: 'standing-still' });
  keeper.workersLooked();
  expect(await keeper.ask()).toEqual(well);
  keeper.drain();
  expect(await keeper.ask()).toEqual({ ...well, ok: false, draining: 'draining' });
});

test('a question that is lost in a dead connection does not hide that the database is back', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let dead = true;
  const look = lookAtMost(() => (dead ? new Promise(() => {}) : Promise.resolve('here')), {
    ...{ everyMs: 0, patienceMs: 20 },
  });
  expect(await look()).toEqual({ answered: false });
  dead = false;
  expect(await look()).toEqual({ answered: false });
  now += 10_000;
  expect(await look()).toEqual({ answered: true, found: 'here' });
});
