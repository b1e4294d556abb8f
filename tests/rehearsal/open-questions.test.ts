import { expect, test } from 'vitest';
import { questionsOf } from '../../src/core/rehearsal/debrief/open-or-closed.ts';
import type { MoveId } from '../../src/core/rehearsal/moves.ts';
import { realContent } from '../support/content.ts';

const words = realContent().rehearsal.competences.questions;
const asked = (said: string, counted: readonly MoveId[] = []) => {
  const { open, closed } = questionsOf(words, { said, counted });
  return [
    ...Array.from({ length: open }, () => 'open'),
    ...Array.from({ length: closed }, () => 'closed'),
  ].join(' ');
};

test.each([
  ['How are things at home?', 'open'],
  ['And how’s that affecting the family', 'open'],
  ['What happens when you get angry?', 'open'],
  ['So, what do you do then', 'open'],
  ['Tell me what happened.', 'open'],
  ['Could you tell me a bit about who is at home?', 'open'],
  ['Can I ask what you do when you feel like that?', 'open'],
  ['I wonder what the children see.', 'open'],
  ['You pushed her. What happened next?', 'open'],
  ['And at home, what is it like for Donna?', 'open'],
  ['Is anyone at home afraid of you?', 'closed'],
  ['does she get scared', 'closed'],
  ['Can you tell me if the police were called?', 'closed'],
  ['Can I ask whether you drink?', 'closed'],
  ['When you have had a drink, do you shout?', 'closed'],
  ['And the children?', 'closed'],
  ['She is frightened?', 'closed'],
  ['Have you ever hit her? How often?', 'open closed'],
  ['That sounds hard.', ''],
  ['When you came in you looked tired.', ''],
  ['What a week you have had.', ''],
  ['Who knows.', ''],
  ['…', ''],
])('"%s" asks: %s', (said, kinds) => {
  expect(asked(said)).toBe(kinds);
});

test('where the wording shows no question, the move that was read decides', () => {
  expect(asked('the kids, in all that', ['ask-children'])).toBe('closed');
  expect(asked('home life', ['listen', 'ask-impact'])).toBe('open');
  expect(asked('home life', ['listen'])).toBe('');
});
