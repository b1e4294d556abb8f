import { describe, expect, test } from 'vitest';
import { measure } from '../../../scripts/moves/measure.ts';
import { readLines } from '../../../scripts/moves/read-lines.ts';
import { missedTargets } from '../../../scripts/moves/report.ts';

describe('what npm run moves reckons', () => {
  const measured = measure([
    { expected: ['listen'], predicted: ['listen'] },
    { expected: ['listen'], predicted: ['collude'] },
    { expected: ['listen', 'ask-fear'], predicted: ['listen'] },
    { expected: ['collude'], predicted: ['collude', 'minimise'] },
  ]);

  test('precision, recall, F1 and support of a move', () => {
    expect(measured.byMove.listen).toEqual({ precision: 1, recall: 2 / 3, f1: 4 / 5, support: 3 });
    expect(measured.byMove.collude).toEqual({ precision: 1 / 2, recall: 1, f1: 2 / 3, support: 1 });
  });

  test('macro-F1 over the moves that occur, micro-F1 over all, the share that is exactly right', () => {
    expect(measured.macroF1).toBeCloseTo((4 / 5 + 2 / 3 + 0) / 3);
    expect(measured.microF1).toBeCloseTo(6 / (6 + 2 + 2));
    expect(measured.exact).toBe(1 / 4);
  });

  test('what was read in the place of what', () => {
    expect(measured.confusions).toEqual([{ expected: 'listen', read: 'collude', times: 1 }]);
  });

  test('a target that is missed is named; a harmful move that does not occur is not', () => {
    expect(missedTargets(measured)).toEqual([
      'macro-F1 is 0.489, asked is 0.8',
      'precision of collude is 0.500, asked is 0.75',
    ]);
  });
});

describe('a file of lines', () => {
  test('is read, also with empty lines, a move twice and Windows line ends', () => {
    const lines =
      '{"text": "Hello", "moves": ["greet", "greet"]}\r\n\r\n{"text": "", "moves": ["other"], "by": "x"}\n';
    expect(readLines(lines, 'a.jsonl')).toEqual([
      { text: 'Hello', moves: ['greet'] },
      { text: '', moves: ['other'] },
    ]);
  });

  test.each([
    ['{"text": "Hi", "moves": ["great"]}', 'a.jsonl:2 unknown move "great"; did you mean "greet"?'],
    ['{"text": "Hi"}', 'a.jsonl:2 a line is {"text": "…", "moves": ["…"]} with at least one move'],
    [
      '{"text": "Hi", "moves": []}',
      'a.jsonl:2 a line is {"text": "…", "moves": ["…"]} with at least one move',
    ],
    ['Hi', 'a.jsonl:2 this is not one JSON object'],
  ])('%s stops with its line', (bad, message) => {
    const good = '{"text": "Bye", "moves": ["close"]}';
    expect(() => readLines(`${good}\n${bad}\n${good}`, 'a.jsonl')).toThrow(new Error(message));
  });

  test('without a line stops', () => {
    expect(() => readLines('\n', 'a.jsonl')).toThrow('a.jsonl:1 there is no line in it');
  });
});
