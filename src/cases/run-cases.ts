import type { Content } from '../content/content.ts';
import { type CaseOutcome, differences, noOutcome, outcomeOf } from './compare.ts';
import { playCase } from './play-case.ts';
import { type CaseFile, readCases } from './read-cases.ts';

/** How one case went: what `--json` writes. */
export type CaseResult = { id: string; ok: boolean } & CaseOutcome & { differences: readonly string[] };

/** Plays the cases in some files and folders. A file that cannot be read as a case is a case that failed. */
export function runCases(content: Content, paths: readonly string[]): CaseResult[] {
  return readCases(content, paths).map((file) => runCase(content, file));
}

function runCase(content: Content, file: CaseFile): CaseResult {
  const { id } = file;
  if ('problems' in file) return { id, ok: false, ...noOutcome, differences: file.problems };
  const played = playCase(content, file.one);
  const outcome = outcomeOf(content, played);
  const found = [...played.problems, ...differences(file.one.expect, outcome)];
  return { id, ok: found.length === 0, ...outcome, differences: found };
}

/** One line a case, then how many passed. */
export function reportOf(results: readonly CaseResult[]): string[] {
  const lines = results.map(({ id, ok, differences }) =>
    ok ? `ok ${id}` : `FAIL ${id}  ${differences.join(' | ').replaceAll('\n', ' ')}`,
  );
  const passed = results.filter(({ ok }) => ok).length;
  return [...lines, `${passed} passed, ${results.length - passed} failed`];
}
