import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unknownOne } from './nearest.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { check, readYaml, type SourceFile } from './read-yaml.ts';
import { corpusFile, type Split, wordClassesFile } from './schema/moves.ts';
import { movesFile } from './schema/rehearsal.ts';

/** One utterance as written: `parts` has one entry a sentence or clause, `moves` what all of it carries together. */
export type Utterance = {
  text: string;
  moves: string[];
  parts: { says: string; moves: string[] }[];
  author: string;
  split: Split;
  /** "dialogs/rehearsal/moves/gp-surgery.yaml:12" */
  at: string;
};

export type Corpus = { utterances: Utterance[]; wordClasses: Record<string, string> };

/**
 * Reads and checks what the recogniser of moves learns from (dialogs/rehearsal/moves, word-classes.yaml) under a project
 * folder. The bot never does: it takes the model alone, so that ten thousand lines are not read at each start.
 */
export function readCorpus(root: string): { corpus: Corpus; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = (path: string) => {
    const { source, problems: found } = readYaml(join(root, path), path);
    problems.push(...found);
    return source;
  };
  const vocabulary = read('dialogs/rehearsal/moves.yaml');
  const checkedMoves = vocabulary && check(vocabulary, movesFile);
  const known = checkedMoves && 'value' in checkedMoves ? checkedMoves.value.moves.map(({ id }) => id) : [];

  const classes = read('dialogs/rehearsal/recogniser/word-classes.yaml');
  const checkedClasses = classes && check(classes, wordClassesFile);
  if (checkedClasses && 'problems' in checkedClasses) problems.push(...checkedClasses.problems);

  const folder = 'dialogs/rehearsal/moves';
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  const utterances = files.toSorted().flatMap((name) => {
    const source = read(`${folder}/${name}`);
    const checked = source && check(source, corpusFile);
    if (!source || !checked) return [];
    if ('problems' in checked) {
      problems.push(...checked.problems);
      return [];
    }
    const { author, split, utterances: entries } = checked.value;
    return entries.flatMap((entry, i) => {
      const wrong = whatIsWrong(entry, i, source, known);
      problems.push(...wrong);
      const parts = entry.parts ?? [{ says: entry.says ?? '', moves: entry.moves ?? [] }];
      const text = parts.map(({ says }) => says).join(' ');
      const at = `${source.file}:${source.lineOf(['utterances', i])}`;
      return wrong.length > 0 ? [] : [{ text, moves: together(parts), parts, author, split, at }];
    });
  });
  const wordClasses = checkedClasses && 'value' in checkedClasses ? checkedClasses.value : {};
  return { corpus: { utterances, wordClasses }, problems: inReadingOrder(problems) };
}

type Entry = ReturnType<typeof corpusFile.parse>['utterances'][number];

function whatIsWrong(entry: Entry, i: number, source: SourceFile, known: readonly string[]): Problem[] {
  const at = (path: readonly PropertyKey[], message: string): Problem => ({
    file: source.file,
    line: source.lineOf(['utterances', i, ...path]),
    message,
  });
  const whole = entry.says !== undefined && entry.moves !== undefined && !entry.parts;
  const inParts = entry.parts && entry.says === undefined && entry.moves === undefined;
  if (!whole && !inParts) return [at([], 'an utterance has "says" and "moves", or "parts"')];
  const lists = entry.parts
    ? entry.parts.map(({ moves }, k) => ({ moves, path: ['parts', k, 'moves'] }))
    : [{ moves: entry.moves ?? [], path: ['moves'] }];
  return lists.flatMap(({ moves, path }) => [
    ...moves.flatMap((move, k) =>
      known.includes(move) ? [] : [at([...path, k], unknownOne('move', move, known))],
    ),
    ...(moves.length > 1 && moves.includes('other') ? [at(path, '"other" stands alone: leave it out')] : []),
  ]);
}

/** What the parts carry together. "other" is what is left where nothing else is. */
function together(parts: readonly { moves: readonly string[] }[]): string[] {
  const all = [...new Set(parts.flatMap(({ moves }) => moves))];
  return all.length > 1 ? all.filter((move) => move !== 'other') : all;
}
