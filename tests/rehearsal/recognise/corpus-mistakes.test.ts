import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCorpus } from '../../../src/content/load-corpus.ts';
import { formatProblem } from '../../../src/content/problem.ts';
import { projectRoot, temporaryFolder } from '../../content/support/project-copy.ts';

/** What is said of a corpus of one file with these utterances, which begin in line 4. */
function said(utterances: string, head = 'author: somebody\nsplit: train') {
  const root = temporaryFolder();
  const rehearsal = join(root, 'dialogs/rehearsal');
  mkdirSync(join(rehearsal, 'moves'), { recursive: true });
  for (const file of ['moves.yaml', 'recogniser/word-classes.yaml'])
    cpSync(join(projectRoot, 'dialogs/rehearsal', file), join(rehearsal, file));
  writeFileSync(join(rehearsal, 'moves/somebody.yaml'), `${head}\nutterances:\n${utterances}\n`);
  const { corpus, problems } = readCorpus(root);
  return { corpus, problems: problems.map(formatProblem) };
}

describe('a slip in what the recogniser learns from is named with its line', () => {
  const file = 'dialogs/rehearsal/moves/somebody.yaml';
  const good = '  - {says: "Hello", moves: [greet]}\n';
  test.each([
    ['{says: "Hi", moves: [great]}', `${file}:5 unknown move "great"; did you mean "greet"?`],
    ['{says: "Hi"}', `${file}:5 an utterance has "says" and "moves", or "parts"`],
    ['{says: "Hi", moves: [greet, other]}', `${file}:5 "other" stands alone: leave it out`],
    [
      '{says: "Hi", moves: [greet], befor: "x"}',
      `${file}:5 unknown key "befor"; the nearest known one is "after"`,
    ],
    [
      '{parts: [{says: "Hi", moves: [greet]}, {says: "Bye", moves: [closs]}]}',
      `${file}:5 unknown move "closs"; did you mean "close"?`,
    ],
  ])('%s', (bad, problem) => {
    expect(said(`${good}  - ${bad}`).problems).toEqual([problem]);
  });

  test('an unknown split', () => {
    const { problems } = said(good, 'author: somebody\nsplit: trial');
    expect(problems).toEqual([
      expect.stringContaining(`${file}:2 "split" must be one of train, development, test`),
    ]);
  });
});

test('parts are joined with a blank, their moves put together, and "other" goes where another move is', () => {
  const parts =
    '{says: "Lovely weather.", moves: [other]}, {says: "Who is at home?", moves: [ask-household]}';
  const { corpus, problems } = said(`  - parts: [${parts}]`);
  expect(problems).toEqual([]);
  expect(corpus.utterances).toMatchObject([
    { text: 'Lovely weather. Who is at home?', moves: ['ask-household'], author: 'somebody', split: 'train' },
  ]);
});
