import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ownDataText } from '../../src/channel/cards/own-data.ts';
import { readRehearsalWord, readText } from '../../src/channel/which-words-typed.ts';
import { roles } from '../../src/content/schema/organisation.ts';
import type { Words } from '../../src/content/words.ts';
import { dataCommands } from '../../src/core/conversation/commands.ts';
import { escalationStates } from '../../src/core/escalation/escalation.ts';
import { dataKinds, howLong } from '../../src/core/retention/how-long.ts';
import type { DataViews, OwnData, OwnRole } from '../../src/core/retention/views.ts';
import { readable, verbsOf, vocabularyOf, wrongWith } from '../cards/support/check-card.ts';
import { drawn } from '../cards/support/views.ts';
import { realWords } from '../cards/support/walk.ts';
import { projectRoot, realContent } from '../support/content.ts';

const vocabulary = vocabularyOf(realContent());
let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const kept = howLong({
  retention: { 'enquiry-days': 30, 'rehearsal-days': 180, 'escalation-days': 2920, 'delivery-days': 90 },
});
const nothing: OwnData = {
  since: undefined,
  enquiries: { open: 0, paused: 0, closed: 0, discarded: 0, oldest: undefined },
  followUps: { planned: 0, next: undefined, settled: 0 },
  rehearsals: { held: 0, oldest: undefined },
  ...{ replies: 0, turns: 0, sentAsLead: 0, escalations: [] },
};
const much: OwnData = {
  since: '2026-07-01',
  enquiries: { open: 1, paused: 2, closed: 13, discarded: 4, oldest: '2026-07-01' },
  followUps: { planned: 2, next: '2026-12-01', settled: 5 },
  rehearsals: { held: 7, oldest: '2026-08-02' },
  ...{ replies: 9, turns: 250, sentAsLead: 31 },
  escalations: [
    { reference: 'birch-heron-472', state: 'owned', raisedOn: '2026-11-20' },
    { reference: 'oak-wren-118', state: 'closed', raisedOn: '2026-10-02' },
    { reference: 'ash-swift-901', state: 'withdrawn', raisedOn: '2026-09-03' },
  ],
};
const asLead: OwnRole = { role: 'lead', answers: true, actions: 12 };
const right = (view: DataViews) => {
  const card = drawn(words, view);
  expect(wrongWith(card, vocabulary)).toEqual([]);
  return readable(card);
};

test('what is held is shown in numbers and dates, with how long it is kept and who sees it', () => {
  const shown = right({ kind: 'my-data', data: much, role: asLead, kept });
  for (const part of [
    ...['1 open, 2 paused, 13 closed, 4 discarded', '30 days after they were last touched', '1 July 2026'],
    ...['2 planned, 5 settled', '1 December 2026', 'Rehearsals:** 7', '180 days', '2920 days', 'only you'],
    ...[
      'birch-heron-472: open, told on 20 November 2026',
      'oak-wren-118: closed',
      'ash-swift-901: taken back',
    ],
    ...['safeguarding lead', '12 times', 'messages 31'],
  ])
    expect(shown).toContain(part);
  expect(verbsOf(drawn(words, { kind: 'my-data', data: much, role: asLead, kept }))).toEqual([
    ...['my-data-export', 'my-data-delete', 'welcome', 'danger-now'],
  ]);
  expect(right({ kind: 'my-data', data: nothing, role: undefined, kept })).not.toMatch(
    /undefined|The oldest/,
  );
});

test('the text says the same, without markdown', () => {
  const view = { kind: 'my-data-export', data: much, role: asLead, kept } as const;
  right(view);
  const text = ownDataText(words, view);
  expect(text).not.toContain('*');
  for (const part of ['Enquiries: 1 open', 'birch-heron-472: open', 'Who sees it', 'Copies of answers: 9'])
    expect(text).toContain(part);
});

test('before anything is deleted it is said what goes, what stays and why', () => {
  const ask = (role?: OwnRole, data = much) => right({ kind: 'my-data-deleting', data, role, kept });
  const shown = ask();
  expect(shown).toContain('Enquiries (20)');
  expect(shown).toContain('Rehearsals (7)');
  // Only the open one keeps the name, and until when.
  expect(shown).toMatch(
    /birch-heron-472:\*\* still open\. It goes on.*Your name stays in it until it is over/,
  );
  expect(shown).not.toContain('oak-wren-118');
  expect(shown).toContain('without your name and number, for 2920 days');
  expect(shown).toContain('for 1 day:');
  expect(shown).not.toContain('You answer escalations');
  expect(ask(asLead)).toContain('Askwell goes on knowing where to reach you');
  expect(ask({ role: 'practice-educator', answers: false, actions: 0 })).not.toContain(
    'You answer escalations',
  );
  expect(ask(undefined, nothing)).not.toContain('still open');
  const verbs = verbsOf(drawn(words, { kind: 'my-data-deleting', data: much, role: undefined, kept }));
  expect(verbs).toEqual(['my-data', 'my-data-delete-all', 'danger-now']);
});

test('afterwards nothing is left to press twice', () => {
  const view = {
    kind: 'my-data-deleted',
    open: ['birch-heron-472'],
    answers: true,
    sentAsLead: true,
    kept,
  } as const;
  const shown = right(view);
  expect(shown).toContain('birch-heron-472');
  expect(shown).toContain('goes on knowing where to reach you');
  expect(verbsOf(drawn(words, view))).toEqual(['welcome', 'danger-now']);
  expect(right({ ...view, open: [], answers: false, sentAsLead: false })).not.toMatch(
    /still open|goes on knowing|were told of/,
  );
});

test('leads see each kind, and what needs somebody’s attention stands out', () => {
  const held = dataKinds.map((what) => ({
    ...{ what, days: kept[what], held: 3, oldest: '2026-11-01', beyond: what === 'turns' ? 26 : 1 },
  }));
  const last = { begunAt: '2026-11-21T10:43:00.000Z', removed: { enquiries: 2, turns: 0 }, failed: [] };
  const shown = right({ kind: 'retention', held, last: { ...last, endedAt: '2026-11-21T10:44:00.000Z' } });
  expect(shown).toContain('**Enquiries:** 30 days. Held now: 3. The oldest counts from 1 November 2026.');
  expect(shown.match(/hours too long/g)).toHaveLength(1);
  expect(shown).toContain('26 hours too long');
  expect(shown).toContain('Deleted: Enquiries 2.');
  expect(right({ kind: 'retention', held, last: undefined })).toContain('No round has been made yet.');
  const cut = right({ kind: 'retention', held, last: { ...last, endedAt: undefined, failed: ['wishes'] } });
  expect(cut).toContain('it was cut off');
  expect(cut).toContain('Could not be worked on: Clinicians to be forgotten');
});

const day = fc
  .integer({ min: 0, max: 700 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const maybeDay = fc.option(day, { nil: undefined });
const many = fc.integer({ min: 0, max: 1_000_000 });
const anyData: fc.Arbitrary<OwnData> = fc.record({
  since: maybeDay,
  enquiries: fc.record({ open: many, paused: many, closed: many, discarded: many, oldest: maybeDay }),
  followUps: fc.record({ planned: many, next: maybeDay, settled: many }),
  rehearsals: fc.record({ held: many, oldest: maybeDay }),
  ...{ replies: many, turns: many, sentAsLead: many },
  escalations: fc.array(
    fc.record({
      reference: fc.constantFrom('birch-heron-472', 'rowan-kingfisher-999'),
      state: fc.constantFrom(...escalationStates),
      raisedOn: day,
    }),
    { maxLength: 300 },
  ),
});
const anyRole = fc.option(
  fc.record({ role: fc.constantFrom(...roles), answers: fc.boolean(), actions: many }),
  { nil: undefined },
);

test('whatever somebody has, every card keeps the rules', () => {
  fc.assert(
    fc.property(anyData, anyRole, (data, role) => {
      for (const kind of ['my-data', 'my-data-export', 'my-data-deleting'] as const)
        right({ kind, data, role, kept });
      right({
        ...{
          kind: 'my-data-deleted',
          answers: role?.answers ?? false,
          sentAsLead: data.sentAsLead > 0,
          kept,
        },
        open: data.escalations.map(({ reference }) => reference),
      });
    }),
    { numRuns: 60 },
  );
});

test('every word that these cards name is there', () => {
  const source = globSync(['src/**/*.ts'], { cwd: projectRoot })
    .map((file) => readFileSync(join(projectRoot, file), 'utf8'))
    .join('\n');
  const named = [...source.matchAll(/['"`]data:([\w.-]*[\w])['"`]/g)].map((match) => match[1] as string);
  expect(named.length).toBeGreaterThan(15);
  const plural = (key: string) => words.has(`data:${key}`) || words.has(`data:${key}_other`);
  expect(named.filter((key) => !plural(key))).toEqual([]);
});

test('the words can be typed, some of them also to a patient', () => {
  for (const command of dataCommands) {
    for (const phrase of words.list(`commands:commands.${command}`))
      expect(readText(phrase, words), phrase).toEqual({ kind: 'command', command });
  }
  for (const [phrase, word] of [
    ['My data', 'my-data'],
    ['delete my data', 'delete-data'],
    ['Delete my rehearsals.', 'delete-rehearsals'],
    ['did you delete my data', undefined],
    ['retention', undefined],
  ] as const)
    expect(readRehearsalWord(phrase, words), phrase).toBe(word);
});
