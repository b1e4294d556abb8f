/**
 * npm run moves:build: learns the recogniser of moves from dialogs/rehearsal/moves (train and development; the test split
 * is not looked at) and writes dialogs/rehearsal/recogniser/model.gz. The same corpus and code give the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../src/content/load-corpus.ts';
import { formatProblem } from '../src/content/problem.ts';
import { modelPath } from '../src/load-recogniser.ts';
import { madeFrom } from './moves/made-from.ts';
import { trainRecogniser } from './moves/train-recogniser.ts';
import { modelFile } from './moves/write-model.ts';

const root = join(import.meta.dirname, '..');
// Before anything is read: what is written meanwhile is not in the model, and must not be in its digest.
const digest = madeFrom(root);
const { corpus, problems } = readCorpus(root);
if (problems.length > 0) {
  for (const problem of problems) console.error(formatProblem(problem));
  process.exitCode = 1;
} else {
  const learnt = corpus.utterances.filter(({ split }) => split !== 'test');
  const bytes = modelFile(trainRecogniser(learnt, corpus.wordClasses, console.log), digest);
  writeFileSync(join(root, modelPath), bytes);
  console.log(`${modelPath}: ${learnt.length} utterances, ${(bytes.length / 1e6).toFixed(2)} MB`);
}
