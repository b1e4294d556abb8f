import { describe, expect, test } from 'vitest';
import { isSnomedCode } from '../../src/content/check-codes.ts';
import { knownGuards } from '../../src/known-guards.ts';
import { copyProject } from './support/project-copy.ts';

describe('an id that nothing else knows is named with the nearest that is known', () => {
  const cases: { what: string; file: string; find: RegExp; put: string; message: string }[] = [
    {
      what: 'a factor in raises',
      file: 'dialogs/enquiry/cues.yaml',
      find: /(?<=raises:\s*\[)self-harm-threats/,
      put: 'self-harm-threat',
      message: 'unknown factor "self-harm-threat"; did you mean "self-harm-threats"?',
    },
    {
      what: 'a factor raised by a household entry',
      file: 'dialogs/enquiry/household.yaml',
      find: /(?<=raises:\s*\[)pregnancy-or-new-baby/,
      put: 'pregnancy',
      message: 'unknown factor "pregnancy"; did you mean "pregnancy-or-new-baby"?',
    },
    {
      what: 'a question beside a factor',
      file: 'dialogs/enquiry/factors.yaml',
      find: /beside: getting-worse/,
      put: 'beside: geting-worse',
      message: 'unknown prompting question "geting-worse"; did you mean "getting-worse"?',
    },
    {
      what: 'a route of a rule',
      file: 'dialogs/outcomes/rules.yaml',
      find: /(?<=routes:\s*\[)police-999/,
      put: 'police-99',
      message: 'unknown route "police-99"; did you mean "police-999"?',
    },
    {
      what: 'a caution of a rule',
      file: 'dialogs/outcomes/rules.yaml',
      find: /(?<=cautions:\s*\[)one-chance/,
      put: 'one-change',
      message: 'unknown caution "one-change"; did you mean "one-chance"?',
    },
    {
      what: 'a service of a route',
      file: 'dialogs/outcomes/routes.yaml',
      find: /(?<=services:\s*\[)emergency/,
      put: 'emergencies',
      message: 'unknown service "emergencies"; did you mean "emergency"?',
    },
    {
      what: 'a safe answer that cannot be chosen',
      file: 'dialogs/enquiry/readiness.yaml',
      find: /(?<=safe:\s*\["?)yes/,
      put: 'yess',
      message: 'unknown choice "yess"; did you mean "yes"?',
    },
    {
      what: 'a stage of a card',
      file: 'dialogs/enquiry/cards.yaml',
      find: /(?<=one-at-a-time:\s*\[.*)prompting/,
      put: 'prompt',
      message: expect.stringContaining('unknown value "prompt"; did you mean "prompting"?'),
    },
    {
      what: 'a stage that is on two cards',
      file: 'dialogs/enquiry/cards.yaml',
      find: /(?<=one-at-a-time:\s*\[.*)prompting/,
      put: 'screening',
      message: 'the stage "screening" is in "one-at-a-time" twice',
    },
  ];
  test.each(cases)('$what', ({ file, find, put, message }) => {
    const project = copyProject();
    const line = project.edit(file, find, put);
    expect(project.problems()).toContainEqual({ file, line, message });
  });
});

describe('an id is used once', () => {
  test('a question id that another stage already asks', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/motivation.yaml';
    const line = project.edit(file, /worries-most/, 'limits-contact');
    const before = project.find('dialogs/enquiry/direct.yaml', /limits-contact/);
    const message = `the question "limits-contact" is there twice: it is already on dialogs/enquiry/direct.yaml:${before}`;
    expect(project.problems()).toContainEqual({ file, line, message });
  });

  test('a question id that the bot asks by itself', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/motivation.yaml';
    const line = project.edit(file, /worries-most/, 'timing');
    const message = 'the question "timing" is there twice: it is already asked by the bot itself';
    expect(project.problems()).toContainEqual({ file, line, message });
  });

  test('a cue twice on one side; both sides may share one', () => {
    const project = copyProject();
    const file = 'dialogs/enquiry/cues.yaml';
    expect(project.problems()).toEqual([]);
    const line = project.edit(file, /relationship-problems/, 'anger-or-stress');
    const message = `the cue "anger-or-stress" is there twice: it is already on ${file}:${line - 1}`;
    expect(project.problems()).toContainEqual({ file, line, message });
  });
});

describe('rules, routes and cautions are in YAML and in code', () => {
  test('a rule that the code does not know', () => {
    const project = copyProject();
    const file = 'dialogs/outcomes/rules.yaml';
    const line = project.append(file, '  - {id: immediate-dangers, level: high, source: "sop 2.7"}');
    const message =
      'unknown rule "immediate-dangers"; did you mean "immediate-danger"? (the code has no condition for it)';
    expect(project.problems()).toContainEqual({ file, line, message });
  });

  test('a rule, a route and a caution that only the code knows', () => {
    const project = copyProject();
    const known = {
      ...knownGuards,
      rules: [...knownGuards.rules, 'new-rule'],
      routes: [...knownGuards.routes, 'new-route'],
      cautions: [...knownGuards.cautions, 'new-caution'],
    };
    const messages = project.problems(known).map(({ file, message }) => `${file} ${message}`);
    expect(messages).toEqual([
      'dialogs/outcomes/cautions.yaml the caution "new-caution" has a condition in the code but is missing here',
      'dialogs/outcomes/routes.yaml the route "new-route" has a condition in the code but is missing here',
      'dialogs/outcomes/rules.yaml the rule "new-rule" has a condition in the code but is missing here',
    ]);
  });
});

test('a renamed cue that a rule needs is missed, not left to switch the rule off', () => {
  const project = copyProject();
  const file = 'dialogs/enquiry/cues.yaml';
  project.edit(file, /high-risk-injury/, 'worrying-injury');
  const message =
    '"high-risk-injury" is missing here, and a rule in the code needs it: without it that rule would never fire';
  expect(project.problems()).toContainEqual({ file, line: 1, message });
});

test('a record row for a route that there is not', () => {
  const project = copyProject();
  const file = 'dialogs/outcomes/record.yaml';
  const line = project.edit(file, /id: adult-social-care/, 'id: adult-social-cares');
  const message = 'unknown route "adult-social-cares"; did you mean "adult-social-care"?';
  expect(project.problems()).toContainEqual({ file, line, message });
});

describe('SNOMED CT codes and dates', () => {
  const file = 'dialogs/codes.yaml';

  test('the check digit of Verhoeff', () => {
    expect(isSnomedCode('429746005')).toBe(true);
    expect(isSnomedCode('886191000000108')).toBe(false);
  });

  test('a code with a wrong digit', () => {
    const project = copyProject();
    const line = project.edit(file, /429746005/, '429746006');
    const message = 'the check digit of 429746006 is wrong: compare it with its source, digit by digit';
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('a good code that is marked unconfirmed', () => {
    const project = copyProject();
    project.edit(file, /886191000000108/, '22298006');
    const line = project.find(file, /unconfirmed: /);
    const message = 'the check digit of 22298006 is right: it does not need "unconfirmed"';
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test('a code that is there twice', () => {
    const project = copyProject();
    const before = project.find(file, /429746005/);
    const line = project.edit(file, /758599003/, '429746005');
    const message = `the code 429746005 is there twice: it is already on line ${before}`;
    expect(project.problems()).toEqual([{ file, line, message }]);
  });

  test.each(['dialogs/services.yaml', file])('a review that is due before the check, in %s', (dated) => {
    const project = copyProject();
    const line = project.edit(dated, /review-by: .*/, 'review-by: "2020-01-31"');
    const message = expect.stringMatching(/^"review-by" \(2020-01-31\) must be after "checked-on" \(\d{4}-/);
    expect(project.problems()).toEqual([{ file: dated, line, message }]);
  });
});

describe('the lists around saying and signposting', () => {
  test.each([
    ['dialogs/services.yaml', /instead: \[respect/, 'instead: [respct', 'unknown service "respct"'],
    ['dialogs/services.yaml', /for: \[danger-now\]/, 'for: [danger]', 'danger'],
    ['dialogs/outcomes/response.yaml', /id: act-now/, 'id: one-chance', '"one-chance" is there twice'],
    ['dialogs/outcomes/who-else.yaml', /id: housing/, 'id: mappa', '"mappa" is there twice'],
    ['dialogs/outcomes/reflect.yaml', /id: debrief/, 'id: debriefs', '"reflect.take-to.debriefs" is missing'],
    [
      'dialogs/enquiry/say-first.yaml',
      /id: i-believe-you/,
      'id: i-believe',
      '"say-first.i-believe" is missing',
    ],
  ])('a slip in %s (%s)', (file, find, put, message) => {
    const project = copyProject();
    project.edit(file, find, put);
    const messages = project.problems().map((problem) => problem.message);
    expect(messages.join('\n')).toContain(message);
  });
});
