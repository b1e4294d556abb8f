import { type Evidence, type Findings, indicators, presentIn } from './findings.ts';

/** What made a rule fire; an empty list means that it did not. */
type Rule = (findings: Findings) => readonly Evidence[];

const told = (fired: boolean, stage: string, id: string): Evidence[] => (fired ? [{ stage, id }] : []);
const onlyIf = (condition: boolean, evidence: readonly Evidence[]) => (condition ? evidence : []);
const factors = (f: Findings, ...ids: string[]) =>
  ids.filter((id) => f.factor(id) === 'yes').map((id) => ({ stage: 'factors', id }));
const judged = (f: Findings, id: string, test: (value: number) => boolean) => {
  const value = f.answer('judgement', id);
  return told(typeof value === 'number' && test(value), 'judgement', id);
};
const safety = (f: Findings, id: string, value: string) =>
  told(f.harmed && f.answer('immediate-safety', id) === value, 'immediate-safety', id);

/**
 * When each rule of the decision table fires (vocabulary/outcomes.yaml, `rules`). Level, routes, cautions and source of
 * a rule are content (dialogs/outcomes/rules.yaml) under the same id. `nothing-heard` fires when no other rule does.
 */
export const whenRuleFires: Readonly<Record<string, Rule>> = {
  'immediate-danger': (f) => [
    ...told(f.facts.danger !== undefined, 'danger', 'raised'),
    ...onlyIf(f.answer('immediate-safety', 'place-of-safety') !== 'yes', safety(f, 'safe-to-go-home', 'no')),
  ],
  'immediate-concern': (f) => [
    ...safety(f, 'person-causing-harm-present', 'yes'),
    ...safety(f, 'immediate-concerns', 'yes'),
    ...safety(f, 'children-whereabouts-safe', 'no'),
    ...safety(f, 'safe-to-go-home', 'no'),
  ],
  'injury-pattern': (f) =>
    ['high-risk-injury', 'defensive-injury'].flatMap((id) => told(f.has.cue(id), 'cues', id)),
  'lethal-indicator': (f) =>
    factors(f, ...f.content.factors.filter((x) => x['lethal-indicator']).map((x) => x.id)),
  'indicator-with-abuse': (f) => {
    const found = indicators(f);
    const abuse = f.abuse.filter(({ id }) => !found.some((indicator) => indicator.id === id));
    return onlyIf(f.abuse.length > 0 && found.length > 0, [...found, ...abuse]);
  },
  'several-indicators': (f) => onlyIf(f.abuse.length === 0 && indicators(f).length >= 3, indicators(f)),
  'indicator-without-abuse': (f) => {
    const found = indicators(f);
    const onlyPregnancy = found.length === 1 && found[0]?.id === 'pregnancy-or-new-baby';
    return onlyIf(f.abuse.length === 0 && found.length <= 2 && !onlyPregnancy, found);
  },
  'abuse-evident': (f) => onlyIf(indicators(f).length === 0, f.abuse),
  'checklist-cluster': (f) => {
    const found = presentIn(f, 'checklist', 'dhr');
    return onlyIf(found.length >= 3, found);
  },
  'complex-needs': (f) => {
    const both = factors(f, 'mental-ill-health', 'substance-misuse');
    return onlyIf(both.length === 2 && f.abuse.length > 0, both);
  },
  'unusual-beliefs': (f) => factors(f, 'unusual-beliefs-about-household'),
  'medication-stopped': (f) => factors(f, 'medication-stopped'),
  'professional-judgement': (f) =>
    told(f.answer('judgement', 'serious-concern') === 'yes', 'judgement', 'serious-concern'),
  'dash-threshold': (f) => judged(f, 'dash-ticks', (ticks) => ticks >= f.content.policy.dashTicks),
  'potential-escalation': (f) =>
    judged(f, 'police-callouts-12-months', (calls) => calls >= f.content.policy.policeCallouts12Months),
  'repeat-marac': (f) => onlyIf(f.abuse.length > 0, heardBefore(f)),
  'previous-marac': (f) => onlyIf(f.abuse.length === 0, heardBefore(f)),
  'honour-based': (f) =>
    ['honour-based', 'forced-marriage'].flatMap((id) => told(f.has.overlay(id), 'overlays', id)),
  'forced-marriage': (f) => told(f.has.overlay('forced-marriage'), 'overlays', 'forced-marriage'),
  'fgm-known-under-18': (f) =>
    told(f.has.overlay('fgm') && f.answer('opening', 'known-under-18') === 'yes', 'fgm', 'known-under-18'),
  'fgm-risk-under-18': (f) =>
    onlyIf(f.has.overlay('fgm'), [
      ...told(!isYesOrNo(f.answer('opening', 'known-under-18')), 'fgm', 'known-under-18'),
      ...told(f.answer('opening', 'at-risk-under-18') !== 'no', 'fgm', 'at-risk-under-18'),
    ]),
};

const heardBefore = (f: Findings) =>
  told(f.answer('judgement', 'previous-marac') === 'yes', 'judgement', 'previous-marac');
const isYesOrNo = (value: unknown) => value === 'yes' || value === 'no';

/** The rule that says that no other did: it means "no indicator was recorded", never "no risk". */
export const nothingHeard = 'nothing-heard';
