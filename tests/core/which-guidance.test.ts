import { describe, expect, test } from 'vitest';
import { showResponse } from '../../src/core/conversation/show-response.ts';
import { showSignposting } from '../../src/core/conversation/show-signposting.ts';
import type { ResponseView, SignpostingView } from '../../src/core/conversation/views.ts';
import type { Answers, Facts } from '../../src/core/enquiry/facts.ts';
import { realContent } from '../support/content.ts';
import { deskOf } from './support/desk.ts';

const content = realContent();
const at = { session: 'session-1', step: 3 };
const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

function told(pathway: string, overlays: readonly string[] = [], more: Answers = {}): Facts {
  const answers = { opening: { pathway, timing: 'afterwards', overlays }, readiness: safe, ...more };
  return { answers, notes: {}, unconfirmed: [], setAside: [] };
}
const response = (facts: Facts) => showResponse(content, facts, at) as ResponseView;
const sections = (facts: Facts) => response(facts).sections.map(({ section }) => section);
const sides = (facts: Facts) => response(facts).sides.map(({ side }) => side);

describe('what to say and know: only what belongs to this enquiry', () => {
  test.each([
    ['may-harm', ['may-harm'], []],
    ['may-be-harmed', ['may-be-harmed'], ['non-disclosure']],
    ['unclear', ['may-be-harmed', 'may-harm'], ['unclear', 'non-disclosure']],
  ])('%s', (pathway, wantedSides, wantedSections) => {
    expect(sides(told(pathway))).toEqual(wantedSides);
    expect(sections(told(pathway))).toEqual(wantedSections);
  });

  test('overlays come on every pathway; with forced marriage, one chance and never the family too', () => {
    expect(sections(told('may-harm', ['honour-based']))).toEqual(['honour-based']);
    expect(sections(told('may-harm', ['forced-marriage']))).toEqual(['honour-based', 'forced-marriage']);
    expect(sections(told('may-harm', ['fgm']))).toEqual(['fgm']);
    expect(sections(told('unclear', ['fgm', 'honour-based'])).slice(0, 2)).toEqual(['honour-based', 'fgm']);
  });

  test('both are patients here', () => {
    const household = { household: { household: ['partner', 'other-person-is-our-patient'] } };
    expect(sections(told('may-harm', [], household))).toEqual(['both-patients']);
  });

  test('nothing told, or not safe to ask: the plan for it; told: not', () => {
    const yes = { prompting: { threatened: 'yes' } };
    const disclosed = { cues: { cues: ['open-disclosure'] } };
    expect(sections(told('may-be-harmed', [], yes))).toEqual([]);
    expect(sections(told('may-be-harmed', [], disclosed))).toEqual([]);
    expect(sections(told('may-be-harmed', [], { prompting: { threatened: 'unsure' } }))).toEqual([
      'non-disclosure',
    ]);
    const unsafe = { ...disclosed, readiness: { ...safe, 'seen-alone': 'no' } };
    expect(sections(told('may-be-harmed', [], unsafe))).toEqual(['non-disclosure']);
    expect(sections(told('may-harm', [], unsafe))).toEqual([]);
  });

  test('the thresholds are those of the policy', () => {
    const policy = { ...content.policy, dashTicks: 11 };
    const view = showResponse({ ...content, policy }, told('may-be-harmed'), at) as ResponseView;
    expect(view.policy).toEqual({ dashTicks: 11, policeCallouts: 3 });
  });
});

describe('where to get help', () => {
  const kinds = (view: SignpostingView, fits: boolean) =>
    view.groups.filter((group) => group.fits === fits).map(({ kind }) => kind);
  const shown = (facts: Facts) => showSignposting(content, { facts, at }) as SignpostingView;

  test('what fits the pathway comes first, danger before all', () => {
    expect(kinds(shown(told('may-harm')), true)).toEqual(['danger-now', 'causing-harm', 'local']);
    expect(kinds(shown(told('may-be-harmed')), true)).toEqual([
      ...['danger-now', 'being-harmed', 'local', 'lgbt', 'men'],
    ]);
    expect(kinds(shown(told('unclear')), true).slice(0, 3)).toEqual([
      ...['danger-now', 'being-harmed', 'causing-harm'],
    ]);
  });

  test.each([
    ['honour-and-forced-marriage', told('may-harm', ['forced-marriage'])],
    ['children', told('may-harm', [], { household: { household: ['baby-under-one'] } })],
    ['children', told('may-be-harmed', ['fgm'])],
    ['suicide-and-crisis', told('may-harm', [], { cues: { cues: ['suicide-or-self-harm'] } })],
    ['alcohol-and-drugs', told('may-harm', [], { factors: { 'substance-misuse': 'yes' } })],
  ])('%s fits where it is part of the concern', (kind, facts) => {
    expect(kinds(shown(facts), true)).toContain(kind);
    expect(kinds(shown(told('may-harm')), true)).not.toContain(kind);
    expect(kinds(shown(told('may-harm')), false)).toContain(kind);
  });

  test('every service is there once, in an enquiry and without one', () => {
    const all = content.services.map(({ id }) => id).toSorted();
    for (const view of [shown(told('unclear', ['fgm'])), showSignposting(content) as SignpostingView])
      expect(view.groups.flatMap(({ services }) => services.map(({ id }) => id)).toSorted()).toEqual(all);
  });

  test('without an enquiry nothing waits behind a button', () => {
    expect(kinds(showSignposting(content) as SignpostingView, false)).toEqual([]);
  });

  test('what never to offer stands there always, with a service to offer instead', () => {
    for (const view of [shown(told('may-be-harmed')), showSignposting(content) as SignpostingView]) {
      expect(view.never.map(({ id }) => id)).toEqual(['anger-management', 'couples-counselling']);
      for (const { services } of view.never) expect(services.map(({ id }) => id)).toContain('respect');
    }
  });
});

describe('rooms without inputs', () => {
  function atSummary(pathway: string, household: string) {
    const desk = deskOf(content);
    desk.press({ verb: 'start' });
    let shown = desk.tap({ verb: 'answer', inputs: { pathway, timing: 'afterwards' } });
    const given: Record<string, unknown> = { ...safe, cues: 'open-disclosure', household };
    for (let cards = 0; shown.view.kind === 'ask' && cards < 20; cards++) {
      const asked = shown.view.questions.map(({ id }) => [id, given[id]] as const);
      shown = desk.tap({ verb: 'skip', inputs: Object.fromEntries(asked.filter(([, value]) => value)) });
    }
    return { desk, shown };
  }

  test.each([
    ['may-harm', 'partner,child-under-18', true],
    ['may-harm', 'partner,pregnant-person', true],
    ['unclear', 'baby-under-one', true],
    ['may-harm', 'partner', false],
    ['may-be-harmed', 'child-under-18', false],
  ])('%s with %s: who else may know is offered: %s', (pathway, household, offered) => {
    expect(atSummary(pathway, household).shown.view).toMatchObject({ kind: 'summary', whoElse: offered });
  });

  test.each(['who-else', 'reflect'] as const)(
    '%s leaves the facts as they were, and back leads back',
    (stage) => {
      const { desk } = atSummary('may-be-harmed', 'partner');
      const before = desk.facts();
      expect(desk.tap({ verb: 'go-to', stage, card: 0 }).view.kind).toBe(stage);
      expect(desk.facts()).toEqual(before);
      expect(desk.tap({ verb: 'back' }).view.kind).toBe('summary');
    },
  );

  test('neither opens while getting ready: nothing has happened yet', () => {
    const desk = deskOf(content);
    desk.press({ verb: 'start' });
    desk.tap({ verb: 'answer', inputs: { pathway: 'may-harm', timing: 'preparing' } });
    for (const stage of ['who-else', 'reflect'] as const)
      expect(desk.tap({ verb: 'go-to', stage, card: 0 }).view.kind).toBe('plan');
  });

  test('reflecting from a closed card takes nothing and opens nothing', () => {
    const { desk } = atSummary('may-harm', 'partner');
    desk.tap({ verb: 'close' });
    const result = desk.press({ verb: 'reflect' });
    expect(result).toMatchObject({ view: { kind: 'reflect', at: undefined }, taken: [], moved: false });
    expect(desk.open()).toEqual([]);
  });
});
