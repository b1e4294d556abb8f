import { describe, expect, test } from 'vitest';
import { play } from './support/play.ts';

const neverAsked = (text: string) =>
  play(text)
    .differences.filter((difference) => difference.startsWith('never asked: '))
    .map((difference) => difference.slice('never asked: '.length));

describe('an answer to a question that is never asked fails the case', () => {
  test.each([
    {
      why: 'asking is not safe',
      text: 'readiness: {sober: no}\nscreening: {effect-on-family: nothing-heard}',
      answer: 'screening.effect-on-family',
    },
    {
      why: 'asking is not safe',
      text: 'readiness: {seen-alone: no}\nprompting: {family-afraid: no}',
      answer: 'prompting.family-afraid',
    },
    {
      why: 'nobody said yes',
      text: 'prompting: {family-afraid: no}\ndirect: {limits-contact: no}',
      answer: 'direct.limits-contact',
    },
    {
      why: 'there is no child',
      text: 'household: [partner]\nvulnerabilities: [poor-coping]',
      answer: 'vulnerabilities.poor-coping',
    },
    {
      why: 'it belongs to another pathway',
      text: 'cues: [anger-or-stress, common-injury]',
      answer: 'cues.common-injury',
    },
    {
      why: 'it is the only cue, of another pathway',
      text: 'cues: [common-injury]',
      answer: 'cues.common-injury',
    },
    {
      why: 'it belongs to another pathway',
      text: 'immediate-safety: {safe-to-go-home: yes}',
      answer: 'immediate-safety.safe-to-go-home',
    },
    {
      why: 'it belongs to another pathway',
      text: 'prompting: {threatened: no}',
      answer: 'prompting.threatened',
    },
    { why: 'there is no such overlay', text: 'fgm: {known-under-18: no}', answer: 'fgm.known-under-18' },
    {
      why: 'danger came first',
      text: 'danger-at: opening\nreadiness: {sober: yes}',
      answer: 'readiness.sober',
    },
    {
      why: 'danger came first',
      text: 'danger-at: readiness\ncues: [anger-or-stress]',
      answer: 'cues.anger-or-stress',
    },
    {
      why: 'danger came first on the same card',
      text: 'danger-at: screening\nprompting: {family-afraid: no}',
      answer: 'prompting.family-afraid',
    },
    {
      why: 'nothing is judged beforehand',
      text: 'timing: preparing\njudgement: {dash-ticks: 3}',
      answer: 'judgement.dash-ticks',
    },
    {
      why: 'no factor is asked beforehand',
      text: 'timing: preparing\nother-factors: no',
      answer: 'factors.other-factors',
    },
  ])('$answer, because $why', ({ text, answer }) => {
    expect(neverAsked(`pathway: may-harm\n${text}\nexpect: {}`)).toEqual([answer]);
  });

  test('not-asked is no answer', () => {
    const text =
      'pathway: may-harm\nreadiness: {sober: no}\nprompting: {family-afraid: not-asked}\nexpect: {}';
    expect(play(text).differences).toEqual([]);
  });

  test('a factor that something else raised may be named all the same', () => {
    const text =
      'pathway: may-harm\ncues: [stopped-medication]\nfactors: {medication-stopped: yes}\nexpect: {}';
    expect(play(text).differences).toEqual([]);
  });
});

describe('danger', () => {
  test.each(['afterwards', 'in-consultation'])('cuts off what follows its stage (%s)', (timing) => {
    const { stages, rules } = play(
      `pathway: may-harm\ntiming: ${timing}\ncues: [anger-or-stress]\nprompting: {family-afraid: yes}\ndanger-at: prompting\nexpect: {}`,
    );
    expect(stages).toEqual([
      ...['opening', 'readiness', 'cues', 'household', 'screening', 'prompting', 'factors', 'judgement'],
      'summary',
    ]);
    expect(rules).toEqual(['immediate-danger', 'abuse-evident']);
  });

  test('in the middle of a card keeps what was filled in before it and shows nothing after it', () => {
    const { stages, routes, differences } = play(
      'pathway: may-harm\ncues: [alcohol-or-drugs]\nscreening: {what-do-you-do: concern-heard}\ndanger-at: screening\nexpect: {}',
    );
    expect(differences).toEqual([]);
    expect(stages).not.toContain('prompting');
    expect(routes).toContain('substance-service');
  });

  test('among the cues asks who is at home by itself', () => {
    const { stages, rules, differences } = play(
      'pathway: may-harm\ncues: [open-disclosure]\nhousehold: [partner]\ndanger-at: cues\nexpect: {}',
    );
    expect(differences).toEqual([]);
    expect(stages).toEqual(['opening', 'readiness', 'cues', 'household', 'factors', 'judgement', 'summary']);
    expect(rules).toEqual(['immediate-danger', 'abuse-evident']);
  });

  test.each(['summary', 'response', 'signposting'])('can be raised at %s', (stage) => {
    const { level, stages, differences } = play(`pathway: may-harm\ndanger-at: ${stage}\nexpect: {}`);
    expect({ level, differences }).toEqual({ level: 'immediate', differences: [] });
    expect(stages).toContain(stage);
  });

  test('at a stage that the conversation never reaches fails the case', () => {
    const { differences } = play('pathway: may-harm\ndanger-at: direct\nexpect: {}');
    expect(differences).toEqual(['danger-at: the conversation never reached "direct"']);
  });
});

describe('what a case leaves out', () => {
  test('is safe to ask, at home not known, nothing asked', () => {
    const { level, incomplete, cautions, stages } = play('pathway: may-harm\nexpect: {}');
    expect({ level, incomplete }).toEqual({ level: 'standard', incomplete: true });
    expect(cautions).not.toContain('professional-interpreter');
    expect(cautions).not.toContain('own-safety');
    expect(stages).toContain('screening');
  });

  test('is unsure where it is about FGM', () => {
    const { rules } = play('pathway: may-harm\noverlays: [fgm]\nfgm: {at-risk-under-18: no}\nexpect: {}');
    expect(rules).toEqual(['fgm-risk-under-18']);
  });

  test('a factor that is named not-asked stays so beside "no to all the others"', () => {
    const others = 'pathway: may-harm\nother-factors: no\n';
    expect(play(`${others}expect: {}`).incomplete).toBe(false);
    expect(play(`${others}factors: {separation: not-asked}\nexpect: {}`).incomplete).toBe(true);
  });

  test('"declined" is not known where the card does not offer it', () => {
    const { stages, differences } = play('pathway: may-harm\nreadiness: {sober: declined}\nexpect: {}');
    expect(differences).toEqual([]);
    expect(stages).not.toContain('screening');
  });
});

test('preparing is played to its end and assesses nothing', () => {
  const { stages, level, rules, cautions } = play('pathway: may-be-harmed\ntiming: preparing\nexpect: {}');
  expect(stages).toEqual(['opening', 'readiness', 'signposting', 'closed']);
  expect({ level, rules, cautions }).toEqual({ level: null, rules: [], cautions: [] });
});

describe('an expectation that is wrong fails the case and says what came', () => {
  test.each([
    { wrong: 'level: high', says: 'level: expected high; actual standard' },
    { wrong: 'incomplete: false', says: 'incomplete: expected false; actual true' },
    { wrong: 'rules: [abuse-evident]', says: 'rules: expected abuse-evident; actual nothing-heard' },
    { wrong: 'rules-exactly: []', says: 'rules-exactly: expected none; actual nothing-heard' },
    {
      wrong: 'routes-include: [marac]',
      says: /^routes-include: expected marac; actual organisation-lead, safe-follow-up/,
    },
    {
      wrong: 'routes-exclude: [safe-follow-up]',
      says: /^routes-exclude: expected without safe-follow-up; actual /,
    },
    { wrong: 'cautions-include: [own-safety]', says: /^cautions-include: expected own-safety; actual / },
    {
      wrong: 'cautions-exclude: [rule-of-optimism]',
      says: /^cautions-exclude: expected without rule-of-optimism/,
    },
    {
      wrong: 'stages-include: [direct]',
      says: /^stages-include: expected direct; actual opening, readiness/,
    },
    { wrong: 'stages-exclude: [household]', says: /^stages-exclude: expected without household; actual / },
  ])('$wrong', ({ wrong, says }) => {
    const { ok, differences } = play(`pathway: may-harm\ncues: [anger-or-stress]\nexpect: {${wrong}}`);
    expect(ok).toBe(false);
    expect(differences).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
  });

  test('a level expected while preparing', () => {
    const { differences } = play('pathway: may-harm\ntiming: preparing\nexpect: {level: standard}');
    expect(differences).toEqual([
      'level: expected standard; actual none, nothing is assessed while preparing',
    ]);
  });
});
