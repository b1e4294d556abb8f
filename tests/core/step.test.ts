import { describe, expect, test } from 'vitest';
import { realContent } from '../support/content.ts';
import { deskOf, noticesOf, type Pressed } from './support/desk.ts';

const content = realContent();
const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};
const answer = (inputs: Record<string, unknown>): Pressed => ({ verb: 'answer', inputs });
const goTo = (stage: 'screening' | 'household' | 'summary' | 'factors'): Pressed => ({
  verb: 'go-to',
  stage,
  card: 0,
});

/** A desk with one enquiry, answered as far as the given cards go. */
function deskAt(timing: string, ...cards: readonly Record<string, unknown>[]) {
  const desk = deskOf(content);
  desk.press({ verb: 'start' });
  for (const inputs of [{ pathway: 'may-harm', timing }, ...cards]) desk.tap(answer(inputs));
  return desk;
}
const atScreening = () =>
  deskAt('in-consultation', safe, { cues: 'anger-or-stress' }, { household: 'partner' });
/** Afterwards, with no indicator; then the cards of factors and judgement are left as they are. */
const atSummary = (factors: Record<string, string> = {}) =>
  deskAt('afterwards', safe, { cues: 'anger-or-stress', household: 'partner' }, {}, factors, {}, {});

describe('a card that has been overtaken', () => {
  test('says so, shows the card in hand, and takes nothing', () => {
    const desk = deskAt('in-consultation');
    const before = desk.session();
    for (const step of [before.step - 1, before.step + 1]) {
      const result = desk.tap({ ...answer(safe), step });
      expect(noticesOf(result)).toEqual(['chrome:notices.stale-card']);
      expect(result).toMatchObject({ taken: [], moved: false, view: { kind: 'ask', stage: 'readiness' } });
    }
    expect(desk.session()).toBe(before);
  });

  test('gets to the danger card all the same', () => {
    const desk = deskAt('in-consultation', safe);
    expect(desk.tap({ verb: 'danger', step: 1 }).view.kind).toBe('danger');
  });

  test('a session that is unknown, or someone else’s, is not touched and not shown', () => {
    const desk = deskAt('in-consultation');
    const result = desk.tap(answer(safe), 'session-9');
    expect(noticesOf(result)).toEqual(['chrome:notices.unknown-session']);
    expect(result).toMatchObject({ taken: [], moved: false, view: { at: { session: 'session-1' } } });
    expect(desk.tap({ verb: 'danger' }, 'session-9')).toMatchObject({ taken: [], view: { kind: 'danger' } });
  });
});

describe('one enquiry at a time', () => {
  test.each(['danger', 'summary', 'answers', 'discard'] as const)(
    'starting another puts the first aside, also where it stands at the card of "%s"',
    (verb) => {
      const desk = deskAt('in-consultation', safe);
      desk.tap({ verb });
      const result = desk.press({ verb: 'start' });
      expect(noticesOf(result)).toEqual(['chrome:notices.put-aside']);
      expect(desk.open().map(({ id }) => id)).toEqual(['session-2']);
      expect(desk.session().snapshot.value).toBe('paused');
      expect(desk.facts().answers.readiness).toEqual(safe);
    },
  );

  test('resuming the first puts the second aside, and goes on where it was', () => {
    const desk = deskAt('in-consultation', safe);
    desk.press({ verb: 'start' });
    const result = desk.tap({ verb: 'resume' });
    expect(result.view).toMatchObject({ kind: 'ask', stage: 'cues', at: { session: 'session-1' } });
    expect(desk.open().map(({ id }) => id)).toEqual(['session-1']);
  });

  test('discarding asks once, and then it is gone', () => {
    const desk = deskAt('in-consultation', safe);
    expect(desk.tap({ verb: 'discard-confirmed' }).moved).toBe(false);
    expect(desk.tap({ verb: 'discard' }).view.kind).toBe('confirming-discard');
    expect(desk.tap({ verb: 'discard-confirmed' }).view.kind).toBe('discarded');
    for (const verb of ['resume', 'answer', 'discard', 'carry-on'] as const)
      expect(desk.tap({ verb })).toMatchObject({ moved: false, view: { kind: 'discarded' } });
    // The help is shown; what was discarded does not come back with it.
    expect(desk.tap({ verb: 'danger' })).toMatchObject({
      taken: [],
      view: { kind: 'danger', at: undefined },
    });
  });
});

describe('typed words', () => {
  test('a command does what its button does', () => {
    const desk = atScreening();
    expect(desk.say('summary').view).toMatchObject({ kind: 'summary', soFar: true });
    expect(desk.say('resume').view).toMatchObject({ kind: 'ask', stage: 'screening' });
    expect(desk.say('back').view).toMatchObject({ kind: 'ask', stage: 'household' });
    expect(desk.say('danger').view.kind).toBe('danger');
    expect(desk.say('pause').view.kind).toBe('paused');
    expect(noticesOf(desk.say('back'))).toEqual(['chrome:notices.nothing-open']);
    expect(deskOf(content).say('danger').view.kind).toBe('danger');
  });

  test('"start again" asks before it discards', () => {
    const desk = deskAt('in-consultation', safe);
    expect(desk.say('start-again').view.kind).toBe('confirming-discard');
    expect(desk.facts().answers.readiness).toEqual(safe);
  });

  test('an answer counts where one question stands alone, and nowhere else', () => {
    const desk = atScreening();
    expect(desk.type('concern-heard').moved).toBe(true);
    expect(desk.facts().answers.screening).toEqual({ 'effect-on-family': 'concern-heard' });
    for (const words of ['yes', 'he shouts', undefined])
      expect(noticesOf(desk.type(words))).toEqual(['chrome:notices.not-understood']);
    expect(noticesOf(deskAt('afterwards').type('yes'))).toEqual(['chrome:notices.not-understood']);
  });

  test('"skip" goes on without an answer, and takes back none that was given', () => {
    const desk = atSummary({ strangulation: 'yes' });
    desk.tap(goTo('factors'));
    expect(desk.say('skip').view.kind).toBe('summary');
    expect(desk.facts().answers.factors).toMatchObject({ strangulation: 'yes', separation: 'not-asked' });
  });

  test.each([
    ['who is at home', deskAt('in-consultation', safe, { cues: 'anger-or-stress' }), 'household'],
    ['the opening', deskAt('in-consultation').say('back') && deskOf(content), 'opening'],
  ] as const)('%s cannot be skipped', (_, desk, stage) => {
    if (desk.open().length === 0) desk.press({ verb: 'start' });
    for (const skipped of [desk.say('skip'), desk.tap({ verb: 'skip' })])
      expect(skipped).toMatchObject({
        moved: false,
        taken: [],
        view: { kind: 'ask', stage, can: { skip: false } },
      });
  });
});

test.each([
  [{ pathway: 'may-be-harmed' }, 'may-be-harmed'],
  [{ pathway: 'unclear' }, 'unclear'],
  [{ pathway: 'may-harm', overlays: 'fgm' }, 'fgm'],
])('what is not there yet says so and records nothing: %o', (inputs, id) => {
  const desk = deskOf({ ...content, opening: nothingButMayHarm });
  desk.press({ verb: 'start' });
  const result = desk.tap(answer({ timing: 'afterwards', ...inputs }));
  expect(noticesOf(result)).toEqual([`chrome:not-there-yet.${id}`]);
  expect([result.taken, desk.facts().answers]).toEqual([[], {}]);
});

const nothingButMayHarm = {
  ...content.opening,
  pathways: content.opening.pathways.map((pathway) => ({ ...pathway, available: pathway.id === 'may-harm' })),
  overlays: content.opening.overlays.map((overlay) => ({ ...overlay, available: false })),
};

test.each([
  [{ 'seen-alone': 'no' }],
  [{ interpreter: 'not-professional' }],
  [{ sober: 'unsure' }],
  [{ 'clinician-safe': 'no' }],
])('a button to the questions is refused while it is unsafe to ask: %o', (unsafe) => {
  const desk = deskAt('in-consultation', { ...safe, ...unsafe });
  const result = desk.tap(goTo('screening'));
  expect(noticesOf(result)).toEqual(['chrome:notices.not-now']);
  expect(result).toMatchObject({ moved: false, taken: [] });
});

describe('a level of the clinician’s own', () => {
  test('is lowered with a written reason and not without, and the rules’ level stays beside it', () => {
    const desk = atSummary({ strangulation: 'yes' });
    for (const reason of ['', '   too short   '.slice(0, 9), 'ring 07700 900123'])
      expect(desk.tap({ verb: 'set-level', level: 'medium', reason })).toMatchObject({
        moved: false,
        taken: [],
      });
    const reason = 'seen with the safeguarding lead';
    expect(desk.tap({ verb: 'set-level', level: 'medium', reason }).view).toMatchObject({
      ...{ kind: 'summary', level: 'high', own: { level: 'medium', reason } },
    });
  });

  test('is raised without a reason, and is no lowering once something worse is told', () => {
    const desk = atSummary();
    const raised = desk.tap({ verb: 'set-level', level: 'high', reason: '' }).view;
    expect(raised).toMatchObject({ level: 'standard', own: { level: 'high' } });
    desk.tap({ verb: 'danger' });
    const { view } = desk.tap({ verb: 'carry-on' });
    expect(view).toMatchObject({ kind: 'summary', level: 'immediate', own: undefined });
  });
});

test('a cue that both sides know is told in the words of the side that is asked', () => {
  const desk = deskAt('afterwards', safe, { cues: 'open-disclosure', household: 'partner' });
  const shown = JSON.stringify(desk.tap({ verb: 'summary' }).view);
  expect(shown).toContain('enquiry:cues.may-harm.open-disclosure.label');
  expect(shown).not.toContain('enquiry:cues.may-be-harmed');
});

test('a card that is looked at again stays confirmed: back leads to the summary', () => {
  const desk = atSummary({ strangulation: 'yes' });
  desk.tap(goTo('household'));
  const { view } = desk.tap({ verb: 'back', inputs: { cues: 'anger-or-stress', household: 'partner' } });
  expect(view.kind).toBe('summary');
});

test('a note to a question that danger no longer asks keeps its question', () => {
  const desk = atScreening();
  desk.tap(answer({ 'effect-on-family': 'concern-heard', note: 'I frighten them' }));
  desk.tap({ verb: 'danger' });
  desk.tap({ verb: 'carry-on' });
  expect(desk.tap({ verb: 'summary' }).view).toMatchObject({
    notes: [{ words: 'enquiry:screening.may-harm.effect-on-family.label', text: 'I frighten them' }],
  });
});

test('going back from discarding a paused enquiry, after danger, leads to the next question that danger asks', () => {
  const desk = deskAt('in-consultation');
  desk.tap({ verb: 'danger' });
  desk.tap({ verb: 'pause' });
  desk.tap({ verb: 'discard' });
  expect(desk.tap({ verb: 'resume' }).view).toMatchObject({ kind: 'ask', stage: 'household' });
});

test('a factor filled in before a cue stated it does not keep the conversation from its end', () => {
  const desk = deskAt('afterwards', safe, { cues: 'anger-or-stress', household: 'partner' }, {}, {});
  desk.tap({ verb: 'back', inputs: { 'service-disengagement': 'unsure' } });
  desk.tap(goTo('household'));
  desk.tap(answer({ cues: 'not-engaging', household: 'partner' }));
  desk.tap(answer({}));
  expect(desk.tap(answer({})).view.kind).toBe('summary');
});
