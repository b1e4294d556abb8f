import { describe, expect, test } from 'vitest';
import { deskOf, noticesOf, type Pressed } from '../core/support/desk.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};
const answer = (inputs: Record<string, unknown>): Pressed => ({ verb: 'answer', inputs });
const goTo = (stage: 'follow-up' | 'summary' | 'factors'): Pressed => ({ verb: 'go-to', stage, card: 0 });

/** A Friday. The summary is reached afterwards, when it was not possible to see the patient alone. */
const friday = '2026-11-20';
type Answers = Record<string, unknown>;
function deskAt(readiness: Answers, factors: Answers = {}) {
  const desk = deskOf(content);
  desk.on(friday);
  desk.press({ verb: 'start' });
  desk.tap(answer({ pathway: 'may-harm', timing: 'afterwards' }));
  desk.tap(answer({ ...safe, ...readiness }));
  toSummary(desk, { cues: 'anger-or-stress', household: 'partner', ...factors });
  return desk;
}

/** Answers card after card, each with those of the answers that it asks for. */
function toSummary(desk: ReturnType<typeof deskOf>, told: Answers) {
  for (let cards = 0; cards < 20; cards++) {
    const { view } = desk.tap({ verb: 'back', step: 0 });
    if (view.kind !== 'ask') return;
    const asked = view.questions.map(({ id }) => id);
    desk.tap(answer(Object.fromEntries(Object.entries(told).filter(([id]) => asked.includes(id)))));
  }
}
const unsafe = () => deskAt({ 'seen-alone': 'no' });
/** He has told of it: abuse is evident, and nothing asks for a follow-up. */
const calm = () => deskAt({}, { strangulation: 'yes' });
const plan = (inputs: Answers) => ({ verb: 'plan-follow-up', inputs }) as unknown as Pressed;
const shown = (desk: ReturnType<typeof deskOf>) => desk.tap(goTo('follow-up'));

describe('by default', () => {
  test('one is planned in two working days when it was not safe to ask, and the summary says so', () => {
    const desk = unsafe();
    expect(desk.followUps()).toMatchObject([{ session: 'session-1', dueOn: '2026-11-24', state: 'planned' }]);
    const { view } = desk.tap({ verb: 'set-level', level: 'high', reason: '' });
    expect(view).toMatchObject({ followUp: { dueOn: '2026-11-24', byDefault: false } });
  });

  test('the turn that plans it says that the guidance asked for it', () => {
    const desk = deskAt({ 'seen-alone': 'no' });
    desk.tap(goTo('factors'));
    const again = deskOf(content);
    expect(again.followUps()).toEqual([]);
    expect(desk.tap(answer({})).view).toMatchObject({ followUp: { byDefault: false } });
  });

  test('somebody who keeps away from help is followed up too', () => {
    const desk = deskAt({}, { strangulation: 'yes', 'service-disengagement': 'yes' });
    expect(desk.followUps()).toMatchObject([{ dueOn: '2026-11-24' }]);
  });

  test('nothing is planned where the guidance asks for nothing', () => {
    const desk = calm();
    expect(desk.followUps()).toEqual([]);
    const { view } = desk.tap({ verb: 'set-level', level: 'immediate', reason: '' });
    expect(view).toMatchObject({ kind: 'summary' });
    expect('followUp' in view && view.followUp).toBeFalsy();
  });

  test('with danger it is the next working day', () => {
    const desk = deskOf(content);
    desk.on(friday);
    desk.press({ verb: 'start' });
    desk.tap(answer({ pathway: 'may-harm', timing: 'afterwards' }));
    desk.tap(answer({ ...safe, 'seen-alone': 'no' }));
    desk.tap({ verb: 'danger' });
    desk.tap({ verb: 'carry-on' });
    toSummary(desk, { cues: 'anger-or-stress', household: 'partner' });
    expect(desk.followUps()).toMatchObject([{ dueOn: '2026-11-23' }]);
  });

  test('it is planned once: reaching the summary again, on another day, leaves it', () => {
    const desk = unsafe();
    desk.on('2026-11-23');
    desk.tap(goTo('factors'));
    desk.tap(answer({}));
    desk.tap({ verb: 'pause' });
    desk.tap({ verb: 'resume' });
    expect(desk.followUps()).toMatchObject([{ dueOn: '2026-11-24' }]);
    expect(desk.followUps()).toHaveLength(1);
  });

  test('settled, it comes back only with something newly told', () => {
    const desk = unsafe();
    const [{ id } = { id: '' }] = desk.followUps();
    desk.press({ verb: 'follow-up-done', followUp: id });
    desk.tap({ verb: 'pause' });
    expect(desk.tap({ verb: 'resume' }).view.kind).toBe('summary');
    expect(desk.followUps()).toMatchObject([{ state: 'done' }]);
    desk.tap(goTo('factors'));
    desk.tap(answer({}));
    expect(desk.followUps().map(({ state }) => state)).toEqual(['done', 'planned']);
  });

  test('preparing plans nothing and offers nothing', () => {
    const desk = deskOf(content);
    desk.press({ verb: 'start' });
    desk.tap(answer({ pathway: 'may-harm', timing: 'preparing' }));
    expect(noticesOf(shown(desk))).toEqual(['chrome:notices.not-now']);
    expect(desk.followUps()).toEqual([]);
  });
});

describe('on its card', () => {
  test('three days are offered, and what is planned is shown', () => {
    const { view } = shown(unsafe());
    expect(view).toMatchObject({
      ...{ kind: 'follow-up', planned: { dueOn: '2026-11-24' } },
      form: { offers: [{ day: '2026-11-23' }, { day: '2026-11-24' }, { day: '2026-11-27' }] },
    });
  });

  test('a day is planned without a step of the enquiry, and pressing twice does no harm', () => {
    const desk = calm();
    const at = shown(desk);
    for (const _ of [1, 2]) {
      const result = desk.tap(plan({ 'follow-up': '2026-11-27' }));
      expect(result).toMatchObject({ taken: [], moved: false, view: { planned: { dueOn: '2026-11-27' } } });
    }
    expect(desk.followUps()).toMatchObject([{ session: 'session-1', dueOn: '2026-11-27', state: 'planned' }]);
    expect(desk.followUps()).toHaveLength(1);
    expect('at' in at.view && at.view.at?.step).toBe(desk.session().step);
  });

  test('the one planned by default is changed, not doubled', () => {
    const desk = unsafe();
    shown(desk);
    const result = desk.tap(plan({ 'follow-up': 'another-date', 'follow-up-date': '2026-12-01' }));
    expect(result.effects).toMatchObject([{ kind: 'move-follow-up', dueOn: '2026-12-01' }]);
    expect(desk.followUps()).toMatchObject([{ dueOn: '2026-12-01' }]);
    expect(desk.tap({ verb: 'back' }).view).toMatchObject({
      kind: 'summary',
      followUp: { dueOn: '2026-12-01' },
    });
  });

  test('a day that cannot be is answered plainly and plans nothing', () => {
    const desk = calm();
    shown(desk);
    const result = desk.tap(plan({ 'follow-up-date': '2026-12-25' }));
    expect(result).toMatchObject({
      effects: [],
      view: { form: { problem: { kind: 'not-working', holiday: 'Christmas Day', next: '2026-12-29' } } },
    });
    expect(desk.followUps()).toEqual([]);
  });

  test('the button of an overtaken card, or away from its card, plans nothing', () => {
    const desk = calm();
    const early = desk.tap(plan({ 'follow-up': '2026-11-27' }));
    expect(noticesOf(early)).toEqual(['chrome:notices.not-now']);
    shown(desk);
    const stale = desk.tap({ ...plan({ 'follow-up': '2026-11-27' }), step: 1 } as Pressed);
    expect(noticesOf(stale)).toEqual(['chrome:notices.stale-card']);
    expect(desk.followUps()).toEqual([]);
  });
});

describe('the buttons of a reminder', () => {
  const planned = () => {
    const desk = unsafe();
    const followUp = desk.followUps()[0]?.id as string;
    return { desk, followUp };
  };

  test.each([
    ['follow-up-done', 'done'],
    ['follow-up-pass-on', 'passed-on'],
  ] as const)('%s settles it; again, or another one then, changes nothing', (verb, state) => {
    const { desk, followUp } = planned();
    expect(desk.press({ verb, followUp }).view).toMatchObject({ kind: 'follow-up-settled', outcome: state });
    for (const other of ['follow-up-done', 'follow-up-pass-on'] as const) {
      const again = desk.press({ verb: other, followUp });
      expect(again).toMatchObject({ effects: [], view: { kind: 'follow-up-settled', outcome: state } });
    }
    const moved = desk.press({ verb: 'follow-up-move', followUp, inputs: { 'follow-up': '2026-11-27' } });
    expect(moved).toMatchObject({ effects: [], view: { outcome: state } });
    expect(desk.followUps()).toMatchObject([{ state }]);
  });

  test('moving asks for a day first, then moves', () => {
    const { desk, followUp } = planned();
    desk.on('2026-11-24');
    const asking = desk.press({ verb: 'follow-up-move', followUp, inputs: {} });
    expect(asking.view).toMatchObject({
      kind: 'follow-up-move',
      form: { offers: [{ day: '2026-11-25' }, {}, {}] },
    });
    const refused = desk.press({ verb: 'follow-up-move', followUp, inputs: { 'follow-up': '2026-11-24' } });
    expect(refused.view).toMatchObject({ form: { problem: { kind: 'today' } } });
    const moved = desk.press({ verb: 'follow-up-move', followUp, inputs: { 'follow-up': '2026-11-25' } });
    expect(moved.view).toMatchObject({ outcome: 'moved', dueOn: '2026-11-25' });
    expect(desk.followUps()).toMatchObject([{ state: 'planned', dueOn: '2026-11-25' }]);
  });

  test('opening resumes the enquiry, also a closed one, and puts another aside', () => {
    const { desk, followUp } = planned();
    desk.tap({ verb: 'close' });
    desk.press({ verb: 'start' });
    const opened = desk.press({ verb: 'follow-up-open', followUp });
    expect(opened.view).toMatchObject({ kind: 'summary', at: { session: 'session-1' } });
    expect(desk.open().map(({ id }) => id)).toEqual(['session-1']);
    const again = desk.press({ verb: 'follow-up-open', followUp });
    expect(again).toMatchObject({ taken: [], notices: [], view: { at: { session: 'session-1' } } });
  });

  test('discarding the enquiry withdraws it, and its buttons say so', () => {
    const { desk, followUp } = planned();
    desk.tap({ verb: 'discard' });
    expect(desk.tap({ verb: 'discard-confirmed' }).effects).toEqual([
      { kind: 'withdraw-follow-up', session: 'session-1' },
    ]);
    for (const verb of ['follow-up-open', 'follow-up-done', 'follow-up-pass-on'] as const) {
      const result = desk.press({ verb, followUp });
      expect(noticesOf(result)).toEqual(['follow-up:notices.withdrawn']);
      expect(result).toMatchObject({ taken: [], effects: [], view: { kind: 'welcome' } });
    }
  });

  test('one that is unknown, or somebody else’s, is not touched', () => {
    const { desk } = planned();
    for (const verb of ['follow-up-open', 'follow-up-done', 'follow-up-pass-on'] as const) {
      const result = desk.press({ verb, followUp: 'not-mine' });
      expect(noticesOf(result)).toEqual(['follow-up:notices.unknown']);
      expect(result).toMatchObject({ taken: [], effects: [] });
    }
  });
});

test('"follow-ups" lists what is planned, the next first', () => {
  const desk = unsafe();
  expect(desk.say('follow-ups').view).toMatchObject({
    kind: 'follow-ups',
    planned: [{ dueOn: '2026-11-24' }],
  });
  desk.press({ verb: 'follow-up-done', followUp: desk.followUps()[0]?.id as string });
  expect(desk.say('follow-ups').view).toEqual({ kind: 'follow-ups', planned: [] });
});
