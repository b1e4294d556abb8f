import { readFileSync } from 'node:fs';

/** One block of a document: its first line's number, and the commands as they stand there. */
export type Block = { line: number; commands: string };

/** The fenced blocks of a document that are marked `sh run`, in order. A block that is not closed is no block. */
export function blocksToRun(markdown: string): Block[] {
  const fence = /^```sh run\n([\s\S]*?)^```$/gm;
  return [...markdown.matchAll(fence)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length + 1,
    commands: match[1] ?? '',
  }));
}

/**
 * The blocks of a document as one bash script that stops at the first command that fails, says which block it is at, and
 * leaves nothing behind that it started.
 */
export function scriptOf(document: string): string {
  const blocks = blocksToRun(readFileSync(document, 'utf8'));
  return [
    'set -euo pipefail',
    // A reader who stops half way looks after their own processes; a proof must not leave any.
    `trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT`,
    ...blocks.map(({ line, commands }) => `echo '# from line ${line}'\n${commands}`),
  ].join('\n');
}
