import { describe, expect, test } from 'vitest';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import { loadWords } from '../../src/content/words.ts';
import { createLookUp } from '../../src/core/look-up/search.ts';
import { projectRoot, realContent } from '../support/content.ts';
import { vocabularyOf, wrongWith } from './support/check-card.ts';

const content = realContent();
const words = (await loadWords(`${projectRoot}locales`)).wordsFor('en-GB');
const lookUp = createLookUp(content, words);
const back = { session: '0b7e9c3e-5a54-4f6e-9b0a-1f2d3c4b5a69', step: 7 };

const found = (query: string) =>
  drawCard(
    { view: { kind: 'found', back, found: lookUp.find(query) }, notices: [] },
    words,
    '2026-11-20',
    content,
  ).card;

describe('what was looked up', () => {
  test.each([
    'coercive control',
    'codes child',
    'codes dash',
    'services somerset',
    'respect',
    'anger management',
    'qzxv',
    'fgm',
  ])('%s is a card that fits', (query) => {
    expect(wrongWith(found(query), vocabularyOf(content))).toEqual([]);
  });

  test('a code to copy stands alone, the unconfirmed one has no number', () => {
    expect(JSON.stringify(found('codes domestic abuse'))).toContain('"978091000000105"');
    expect(JSON.stringify(found('codes dash'))).not.toContain('886191000000108');
  });

  test('asking for anger management gets the reason why not and the right service', () => {
    const card = JSON.stringify(found('where do I send him for anger management'));
    expect(card).toContain('0808 802 4040');
    expect(card).toContain('never');
  });
});
