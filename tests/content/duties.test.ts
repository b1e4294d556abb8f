import { beforeAll, describe, expect, test } from 'vitest';
import type { Words } from '../../src/content/words.ts';
import { realWords } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';

/**
 * What the guidance makes the bot do after the questions, written out once more by hand so as not to ask the content what
 * it should hold. Each id has to stand where it is said to stand, with a source and with words.
 */
const content = realContent();
let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const { response, whoElse, reflect } = content;
const places: readonly [string, readonly { id: string; source: string }[], string, readonly string[]][] = [
  [
    'honour-based, principles',
    response['honour-based'].know,
    'outcomes:know.honour-based',
    ['one-chance', 'act-now', 'never-dismiss'],
  ],
  [
    'honour-based, never',
    response['honour-based']['do-not'],
    'outcomes:do-not.honour-based',
    ['contact-or-mediate-with-family', 'use-family-or-community-interpreter', 'tell-community-members'],
  ],
  [
    'forced marriage',
    response['forced-marriage'].know,
    'outcomes:know.forced-marriage',
    ['definition-fact', 'legal'],
  ],
  [
    'FGM, rules',
    response.fgm.know,
    'outcomes:know.fgm',
    ['known-under-18', 'at-risk-under-18', 'immediate-danger', 'eighteen-or-over'],
  ],
  [
    'person harmed, validate',
    response['may-be-harmed'].say,
    'outcomes:say.may-be-harmed',
    [
      ...['listening', 'believed', 'right-to-live-free-from-abuse', 'not-your-fault'],
      ...['not-alone', 'help-is-available'],
    ],
  ],
  [
    'person harmed, know',
    response['may-be-harmed'].know,
    'outcomes:know.may-be-harmed',
    ['high-risk-consent', 'police', 'marac', 'marac-again'],
  ],
  [
    'person harmed, never',
    response['may-be-harmed']['do-not'],
    'outcomes:do-not.may-be-harmed',
    ['suggest-leaving', 'give-personal-views', 'written-material-they-must-hide', 'ask-when-accompanied'],
  ],
  [
    'non-disclosure',
    response['non-disclosure'].know,
    'outcomes:know.non-disclosure',
    ['document-concern', 'share-internally', 'urgent-safe-follow-up'],
  ],
  [
    'person causing harm, do',
    response['may-harm'].say,
    'outcomes:say.may-harm',
    [
      ...['listen', 'validate-telling', 'abuse-never-acceptable', 'behaviour-is-a-choice'],
      ...['affirm-accountability', 'respectful-and-straightforward', 'children-always-affected'],
      ...['range-of-behaviours-not-only-physical', 'people-can-change-and-programmes-work'],
      ...['limits-of-confidentiality', 'consider-victims-needs-and-wishes'],
    ],
  ],
  [
    'person causing harm, do not',
    response['may-harm']['do-not'],
    'outcomes:do-not.may-harm',
    [
      ...['collude', 'corner', 'expect-full-disclosure', 'jargon', 'couples-work', 'anger-management'],
      ...['reveal-what-others-said', 'over-trust-self-report'],
    ],
  ],
  [
    'self-care',
    reflect['take-to'],
    'outcomes:reflect.take-to',
    ['supervision', 'not-alone', 'lone-working-policy', 'own-experience-of-abuse-acknowledged', 'debrief'],
  ],
  [
    'triangulation',
    whoElse['who-else'],
    'outcomes:who-else.items',
    [
      ...['survivor', 'children', 'previous-partners', 'extended-family', 'housing', 'gp'],
      ...['strengths-and-insight', 'early-help-or-children-and-families-assessment', 'dash-dara-marac'],
      ...['forensic-or-probation', 'health-or-learning-needs', 'programme-engagement', 'mappa'],
      'care-proceedings',
    ],
  ],
];

test.each(places)('%s is live, with words', (_, list, key, ids) => {
  const live = list.map(({ id }) => id);
  expect(ids.filter((id) => !live.includes(id))).toEqual([]);
  for (const id of ids) expect(words.has(`${key}.${id}`), id).toBe(true);
});

test('what FGM asks and where forced marriage leads is asked and routed', () => {
  expect(content.opening.fgm.map(({ id }) => id)).toEqual(['known-under-18', 'at-risk-under-18']);
  const rule = content.rules.find(({ id }) => id === 'forced-marriage');
  const honour = content.rules.find(({ id }) => id === 'honour-based');
  const routes = [...(rule?.routes ?? []), ...(honour?.routes ?? [])];
  for (const id of ['forced-marriage-unit', 'police-999-or-101', 'organisation-lead']) {
    expect(routes).toContain(id);
  }
});

test('the triangulation checklist has its fourteen sources and no other', () => {
  expect(whoElse['who-else']).toHaveLength(14);
});

describe('facts that must not slip', () => {
  const policy = { dashTicks: 14, policeCallouts: 3 };
  const know = (path: string) => words.t(`outcomes:know.${path}`, policy);

  test('FGM: who reports what to whom', () => {
    expect(know('fgm.known-under-18')).toMatch(
      /police on 101 yourself.*regulated professional.*nobody can report for you.*31 October 2015/,
    );
    expect(know('fgm.at-risk-under-18')).toMatch(/social care or the police at once/);
    expect(know('fgm.immediate-danger')).toMatch(
      /999.*FGM Protection Order.*Emergency Protection Order.*Prohibited Steps Order/,
    );
    expect(know('fgm.eighteen-or-over')).toMatch(/no duty to report.*health care.*girls in the family/);
    expect(know('fgm.not-a-regulated-professional')).toMatch(/lead at once.*social care or the police/);
  });

  test('MARAC: three ways in, with the local thresholds, and back again', () => {
    expect(know('may-be-harmed.marac')).toMatch(/worried.*14 or more ticks.*3 or more times in 12 months/);
    expect(words.t('outcomes:know.may-be-harmed.marac', { ...policy, dashTicks: 11 })).toContain(
      '11 or more',
    );
    expect(know('may-be-harmed.marac-again')).toMatch(/goes back to MARAC/);
  });

  test('consent and the police: the wish, and its limits', () => {
    expect(know('may-be-harmed.high-risk-consent')).toMatch(/without it.*unborn child.*unless telling/);
    expect(know('may-be-harmed.police')).toMatch(
      /wish not to call.*threat to their life or to their children/,
    );
  });

  test('forced marriage: no consent, and an order that can be made at once', () => {
    expect(know('forced-marriage.definition-fact')).toMatch(/do not, or cannot, agree/);
    expect(know('forced-marriage.legal')).toMatch(/Forced Marriage Protection Order.*emergency.*at once/);
  });

  test('who else: it warns before it lists', () => {
    const cautions = whoElse.cautions.map(({ id }) => words.t(`outcomes:who-else.cautions.${id}`)).join(' ');
    expect(cautions).toMatch(/No single sign predicts.*never a score.*Never let the person/);
  });
});

test('none of it suggests leaving, or says of one gender what holds for all', () => {
  const known = (['may-harm', 'may-be-harmed'] as const).flatMap((side) =>
    response[side].know.map(({ id }) =>
      words.t(`outcomes:know.${side}.${id}`, { dashTicks: 14, policeCallouts: 3 }),
    ),
  );
  const said = Object.values(content.sayFirst)
    .flat()
    .map(({ id }) => words.t(`enquiry:say-first.${id}`));
  const items = whoElse['who-else'].map(({ id }) => words.t(`outcomes:who-else.items.${id}`));
  expect(known.length + said.length + items.length).toBeGreaterThan(40);
  for (const text of [...known, ...said, ...items]) {
    expect(text).not.toMatch(/\b(leave|leaving)\b(?! the patient)/i);
    expect(text).not.toMatch(/\b(he|she|his|her|him|husband|wife)\b/i);
  }
});
