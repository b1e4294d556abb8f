import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../scripts/local/identifier-corpus.ts';
import { findIdentifiers, withoutIdentifiers } from '../../src/core/identifiers/find-identifiers.ts';
import { findLikelyNames } from '../../src/core/identifiers/find-likely-names.ts';
import { findAll, takeOut } from '../../src/core/identifiers/take-out.ts';

const lines = [...(await readCorpus('positive')), ...(await readCorpus('negative'))].map(({ text }) => text);

const nhsNumber = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((eight) => {
    const nine = [9, ...eight];
    const check = (11 - (nine.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11)) % 11;
    return check === 10 ? undefined : [...nine, check].join('');
  })
  .filter((number) => number !== undefined);
const spaced = (number: string, gap: string) => number.replace(/^(...)(...)/, `$1${gap}$2${gap}`);

/** Text as it is typed: letters and punctuation of any kind, but no digits that could run into a number. */
const wordsOnly = fc.array(
  fc.oneof(
    fc.constantFrom(...lines.flatMap((line) => line.split(' ')).filter((word) => !/\d/.test(word))),
    fc.string().filter((one) => !/[\d@]/.test(one)),
  ),
  { maxLength: 12 },
);

test('a valid NHS number between spaces is found in any text, however it is written', () => {
  fc.assert(
    fc.property(
      wordsOnly,
      wordsOnly,
      nhsNumber,
      fc.constantFrom('', ' ', '-', '  ', '.'),
      (before, after, number, gap) => {
        const text = [...before, spaced(number, gap), ...after].join(' ');
        expect(findIdentifiers(text).map(({ kind }) => kind)).toContain('nhs-number');
        expect(takeOut(text)).not.toContain(number.slice(-4));
      },
    ),
    { numRuns: 1000 },
  );
});

const pieces = fc.oneof(
  fc.constantFrom(...lines.flatMap((line) => line.split(/(?<= )/))),
  fc.constantFrom('[…]', '9', '99', ' ', '.', '-', '/', '@', 'born ', 'Mr ', 'van ', "'s ", 'called '),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyText = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

test('what is taken out leaves nothing to find, and taking out again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sure = withoutIdentifiers(text);
      expect(findIdentifiers(sure)).toEqual([]);
      expect(withoutIdentifiers(sure)).toBe(sure);
      const all = takeOut(text);
      expect(findAll(all)).toEqual([]);
      expect(takeOut(all)).toBe(all);
    }),
    { numRuns: 3000 },
  );
});

describe('what is masked', () => {
  test.each([
    'Agnieszka left him.',
    'Spoke to Mrs Okonkwo today.',
    'NHS 999 638 1919',
    'her ex liam hit her',
  ])('%s', (text) => {
    const [found] = findAll(text);
    expect(found?.masked).toMatch(/^..•{2,8}$/);
    expect(text).not.toContain(found?.masked);
  });

  test('an address is told once, not its name again', () => {
    expect(findAll('mail tunde.adeyemi@example.org today').map(({ kind }) => kind)).toEqual(['email']);
  });
});

test.each(['A ', 'a', 'Dave ', 'Mr ', 'Xx', "O'", 'A.', 'called ', '-', 'van Van ', 'St '])(
  'a long note of %j is looked through in a moment',
  (piece) => {
    const text = piece.repeat(4000 / piece.length);
    const started = performance.now();
    findLikelyNames(text);
    takeOut(text);
    expect(performance.now() - started).toBeLessThan(500);
  },
);
