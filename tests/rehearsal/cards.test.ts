import { beforeAll, expect, test } from 'vitest';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import type { Words } from '../../src/content/words.ts';
import { showList, showRehearsal } from '../../src/core/rehearsal/show.ts';
import { advance, beginRehearsal, type RehearsalSnapshot } from '../../src/core/rehearsal/snapshots.ts';
import { type RehearsalLevel, rehearsalLevels } from '../../src/core/rehearsal/transcript.ts';
import { inputsOf, readable, verbsOf, vocabularyOf, wrongWith } from '../cards/support/check-card.ts';
import { realWords, today } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';
import { say, started } from './support/players.ts';

const content = realContent();
const { rehearsal } = content;
const id = '0b7e9c3e-5a54-4f6e-9b0a-1f2d3c4b5a69';
const [first] = rehearsal.scenarios;
if (!first) throw new Error('there is no scenario');

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const drawn = (snapshot: RehearsalSnapshot, step = 3) => {
  const view = showRehearsal(content, { id, step, snapshot });
  const { card, summary } = drawCard({ view, notices: [] }, words, today, content);
  expect(wrongWith(card, vocabularyOf(content)), view.kind).toEqual([]);
  expect(summary).toBe('Askwell');
  expect(readable(card.body[0])).toBe(words.t('rehearsal:marked'));
  return card;
};
const after = (snapshot: RehearsalSnapshot, ...events: Parameters<typeof advance>[2][]) =>
  events.reduce((so, event) => advance(rehearsal, so, event).snapshot, snapshot);
const talk = (level: RehearsalLevel) => started(rehearsal, first.id, 1, level);

test('the list names every patient, with what it touches on', () => {
  const view = showList(rehearsal, undefined);
  const { card } = drawCard({ view, notices: [] }, words, today, content);
  expect(wrongWith(card, vocabularyOf(content))).toEqual([]);
  for (const { id: scenario } of rehearsal.scenarios)
    expect(readable(card)).toContain(words.t(`rehearsal/${scenario}:title`));
  expect(verbsOf(card).filter((verb) => verb === 'rehearsal-choose')).toHaveLength(
    rehearsal.scenarios.length,
  );
});

test('the briefing warns first, then shows the note and the three ways to practise', () => {
  const card = drawn(after(beginRehearsal(rehearsal), { type: 'CHOOSE', scenario: first.id }));
  expect(readable(card.body[2])).toContain('This touches on');
  expect(verbsOf(card).filter((verb) => verb === 'rehearsal-begin')).toHaveLength(3);
});

test('coached, the reading stands open, harm is named at once, and a hint is one tap away', () => {
  const spoken = after(talk('coached'), {
    ...say(['collude']),
    type: 'SAY',
    text: 'anyone would',
    because: [{ move: 'collude', words: ['*anyone*'] }],
  } as never);
  const card = drawn(spoken);
  expect(readable(card)).toContain(words.t('rehearsal/common:moves.collude.feedback'));
  expect(readable(card)).toContain(
    `Read as: ${words.t('rehearsal/common:moves.collude.name')} (“\\*anyone\\*”)`,
  );
  expect(verbsOf(card)).toContain('rehearsal-hint');
  const hinted = drawn(after(spoken, { type: 'HINT' }));
  expect(readable(hinted)).toContain(words.t('rehearsal/common:expects.welcome'));
  expect(verbsOf(hinted)).not.toContain('rehearsal-hint');
});

test('unaided, the reading waits behind a button and nothing else is said', () => {
  const card = drawn(after(talk('unaided'), say(['collude'])));
  expect(readable(card)).not.toContain('Read as');
  expect(inputsOf(card).map((input) => input.id)).toEqual(['meant', 'meant-too']);
  expect(readable(card)).not.toContain(words.t('rehearsal/common:moves.collude.feedback'));
  expect(verbsOf(card)).not.toContain('rehearsal-hint');
});

test('in the exam there is nothing but the patient until the end', () => {
  const card = drawn(after(talk('exam'), say(['collude'])));
  expect(inputsOf(card)).toEqual([]);
  expect(JSON.stringify(card)).not.toContain(words.t('rehearsal/common:moves.collude.name'));
  const end = drawn(after(talk('exam'), say(['collude']), say(['reveal-victim']), { type: 'STOP' }));
  const shown = readable(end);
  const [given, agreed] = ['reveal-victim', 'collude'].map((move) =>
    shown.indexOf(words.t(`rehearsal/common:moves.${move}.feedback`)),
  );
  expect(given).toBeGreaterThan(0);
  expect(agreed).toBeGreaterThan(given ?? 0);
});

test.each(rehearsalLevels)('%s: paused and closed keep the rules', (level) => {
  const open = after(talk(level), say(['listen']));
  drawn(after(open, { type: 'PAUSE' }));
  drawn(after(open, { type: 'STOP' }));
  drawn(after(open, { type: 'STOP' }, { type: 'CLOSE' }));
});
