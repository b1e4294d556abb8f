import { expect, test } from 'vitest';
import { endingKinds } from '../../src/content/schema/rehearsal.ts';
import { whatIsLeftToDo } from '../../src/core/rehearsal/debrief/what-is-left-to-do.ts';
import type { MoveId } from '../../src/core/rehearsal/moves.ts';
import type { TranscriptTurn } from '../../src/core/rehearsal/transcript.ts';
import { realContent } from '../support/content.ts';
import { play } from './support/players.ts';

const { rehearsal } = realContent();

/** A conversation of one turn with this patient. */
function after(
  scenario: string,
  told: readonly string[],
  turn: Partial<Pick<TranscriptTurn, 'moves' | 'corrected'>> = {},
  kind: (typeof endingKinds)[number] = 'goodbye',
): string[] {
  const { turns } = play(rehearsal, scenario, () => ['greet'] as MoveId[], 0);
  const [first] = turns;
  if (!first) throw new Error('nothing was said');
  const one = { ...first, ...turn, told };
  return whatIsLeftToDo(rehearsal, { scenario, turns: [one], ending: { kind, mood: 'open' } }).map(
    ({ id }) => id,
  );
}
const ofEnding = (kind: (typeof endingKinds)[number]) =>
  rehearsal.common.endings.find(({ id }) => id === kind)?.still.map(({ id }) => id) ?? [];

test.each(endingKinds)(
  '%s: a gun beside thoughts of suicide comes first, then what the ending leaves',
  (kind) => {
    expect(after('after-separation', ['the-gun'], {}, kind)).toEqual([
      'weapon-now',
      'life-at-risk',
      'suicide',
      ...ofEnding(kind),
    ]);
  },
);

test('what stood in the reception note counts, what nobody told does not', () => {
  expect(after('after-separation', [])).toEqual(['suicide', ...ofEnding('goodbye')]);
});

test('a weapon alone is no weapon beside suicide', () => {
  expect(after('cared-for-by-his-mother', ['knives'])).toEqual(['life-at-risk', ...ofEnding('goodbye')]);
  expect(after('cared-for-by-his-mother', ['knives', 'not-being-there'])[0]).toBe('weapon-now');
});

test('a baby who was handled roughly has to be seen', () => {
  expect(after('new-father', ['tuesday'])).toEqual(['seen-by-a-doctor', ...ofEnding('goodbye')]);
});

test('who gave somebody away rings first of all; taken back, it was not said', () => {
  const moves: MoveId[] = ['reveal-victim'];
  expect(after('told-by-the-partner', [], { moves })).toEqual(['given-away', ...ofEnding('goodbye')]);
  expect(after('told-by-the-partner', [], { moves, corrected: ['ask-fear'] })).toEqual(ofEnding('goodbye'));
});

test('where nothing of that was there, nothing of it is said', () => {
  const facts = rehearsal.scenarios.find(({ id }) => id === 'work-stress')?.facts.map(({ id }) => id) ?? [];
  expect(after('work-stress', facts)).toEqual(ofEnding('goodbye'));
});
