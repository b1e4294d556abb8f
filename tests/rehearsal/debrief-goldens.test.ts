import { beforeAll, expect, test } from 'vitest';
import type { Words } from '../../src/content/words.ts';
import { debriefOf } from '../../src/core/rehearsal/debrief/debrief.ts';
import { realWords } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';
import { debriefInWords } from './support/debrief-in-words.ts';
import { goodTrainee, play, poorTrainee } from './support/players.ts';

const content = realContent();
const { rehearsal } = content;

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

/** Read them when they change: this is what a trainee is told. */
test.each([
  ['work-stress', 'good', goodTrainee(rehearsal)],
  ['work-stress', 'poor', poorTrainee],
  ['new-father', 'good', goodTrainee(rehearsal)],
  ['new-father', 'poor', poorTrainee],
])('%s, a %s conversation', async (id, how, player) => {
  const debrief = debriefOf(content, play(rehearsal, id, player));
  await expect(debriefInWords(words, debrief)).toMatchFileSnapshot(`goldens/${id}-${how}.txt`);
});
