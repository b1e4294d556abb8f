import { beforeAll, expect, test } from 'vitest';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import type { Words } from '../../src/content/words.ts';
import {
  type DebriefPart,
  debriefParts,
  showDebrief,
  showPart,
} from '../../src/core/rehearsal/debrief/show-debrief.ts';
import { moveIds } from '../../src/core/rehearsal/moves.ts';
import type { RehearsalLevel, Transcript } from '../../src/core/rehearsal/transcript.ts';
import type { RehearsalViews } from '../../src/core/rehearsal/views.ts';
import {
  buttonsOf,
  type Part,
  partsOf,
  readable,
  verbsOf,
  vocabularyOf,
  wrongWith,
} from '../cards/support/check-card.ts';
import { realWords, today } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';
import { chance, goodTrainee, play, poorTrainee } from './support/players.ts';

const content = realContent();
const { rehearsal } = content;
const at = { rehearsal: '0b7e9c3e-5a54-4f6e-9b0a-1f2d3c4b5a69', step: 7 };
const ids = rehearsal.scenarios.map(({ id }) => id);

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const drawn = (view: RehearsalViews) => {
  const { card, summary } = drawCard({ view, notices: [] }, words, today, content);
  expect(wrongWith(card, vocabularyOf(content)), JSON.stringify(view).slice(0, 200)).toEqual([]);
  expect(summary).toBe('Askwell');
  return card;
};
const viewOf = (transcript: Transcript, part: DebriefPart, page = 0) =>
  part === 'overview'
    ? showDebrief(content, at, transcript, false)
    : showPart(content, at, transcript, part, page);
const random = (id: string, seed: number) => {
  const below = chance(seed);
  return play(rehearsal, id, () => [moveIds[below(moveIds.length)] ?? 'other'], seed);
};
const at2 = (transcript: Transcript, level: RehearsalLevel): Transcript => ({ ...transcript, level });
const first = ids[0] ?? '';

test.each(ids)(
  '%s: every part of a good, a poor and a random conversation keeps the rules of a card',
  (id) => {
    const players = [goodTrainee(rehearsal), poorTrainee];
    const transcripts = [
      ...players.map((player) => play(rehearsal, id, player)),
      random(id, 1),
      random(id, 2),
    ];
    for (const transcript of transcripts) for (const part of debriefParts) drawn(viewOf(transcript, part));
  },
);

test('a long conversation in long sentences fits its cards, and every turn is on one of them', () => {
  const good = play(rehearsal, first, goodTrainee(rehearsal));
  const many = Array.from({ length: 40 }, (_, i) => good.turns[i % good.turns.length]);
  const turns = many.flatMap((turn, i) => (turn ? [{ ...turn, said: `${i} ${'"ü" \\'.repeat(600)}` }] : []));
  const long = { ...good, turns: turns.map((turn) => ({ ...turn, corrected: moveIds.slice(26, 32) })) };
  drawn(viewOf(long, 'overview'));
  const pages = [0, 1, 2, 3, 4].map((page) => readable(drawn(viewOf(long, 'turns', page))));
  turns.forEach((_, i) => {
    expect(pages.filter((page) => page.includes(`Turn ${i + 1}\n`))).toHaveLength(1);
  });
  expect(readable(drawn(viewOf(long, 'turns', 99)))).toContain('Turn 40');
});

test('what went well stands before what could have done harm, and that before the one thing to try', () => {
  const shown = readable(drawn(viewOf(play(rehearsal, first, poorTrainee), 'overview')));
  const places = ['well.title', 'harm.title', 'try.title'].map((key) =>
    shown.indexOf(words.t(`debrief:${key}`)),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const move of ['reveal-victim', 'collude', 'confront'] as const) {
    expect(shown).toContain(words.t(`rehearsal/common:moves.${move}.feedback`));
    expect(words.list(`debrief:better.${move}`).some((line) => shown.includes(line))).toBe(true);
  }
});

test('the charts have the whole curve, and the same in words for who sees none', () => {
  const transcript = play(rehearsal, first, poorTrainee);
  const charts = partsOf(drawn(viewOf(transcript, 'overview'))).filter((part) => part.type === 'Chart.Line');
  const [{ data, fallback } = {} as Part] = charts;
  const lines = data as { legend: string; values: { x: number; y: number }[] }[];
  expect(lines.map(({ legend }) => legend)).toEqual(['Trust', 'Defensiveness']);
  expect(lines[0]?.values.map(({ y }) => y)).toEqual([
    transcript.start.trust,
    ...transcript.turns.map(({ disposition }) => disposition.trust),
  ]);
  expect((fallback as Part).text).toMatch(/^Trust: 3 [\d ]+\. Defensiveness: 4 [\d ]+\.$/);
});

test('points are summed up in the exam and alone, never where somebody is coached', () => {
  const transcript = play(rehearsal, first, poorTrainee);
  const says = (level: RehearsalLevel, part: DebriefPart) =>
    /In all \d+ of \d+ points/.test(readable(drawn(viewOf(at2(transcript, level), part))));
  for (const part of ['overview', 'points'] as const) {
    expect(says('coached', part)).toBe(false);
    expect(says('exam', part)).toBe(true);
  }
});

test('what the trainee typed is no link, no heading and no template', () => {
  const poor = play(rehearsal, first, poorTrainee);
  const said = '[tap](https://example.org) **x** {{DATE(2026-01-01)}}';
  const typed = { ...poor, turns: poor.turns.map((turn) => ({ ...turn, said })) };
  for (const part of debriefParts) {
    const texts = partsOf(drawn(viewOf(typed, part))).filter(({ type }) => type === 'TextBlock');
    expect(texts.filter(({ text }) => String(text).includes('](https'))).toEqual([]);
    expect(JSON.stringify(drawn(viewOf(typed, part)))).not.toContain('{{DATE');
  }
});

test('from each part every other part is a tap away', () => {
  const transcript = play(rehearsal, first, poorTrainee);
  for (const part of debriefParts) {
    const looks = buttonsOf(drawn(viewOf(transcript, part))).filter(({ verb }) => verb === 'rehearsal-look');
    const parts = looks.map(({ data }) => (data as Part).part);
    expect(new Set(parts)).toEqual(new Set([...debriefParts.filter((other) => other !== part), ...parts]));
  }
});

test('the outcome says what would have been missed', () => {
  const poor = readable(drawn(viewOf(play(rehearsal, first, poorTrainee), 'outcome')));
  expect(poor).toContain('Only what was not told leads to:');
  expect(poor).toContain(words.t('chrome:summary.at-least.high'));
  const good = readable(drawn(viewOf(play(rehearsal, first, goodTrainee(rehearsal)), 'outcome')));
  expect(good).toContain(words.t('debrief:outcome.same'));
});

const points = (share: number) =>
  Object.fromEntries(rehearsal.competences.competences.map(({ id }) => [id, { got: share, of: 4 }]));
const done = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    ...{ rehearsal: at, scenario: ids[i % ids.length] ?? '', level: 'exam' as const, on: '2026-11-20' },
    points: points(i % 5),
  }));

test.each([0, 1, 2, 12])(
  'progress over %i rehearsals keeps the rules, with a chart once there is a line',
  (n) => {
    const card = drawn({ kind: 'rehearsal-progress', done: done(n) });
    expect(partsOf(card).filter(({ type }) => type === 'Chart.Line')).toHaveLength(n > 1 ? 1 : 0);
    if (n > 1) expect(readable(card)).toContain(`${words.t('debrief:competence.opening')}: 0 %, 25 %`);
  },
);

test('a competence that did not come up is no fall to nothing', () => {
  const [a, b] = done(2);
  if (!a || !b) throw new Error('two are needed');
  const blank = { ...b, points: { ...b.points, opening: { got: 0, of: 0 } } };
  const card = drawn({
    kind: 'rehearsal-progress',
    done: [{ ...a, points: points(3) }, blank, { ...b, points: points(4) }],
  });
  const [chart] = partsOf(card).filter(({ type }) => type === 'Chart.Line');
  const lines = chart?.data as { values: { y: number }[] }[];
  expect(lines[0]?.values.map(({ y }) => y)).toEqual([75, 75, 100]);
  expect(readable(card)).toContain('75 %, –, 100 %');
});

test('counts, deleting and a text with nothing to write about keep the rules', () => {
  const counts = ids.map((scenario, i) => ({
    scenario,
    begun: i === 0 ? 7 : undefined,
    finished: undefined,
  }));
  const card = readable(drawn({ kind: 'rehearsal-counts', least: 5, counts }));
  expect(card).toContain('begun 7, finished by fewer than 5 people');
  drawn({ kind: 'rehearsal-export', reflection: undefined });
  const nothing = drawn({ kind: 'rehearsal-deleting', count: 0 });
  expect(verbsOf(nothing)).not.toContain('rehearsal-delete-all');
  expect(verbsOf(drawn({ kind: 'rehearsal-deleting', count: 2 }))).toContain('rehearsal-delete-all');
  drawn({ kind: 'rehearsal-deleted', count: 1 });
});
