import { beforeAll, describe, expect, test } from 'vitest';
import { escaped } from '../../src/channel/cards/text.ts';
import type { Words } from '../../src/content/words.ts';
import { inputOf, partsOf } from './support/check-card.ts';
import { amara, forClinician, forLead, form, matter } from './support/escalations.ts';
import { ask, drawn, summary } from './support/views.ts';
import { realWords } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const hostile = [
  '[click here](https://evil.example)',
  '![picture](https://evil.example/p.png)',
  '**shouting** _quietly_ ~~gone~~ `code`',
  '<img src=x onerror=alert(1)> <b>bold</b> &lt;i&gt;',
  '# Heading\n\n- one\n- two\n\n1. three\n> quote',
  '{{DATE(2026-11-20T00:00:00Z, SHORT)}} {{masked}} $t(chrome:name) $& $1',
  'ends with a backslash \\',
  'https://evil.example javascript:alert(1)',
];

/** Where a card puts text that a client reads as markdown. */
const markdownOf = (card: unknown) =>
  partsOf(card).flatMap(({ type, text, title, label }) =>
    type === 'TextRun' ? [] : [text, title, label].filter((words) => typeof words === 'string'),
  );
const runsOf = (card: unknown) =>
  partsOf(card).flatMap(({ type, text }) => (type === 'TextRun' ? [text as string] : []));

describe.each(hostile)('%j', (typed) => {
  test('as a note in the summary', () => {
    const notes = [{ words: 'enquiry:prompting.may-harm.family-afraid.label', text: typed }];
    const card = drawn(words, summary({ notes }));
    for (const line of typed.split('\n')) {
      const piece = line.replaceAll('{{', '{\u2060{');
      expect(runsOf(card).join()).toContain(piece);
      if (line !== '') expect(markdownOf(card).join()).not.toContain(line);
    }
    expect(runsOf(card).join()).not.toContain('{{');
  });

  test('as the reason for a level', () => {
    const card = drawn(words, summary({ own: { level: 'medium', reason: typed } }));
    expect(runsOf(card)).toHaveLength(1);
    expect(markdownOf(card).join()).not.toContain(typed);
  });

  test('as a note that is shown again to be changed', () => {
    expect(inputOf(drawn(words, ask({ note: typed })), 'note')?.value).toBe(typed);
  });

  test('as what the lead reads: the question, the reason, the person’s words, a note', () => {
    const said = { question: typed, words: [{ question: 'chrome:ask.note', text: typed }] };
    const own = { level: 'medium', reason: typed } as const;
    const happened = [
      { at: '2026-11-20T10:02:00.000Z', what: 'note', who: 'clinician', text: typed } as const,
    ];
    const card = drawn(words, forLead({ matter: matter({ ...said, own }), happened }));
    expect(runsOf(card)).toHaveLength(4);
    expect(markdownOf(card).join('\n')).not.toContain(typed);
  });

  test('as the advice, and as the name of who gives it', () => {
    const who = { ...amara, name: typed };
    const happened = [{ at: '2026-11-20T10:02:00.000Z', what: 'advise', who, text: typed }];
    const card = drawn(words, forClinician({ happened, ring: [who], late: true }));
    expect(runsOf(card)).toHaveLength(1);
    expect(markdownOf(card).join('\n').replaceAll(escaped(typed), '')).not.toContain(typed);
  });

  test('as the question to the lead that is shown again to be changed', () => {
    expect(inputOf(drawn(words, form({ question: typed })), 'question')?.value).toBe(typed);
  });

  test('inside a sentence of ours', () => {
    const vars = { masked: typed };
    const card = drawn(words, ask({ problems: [{ words: 'chrome:identifiers.email', vars }] }));
    expect(markdownOf(card).join()).toContain(escaped(typed));
    expect(escaped(typed)).not.toMatch(/(?<!\\)[[\]()*_`<>~#]/);
    expect(escaped(typed)).not.toContain('\n');
  });
});

test('a short note keeps its lines; an emoji is never cut in half', () => {
  const label = 'enquiry:prompting.may-harm.family-afraid.label';
  const card = drawn(words, summary({ notes: [{ words: label, text: 'one\n\n\ntwo' }] }));
  expect(runsOf(card)).toEqual(['“one\ntwo”']);
  const long = Array.from({ length: 20 }, () => ({ words: label, text: '😀'.repeat(500) }));
  const cut = runsOf(drawn(words, summary({ notes: long }))).join();
  expect(cut).toContain(' …');
  expect(cut.isWellFormed()).toBe(true);
});
