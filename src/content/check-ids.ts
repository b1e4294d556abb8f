import type { Problem } from './problem.ts';
import { type CheckedFiles, entriesOf, lists, problemAt } from './which-lists.ts';

/** The questions that the code asks by itself; their answers are kept under these ids. */
const ownQuestions = ['pathway', 'timing', 'overlays', 'cues', 'household', 'vulnerabilities'];

/**
 * An id is used once: within its list, and for a question over the whole enquiry. Two questions of one id would
 * overwrite each other's answer and note, and nobody would see it.
 */
export function checkIds(files: CheckedFiles): Problem[] {
  const problems: Problem[] = [];
  const questions = new Map<string, () => string>(
    ownQuestions.map((id) => [id, () => 'already asked by the bot itself']),
  );
  for (const list of lists) {
    const seen = list.question
      ? questions
      : new Map(
          (list.taken ?? []).map((id) => [id, () => 'already the name of something else in its words']),
        );
    for (const entry of entriesOf(files, list) ?? []) {
      const { id } = entry.value;
      const before = seen.get(id);
      if (before)
        problems.push(problemAt(entry, ['id'], `the ${list.what} "${id}" is there twice: it is ${before()}`));
      // Lines are looked for only where something is wrong: finding one reads the whole file once more.
      else
        seen.set(id, () => `already on ${entry.source.file}:${entry.source.lineOf([...entry.path, 'id'])}`);
    }
  }
  return problems;
}
