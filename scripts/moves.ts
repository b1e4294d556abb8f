/**
 * npm run moves [-- FILE.jsonl --json OUT]: how well the recogniser of moves reads the lines {"text": "…", "moves": ["…"]}
 * of FILE (default: the test split of dialogs/rehearsal/moves, which nothing was learnt from). Prints precision, recall
 * and F1 by move, the worst confusions and the time taken; OUT gets what was read for each line and because of which
 * words. Exit code 1 when FILE cannot be read, or when the project's own test split misses a target.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from '../src/content/load-corpus.ts';
import type { MoveId } from '../src/core/rehearsal/moves.ts';
import { createRecogniser } from '../src/core/rehearsal/recognise/recognise.ts';
import { loadRecogniser, modelPath } from '../src/load-recogniser.ts';
import { measure } from './moves/measure.ts';
import { type Line, readLines } from './moves/read-lines.ts';
import { missedTargets, reportOf } from './moves/report.ts';
import { timeTaken } from './moves/time-taken.ts';

const root = join(import.meta.dirname, '..');

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } },
  });
  const [file] = positionals;
  const lines = file ? readLines(readFileSync(file, 'utf8'), file) : testSplit();
  const recognise = createRecogniser(await loadRecogniser(join(root, modelPath)));
  const read = lines.map(({ text, moves }) => {
    const { moves: predicted, because } = recognise(text);
    return { text, expected: moves, predicted, because };
  });
  const measured = measure(read);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(read, undefined, 2)}\n`);
  for (const line of reportOf(measured, lines.length)) console.log(line);
  const time = timeTaken(
    recognise,
    lines.map(({ text }) => text),
  );
  console.log(
    `time an utterance: middle ${time.middle.toFixed(2)} ms, 99 of 100 below ${time.slow.toFixed(2)} ms, longest (${time.longestLength} characters) ${time.longest.toFixed(2)} ms`,
  );
  const missed = missedTargets(measured);
  for (const target of missed) console.log(`not reached: ${target}`);
  if (missed.length === 0) console.log('Every target is reached.');
  process.exitCode = missed.length > 0 && !file ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function testSplit(): Line[] {
  const { utterances } = readCorpus(root).corpus;
  return utterances.flatMap(({ text, moves, split }) =>
    split === 'test' ? [{ text, moves: moves as MoveId[] }] : [],
  );
}
