import { beforeAll, expect, test } from 'vitest';
import { reflectionText } from '../../src/channel/cards/rehearsal-export.ts';
import type { Words } from '../../src/content/words.ts';
import type { HandleTurn, Inbound, Outcome } from '../../src/core/conversation/turn.ts';
import type { RehearsalLevel } from '../../src/core/rehearsal/transcript.ts';
import { realWords } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { press, testSeal, text, turnHandler, viewOf } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
const [one = '', two = ''] = content.rehearsal.scenarios.map(({ id }) => id);

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

type Who = Partial<Pick<Inbound, 'tenant' | 'person'>>;
const rows = async (query: string) => (await database().database.query(query)).rows;

async function rehearse(
  handle: HandleTurn,
  who: Who = {},
  {
    scenario = one,
    level = 'exam' as RehearsalLevel,
    said = ['greet', 'set-limits', 'listen ask-impact', 'ask-household'],
  } = {},
): Promise<Outcome> {
  const briefing = await handle(press({ verb: 'rehearsal-choose', scenario }, who));
  const { rehearsal } = viewOf(briefing, 'rehearsal-briefing');
  await handle(press({ verb: 'rehearsal-begin', ...rehearsal, level, inputs: {} }, who));
  for (const utterance of said) await handle(text(`planted ${utterance}`, who));
  return handle(text('close', who));
}

test('the parts of a debrief are looked at without taking a step, also once it is closed', async () => {
  const handle = turnHandler(database(), content);
  const { rehearsal, well, competences } = viewOf(await rehearse(handle), 'rehearsal-debrief');
  expect(well).toHaveLength(3);
  const events = await rows('select count(*)::int as n from rehearsal_event');
  const look = (part: 'overview' | 'turns') =>
    handle(press({ verb: 'rehearsal-look', ...rehearsal, part, page: 0, inputs: {} }));
  const turns = viewOf(await look('turns'), 'rehearsal-look');
  expect(turns.part === 'turns' && turns.turns.map(({ said }) => said)).toContain('planted ask-household');
  expect(await rows('select count(*)::int as n from rehearsal_event')).toEqual(events);
  await handle(press({ verb: 'rehearsal-close', ...rehearsal, inputs: {} }));
  const again = viewOf(await look('overview'), 'rehearsal-debrief');
  expect([again.closed, again.competences]).toEqual([true, competences]);
});

test('while the patient is there, there is no debrief to look at', async () => {
  const handle = turnHandler(database(), content);
  const briefing = await handle(press({ verb: 'rehearsal-choose', scenario: one }));
  const { rehearsal } = viewOf(briefing, 'rehearsal-briefing');
  const begun = await handle(press({ verb: 'rehearsal-begin', ...rehearsal, level: 'exam', inputs: {} }));
  const talk = viewOf(begun, 'rehearsal-talk');
  const look = { verb: 'rehearsal-look', ...talk.rehearsal, part: 'outcome', page: 0, inputs: {} } as const;
  const refused = await handle(press(look));
  expect(refused.answer.view.kind).toBe('rehearsal-talk');
  const stranger = await handle(press(look, { person: 'person-b' }));
  expect(stranger.answer.notices.map((notice) => notice.words)).toEqual(['rehearsal:notices.unknown']);
});

test('progress shows the trainee’s own rehearsals, the oldest first, and nobody else’s', async () => {
  const handle = turnHandler(database(), content);
  expect(viewOf(await handle(text('progress')), 'rehearsal-progress').done).toEqual([]);
  const debrief = viewOf(await rehearse(handle), 'rehearsal-debrief');
  await rehearse(handle, {}, { scenario: two, level: 'coached' });
  await rehearse(handle, {}, { said: ['greet', 'listen'] });
  await rehearse(handle, { person: 'person-b' });
  const { done } = viewOf(await handle(press({ verb: 'rehearsal-progress' })), 'rehearsal-progress');
  // Two words and a goodbye are too little to say anything by: the goodbye came too soon, so nothing has ended there.
  expect(done.map(({ scenario, level }) => `${scenario} ${level}`)).toEqual([
    `${one} exam`,
    `${two} coached`,
  ]);
  const points = Object.fromEntries(debrief.competences.map(({ id, got, of }) => [id, { got, of }]));
  expect(done[0]?.points).toEqual(points);
  expect(done[0]?.points.opening).toEqual({ got: 3, of: 3 });
});

test('a correction counts in the history, and a goodbye that was none takes the rehearsal out of it', async () => {
  const handle = turnHandler(database(), content);
  const ended = viewOf(await rehearse(handle), 'rehearsal-debrief');
  const correct = (turn: number, meant: string, step: number) =>
    handle(
      press({
        verb: 'rehearsal-correct',
        rehearsal: ended.rehearsal.rehearsal,
        step,
        turn,
        inputs: { meant },
      }),
    );
  await correct(1, 'promise-secrecy', ended.rehearsal.step);
  const [done] = viewOf(await handle(text('progress')), 'rehearsal-progress').done;
  expect(done?.points.opening).toEqual({ got: 1, of: 3 });
  await correct(4, 'ask-change', ended.rehearsal.step + 1);
  expect(await rows('select * from rehearsal_result')).toEqual([]);
});

test('the text for a portfolio says what was practised and nothing of what was said', async () => {
  const handle = turnHandler(database(), content);
  expect(viewOf(await handle(text('export')), 'rehearsal-export').reflection).toBeUndefined();
  const { rehearsal } = viewOf(await rehearse(handle), 'rehearsal-debrief');
  const { reflection } = viewOf(await handle(text('export')), 'rehearsal-export');
  if (!reflection) throw new Error('there is nothing to write about');
  const pressed = await handle(press({ verb: 'rehearsal-export', of: rehearsal.rehearsal }));
  expect(viewOf(pressed, 'rehearsal-export').reflection).toEqual(reflection);
  const written = reflectionText(words, { ...reflection, on: '2026-11-20', minutes: 25 });
  expect(written).toContain('Date: 20 November 2026');
  expect(written).toContain('Time: 25 minutes (0.42 hours)');
  expect(written).toContain(words.t(`rehearsal/${one}:title`));
  for (const remark of [...reflection.well, reflection.next])
    expect(written).toContain(words.t(remark.words));
  expect(written).not.toContain('planted');
  expect(written).not.toContain(words.t(`rehearsal/${one}:patient.name`));
  const stranger = await handle(
    press({ verb: 'rehearsal-export', of: rehearsal.rehearsal }, { person: 'person-b' }),
  );
  expect(viewOf(stranger, 'rehearsal-export').reflection).toBeUndefined();
});

test('the time of a rehearsal leaves out the pauses', async () => {
  let now = new Date('2026-11-20T09:00:00Z');
  const handle = turnHandler(database(), content, { now: () => now });
  const later: HandleTurn = (inbound) => {
    now = new Date(now.getTime() + 120_000);
    return handle(inbound);
  };
  const briefing = await later(press({ verb: 'rehearsal-choose', scenario: one }));
  const { rehearsal } = viewOf(briefing, 'rehearsal-briefing');
  await later(press({ verb: 'rehearsal-begin', ...rehearsal, level: 'exam', inputs: {} }));
  for (const said of ['greet', 'listen', 'set-limits', 'ask-impact']) await later(text(said));
  now = new Date(now.getTime() + 3 * 24 * 3600_000);
  await later(text('close'));
  const { reflection } = viewOf(await later(text('export')), 'rehearsal-export');
  // Five steps of two minutes, and of the three days the five minutes that count at most.
  expect(reflection?.minutes).toBe(15);
  expect(reflection?.on).toBe('2026-11-23');
});

const trial = '5c1d7f0e-8b3a-4e62-9f4d-2a6b90c7e318';
const educator = { tenant: trial, person: '26f0b8c3-7d19-4ea5-a342-c58e7d6091fb' };
const lead = { tenant: trial, person: 'd3587e2a-94b1-4c0d-8e76-1f9a05b3c6d8' };

test('a practice educator sees counts about five people or more, and nothing else of anybody', async () => {
  const handle = turnHandler(database(), content);
  const trainee = (n: number) => ({ tenant: trial, person: `trainee-${n}` });
  for (const n of [1, 2, 3, 4]) await rehearse(handle, trainee(n));
  // Many rehearsals of one person are still about one person; another tenant's are nobody's business.
  await rehearse(handle, trainee(4));
  await rehearse(handle, { person: 'person-b' });
  const counts = async () => viewOf(await handle(text('progress', educator)), 'rehearsal-counts');
  expect((await counts()).counts.find(({ scenario }) => scenario === one)?.begun).toBeUndefined();
  const briefing = await handle(press({ verb: 'rehearsal-choose', scenario: one }, trainee(5)));
  const { rehearsal } = viewOf(briefing, 'rehearsal-briefing');
  await handle(press({ verb: 'rehearsal-begin', ...rehearsal, level: 'exam', inputs: {} }, trainee(5)));
  expect((await counts()).counts.find(({ scenario }) => scenario === one)).toEqual({
    ...{ scenario: one, begun: 6, finished: undefined },
  });
  const shown = JSON.stringify(await counts());
  expect(shown).not.toMatch(/trainee-|planted|points|rehearsal":/);
  expect((await counts()).counts.map(({ scenario }) => scenario)).toEqual(
    content.rehearsal.scenarios.map(({ id }) => id),
  );
  // Neither somebody's rehearsal nor anybody else's history.
  const theirs = (await rows(`select id from rehearsal where person = 'trainee-1'`))[0];
  const look = {
    verb: 'rehearsal-look',
    rehearsal: theirs?.id,
    step: 1,
    part: 'turns',
    page: 0,
    inputs: {},
  } as const;
  expect((await handle(press(look, educator))).answer.view.kind).toBe('rehearsals');
  expect(viewOf(await handle(text('own-progress', educator)), 'rehearsal-progress').done).toEqual([]);
  // Whoever is no practice educator sees their own, leads too.
  for (const who of [trainee(1), lead])
    expect((await handle(text('progress', who))).answer.view.kind).toBe('rehearsal-progress');
});

test('“delete my rehearsals” asks once and then leaves nothing of them, and everything else', async () => {
  const handle = turnHandler(database(), content);
  await handle(press({ verb: 'start' }));
  const { rehearsal } = viewOf(await rehearse(handle), 'rehearsal-debrief');
  await handle(press({ verb: 'rehearsal-look', ...rehearsal, part: 'turns', page: 0, inputs: {} }));
  await handle(text('export'));
  await handle(text('progress'));
  await rehearse(handle, {}, { scenario: two });
  await rehearse(handle, { person: 'person-b' }, { said: ['other planted'] });

  const asked = await handle(text('delete-rehearsals'));
  expect(viewOf(asked, 'rehearsal-deleting').count).toBe(2);
  expect(await planted('person-a')).toBeGreaterThan(3);
  expect(viewOf(await handle(press({ verb: 'rehearsal-delete-all' })), 'rehearsal-deleted').count).toBe(2);

  expect(await planted('person-a')).toBe(0);
  expect(await planted('person-b')).toBeGreaterThan(0);
  const left = await rows('select person, count(*)::int as n from rehearsal group by person');
  expect(left).toEqual([{ person: 'person-b', n: 1 }]);
  for (const table of ['rehearsal_event', 'rehearsal_result'])
    expect(await rows(`select 1 from ${table} where rehearsal not in (select id from rehearsal)`)).toEqual(
      [],
    );
  expect(await rows(`select status from enquiry_session`)).toEqual([{ status: 'paused' }]);
  expect(viewOf(await handle(press({ verb: 'rehearsal-delete-all' })), 'rehearsal-deleted').count).toBe(0);
  expect(viewOf(await handle(text('progress')), 'rehearsal-progress').done).toEqual([]);
  expect(viewOf(await handle(text('rehearse')), 'rehearsals').waiting).toBeUndefined();
});

/** How many sealed things of somebody, in any table, quote what they said to a patient, or name one that they met. */
async function planted(person: string): Promise<number> {
  const sealed = await rows(
    `select 'rehearsal:' || id as place, snapshot as body from rehearsal where person = '${person}'
     union all select 'rehearsal-event:' || e.rehearsal || ':' || e.step, e.body
       from rehearsal_event e join rehearsal r on r.id = e.rehearsal where r.person = '${person}'
     union all select 'turn:' || id, reply from turn where person = '${person}' and reply is not null`,
  );
  const opened = sealed.map(({ place, body }) => JSON.stringify(testSeal.open(body, place)));
  return opened.filter((json) => /planted|rehearsal\/|"points"/.test(json)).length;
}
