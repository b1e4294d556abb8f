import { expect, test } from 'vitest';
import type { MoveId } from '../../../src/core/rehearsal/moves.ts';
import { recognise } from './support/recogniser.ts';

/** What is said, what it must be read as, and what it must not be. */
const pairs: readonly (readonly [string, MoveId, MoveId])[] = [
  ["I can't promise to keep this between us.", 'set-limits', 'promise-secrecy'],
  ['I promise to keep this between us.', 'promise-secrecy', 'set-limits'],
  ['Whatever you tell me in here stays in here, nobody else will know.', 'promise-secrecy', 'set-limits'],
  [
    'Not everything you tell me can stay in here: if a child is at risk I have to tell someone.',
    'set-limits',
    'promise-secrecy',
  ],
  [
    "I couldn't tell you who I have or haven't seen. It's private, unless somebody is at risk.",
    'set-limits',
    'promise-secrecy',
  ],
  ['Yes, your wife came in last week and told us all about it.', 'reveal-victim', 'set-limits'],
  ['You feel she provokes you. Tell me more about that.', 'listen', 'collude'],
  ['It sounds like hard work, caring for someone day and night.', 'listen', 'collude'],
  ['Nobody could care for someone day and night without snapping.', 'collude', 'listen'],
  ['Have you felt like hurting her?', 'ask-behaviour', 'ask-self-harm'],
  ['Have you felt like hurting yourself?', 'ask-self-harm', 'ask-behaviour'],
  ['I would not send the two of you to couples counselling.', 'other', 'suggest-unsafe'],
  ['She provokes you, anyone would lose their temper.', 'collude', 'listen'],
  ["It sounds exhausting. I'd like to hear more about it.", 'listen', 'collude'],
  ['Has she ever told you that she is scared of you?', 'ask-fear', 'reveal-victim'],
  ['She told us that she is scared of you.', 'reveal-victim', 'ask-fear'],
  ['Has anyone ever called the police?', 'ask-police', 'reveal-victim'],
  [
    'There is a behaviour change programme for men who hurt their partners.',
    'signpost-specialist',
    'suggest-unsafe',
  ],
  ['I can refer you to an anger management course.', 'suggest-unsafe', 'signpost-specialist'],
  ["It's never okay to hit someone, whatever she said.", 'name-unacceptable', 'confront'],
  ['You are a wife beater and you should be ashamed.', 'confront', 'name-unacceptable'],
  ['How much do you drink in a week?', 'ask-substances', 'collude'],
  ["That was just the drink talking, it wasn't you.", 'collude', 'ask-substances'],
  ['I can refer you to the alcohol service.', 'refer-other', 'ask-substances'],
  ['It was only a push, I would not worry about it.', 'minimise', 'ask-behaviour'],
  [
    'I will write this in your notes and talk to our safeguarding lead.',
    'explain-next-steps',
    'promise-secrecy',
  ],
];

test.each(pairs)('%s is %s and not %s', (text, is, isNot) => {
  const { moves } = recognise(text);
  expect(moves).toContain(is);
  expect(moves).not.toContain(isNot);
});

test('several moves in one turn are all found, each with the words that decided', () => {
  const { moves, because } = recognise(
    "Thank you for telling me, that can't have been easy. Is there anybody at home who might be scared of you?",
  );
  expect(moves).toEqual(['ask-fear', 'validate']);
  expect(because.map(({ words }) => words.length > 0)).toEqual([true, true]);
});
