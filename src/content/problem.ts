/**
 * One thing wrong in dialogs/ or locales/, in words that the author of the file can act on.
 * `file` is relative to the project root ("dialogs/enquiry/cues.yaml"), `line` counts from 1.
 */
export type Problem = { file: string; line: number; message: string };

/** "dialogs/enquiry/cues.yaml:12 unknown factor …": an editor's terminal makes the first part a link. */
export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`;
}

/** By file, then by line, so that an author can work through a file from the top. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** Thrown instead of going on with content that is not right. Carries every problem, so that one run shows them all. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['The content is not right:', ...problems.map(formatProblem)].join('\n'));
    this.problems = problems;
  }
}
