import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { madeFrom } from '../../../scripts/moves/made-from.ts';
import { measure } from '../../../scripts/moves/measure.ts';
import { missedTargets, reportOf } from '../../../scripts/moves/report.ts';
import { straddling } from '../../../scripts/moves/straddling.ts';
import { readCorpus } from '../../../src/content/load-corpus.ts';
import { kindOfMove, type MoveId, moveIds } from '../../../src/core/rehearsal/moves.ts';
import { projectRoot } from '../../support/content.ts';
import { model, recognise } from './support/recogniser.ts';

const { corpus, problems } = readCorpus(projectRoot);
const { utterances } = corpus;

test('nothing is wrong in what the recogniser learns from', () => {
  expect(problems).toEqual([]);
});

test('the code knows the moves of the vocabulary, with their kinds', () => {
  const vocabulary = parse(readFileSync(join(projectRoot, 'dialogs/rehearsal/moves.yaml'), 'utf8'));
  const kinds = vocabulary.moves.map(({ id, kind }: { id: string; kind: string }) => [id, kind]);
  expect(Object.entries(kindOfMove)).toEqual(kinds);
});

test.each(moveIds)('%s has at least 120 utterances, of at least four authors', (move) => {
  const having = utterances.filter(({ moves }) => moves.includes(move));
  expect(having.length).toBeGreaterThanOrEqual(120);
  expect(new Set(having.map(({ author }) => author)).size).toBeGreaterThanOrEqual(4);
});

test('an author stands in one split only, and nothing is said nearly alike in two', () => {
  const splits = Map.groupBy(utterances, ({ author }) => author);
  for (const said of splits.values()) expect(new Set(said.map(({ split }) => split)).size).toBe(1);
  const pairs = straddling(utterances).map(
    ({ learnt, measured }) => `${learnt.at} ${measured.at}: ${measured.text}`,
  );
  expect(pairs).toEqual([]);
});

test('an utterance that is said in two splits is found', () => {
  const [one] = utterances;
  if (!one) throw new Error('there is no corpus');
  const twice = { ...one, text: `${one.text.toUpperCase()}!`, split: 'test', author: 'somebody' } as const;
  expect(straddling([...utterances, twice])).toEqual([{ learnt: one, measured: twice }]);
});

test('the model was made from this corpus by this code (else: npm run moves:build)', () => {
  expect(model.madeFrom).toBe(madeFrom(projectRoot));
});

test('the targets are reached on the test split, from which nothing was learnt', () => {
  const judged = utterances
    .filter(({ split }) => split === 'test')
    .map(({ text, moves }) => ({ expected: moves as MoveId[], predicted: recognise(text).moves }));
  expect(judged.length).toBeGreaterThan(1000);
  const measured = measure(judged);
  expect(missedTargets(measured), reportOf(measured, judged.length).join('\n')).toEqual([]);
});
