import { join } from 'node:path';
import { loadWords } from '../../../src/content/words.ts';
import { createLookUp } from '../../../src/core/look-up/search.ts';
import { projectRoot, realContent } from '../../support/content.ts';

/** The look-ups of the project's own content, in British English. */
export async function realLookUp() {
  const content = realContent();
  const words = (await loadWords(join(projectRoot, 'locales'))).wordsFor('en-GB');
  return { content, words, lookUp: createLookUp(content, words) };
}
