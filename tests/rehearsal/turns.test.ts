import { expect, test } from 'vitest';
import type { HandleTurn, Outcome } from '../../src/core/conversation/turn.ts';
import type { RehearsalAction } from '../../src/core/rehearsal/card-actions.ts';
import type { RehearsalAt } from '../../src/core/rehearsal/views.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { press, text, turnHandler, viewOf } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
const [first] = content.rehearsal.scenarios;
if (!first) throw new Error('there is no scenario');

const inHand = ({ answer }: Outcome): RehearsalAt => {
  if (!('rehearsal' in answer.view) || !answer.view.rehearsal)
    throw new Error(`"${answer.view.kind}" has no rehearsal`);
  return answer.view.rehearsal;
};
const tap = (outcome: Outcome, action: Partial<RehearsalAction> & { verb: RehearsalAction['verb'] }) =>
  press({ inputs: {}, ...inHand(outcome), ...action } as RehearsalAction);
const choose = (handle: HandleTurn) => handle(press({ verb: 'rehearsal-choose', scenario: first.id }));
async function begun(handle: HandleTurn, level: 'coached' | 'unaided' | 'exam' = 'coached') {
  return handle(tap(await choose(handle), { verb: 'rehearsal-begin', level }));
}
const rows = async (query: string) => (await database().database.query(query)).rows;
const notices = ({ answer }: Outcome) => answer.notices.map(({ words }) => words);

test('the word lists the patients, a tap brings one in, and typed words are said to them', async () => {
  const handle = turnHandler(database(), content);
  expect(viewOf(await handle(text('rehearse')), 'rehearsals').waiting).toBeUndefined();
  expect(viewOf(await begun(handle), 'rehearsal-talk').first).toBe(true);
  const answered = viewOf(await handle(text('listen ask-household')), 'rehearsal-talk');
  expect(answered.readAs?.moves).toEqual(['ask-household', 'listen']);
  expect(answered.lines.length).toBeGreaterThan(0);
  // Words that are commands elsewhere are said to the patient here.
  for (const words of ['go on', 'hello', 'back', 'yes', 'start'])
    expect((await handle(text(words))).answer.view.kind).toBe('rehearsal-talk');
});

test('the same words twice under one activity id are said once', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const once = text('listen');
  const answers = await Promise.all([handle(once), handle(once), handle(once)]);
  expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
  expect(await rows('select count(*)::int as n from rehearsal_event')).toEqual([{ n: 3 }]);
});

test('a tap that comes again under a new id shows the card without a word; an overtaken card says so', async () => {
  const handle = turnHandler(database(), content);
  const briefing = await choose(handle);
  const begin = tap(briefing, { verb: 'rehearsal-begin', level: 'coached' });
  await handle(begin);
  const again = await handle({ ...begin, activityId: 'another' });
  expect([again.answer.view.kind, notices(again)]).toEqual(['rehearsal-talk', []]);
  const stale = await handle(tap(briefing, { verb: 'rehearsal-begin', level: 'exam' }));
  expect(notices(stale)).toEqual(['rehearsal:notices.stale-card']);
  expect(viewOf(stale, 'rehearsal-talk').level).toBe('coached');
});

test('an identifier is refused and nothing of it is kept', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const refused = await handle(text('listen, his number is 07700 900123'));
  expect(notices(refused)).toEqual(['rehearsal:notices.identifier']);
  expect(JSON.stringify(refused.answer)).not.toContain('900123');
  expect(await rows('select count(*)::int as n from rehearsal_event')).toEqual([{ n: 2 }]);
  // A name is fine: nobody is real.
  expect(notices(await handle(text('listen Craig Hartley')))).toEqual([]);
});

test('nothing that was said can be read in the database', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  await handle(text('planted words listen'));
  for (const table of ['rehearsal', 'rehearsal_event', 'turn']) {
    for (const { row } of await rows(`select row_to_json(t)::text as row from ${table} t`)) {
      const dump = row.replace(/\\\\x([0-9a-f]+)/g, (_: string, hex: string) => Buffer.from(hex, 'hex'));
      expect(dump).not.toContain('planted words');
    }
  }
});

test('a real enquiry is put aside before the patient comes in, and the patient before it goes on', async () => {
  const handle = turnHandler(database(), content);
  const enquiry = await handle(press({ verb: 'start' }));
  const { at } = viewOf(enquiry, 'ask');
  const briefing = await choose(handle);
  expect(notices(briefing)).toEqual(['rehearsal:notices.enquiry-aside']);
  await handle(tap(briefing, { verb: 'rehearsal-begin', level: 'unaided' }));
  expect(await rows('select status from enquiry_session')).toEqual([{ status: 'paused' }]);

  const resumed = await handle(press({ verb: 'resume', session: at.session, step: at.step + 1, inputs: {} }));
  expect(viewOf(resumed, 'ask').at.session).toBe(at.session);
  expect(notices(resumed)).toContain('rehearsal:notices.put-aside');
  expect(await rows('select status from rehearsal')).toEqual([{ status: 'paused' }]);
  // What is typed now is no longer said to the patient.
  expect((await handle(text('listen'))).answer.view.kind).toBe('ask');

  const list = viewOf(await handle(text('rehearse')), 'rehearsals');
  const waiting = list.waiting?.rehearsal ?? { rehearsal: '', step: 0 };
  const back = await handle(press({ verb: 'rehearsal-resume', ...waiting, inputs: {} }));
  expect(back.answer.view.kind).toBe('rehearsal-talk');
  expect(await rows('select status from enquiry_session')).toEqual([{ status: 'paused' }]);
});

test('danger brings the real help, typed or tapped, and the patient waits', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const typed = await handle(text('danger'));
  expect(typed.answer.view.kind).toBe('danger');
  expect(notices(typed)).toEqual(['rehearsal:notices.paused-for-danger']);
  expect(await rows('select status from rehearsal')).toEqual([{ status: 'paused' }]);
  expect((await handle(text('resume'))).answer.view.kind).toBe('rehearsal-talk');
  const tapped = await handle(press({ verb: 'danger-now' }));
  expect(tapped.answer.view.kind).toBe('danger');
  expect(await rows('select status from rehearsal')).toEqual([{ status: 'paused' }]);
});

test('coached, a correction is answered anew and counts', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const misread = await handle(text('confront'));
  const shut = viewOf(misread, 'rehearsal-talk');
  const corrected = await handle(
    tap(misread, { verb: 'rehearsal-correct', turn: 0, inputs: { meant: 'listen' } }),
  );
  const open = viewOf(corrected, 'rehearsal-talk');
  expect(open.readAs).toMatchObject({ moves: ['listen'], corrected: ['listen'] });
  expect(open.harmful).toEqual([]);
  expect(open.lines).not.toEqual(shut.lines);
  const nothing = await handle(
    tap(corrected, { verb: 'rehearsal-correct', turn: 0, inputs: { meant: 'x' } }),
  );
  expect(notices(nothing)).toEqual(['rehearsal:notices.choose-what-you-meant']);
});

test('in the exam a correction leaves the answer and counts for the debrief', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle, 'exam');
  await handle(text('confront'));
  const stopped = await handle(text('stop'));
  expect(viewOf(stopped, 'rehearsal-debrief').harmful).toHaveLength(1);
  const corrected = await handle(
    tap(stopped, { verb: 'rehearsal-correct', turn: 0, inputs: { meant: 'name-unacceptable' } }),
  );
  expect(viewOf(corrected, 'rehearsal-debrief').harmful).toEqual([]);
});

test('what was taken for a goodbye and was none goes on', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle, 'exam');
  for (const words of ['greet', 'listen', 'listen', 'listen']) await handle(text(words));
  const ended = await handle(text('close'));
  expect(viewOf(ended, 'rehearsal-debrief').ending).toBe('goodbye');
  expect(await rows('select ending from rehearsal')).toEqual([{ ending: 'goodbye' }]);
  const on = await handle(
    tap(ended, { verb: 'rehearsal-correct', turn: 4, inputs: { meant: 'ask-change' } }),
  );
  expect(on.answer.view.kind).toBe('rehearsal-talk');
  expect(await rows('select ending, ended_at from rehearsal')).toEqual([{ ending: null, ended_at: null }]);
});

test('another patient ends the first; one person has one in hand, and nobody reaches somebody else’s', async () => {
  const handle = turnHandler(database(), content);
  const one = await begun(handle);
  await handle(text('listen'));
  await choose(handle);
  expect(await rows('select status, ending from rehearsal order by started_at')).toEqual([
    { status: 'closed', ending: 'stopped' },
    { status: 'open', ending: null },
  ]);
  const stranger = await handle({ ...tap(one, { verb: 'rehearsal-stop' }), person: 'person-b' });
  expect(notices(stranger)).toEqual(['rehearsal:notices.unknown']);
});

test('typed before the patient comes in, words get the briefing and no look-up', async () => {
  const handle = turnHandler(database(), content);
  await choose(handle);
  const early = await handle(text('good morning Craig'));
  expect([early.answer.view.kind, notices(early)]).toEqual([
    'rehearsal-briefing',
    ['rehearsal:notices.begin-first'],
  ]);
});

test('a patient whose scenario is gone closes with a word, and a new one can come in', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const other = { ...first, id: 'somebody-else' };
  const changed = { ...content, rehearsal: { ...content.rehearsal, scenarios: [other] } };
  const later = await turnHandler(database(), changed)(text('rehearse'));
  expect(notices(later)).toEqual(['rehearsal:notices.gone']);
  expect(await rows('select status from rehearsal')).toEqual([{ status: 'closed' }]);
});

test('an event is never rewritten', async () => {
  const handle = turnHandler(database(), content);
  await begun(handle);
  const rewriting = database().database.query('update rehearsal_event set step = step + 10');
  await expect(rewriting).rejects.toThrow('a rehearsal event is never rewritten');
});
