import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { trace } from '../../../src/trace/trace.ts';
import { projectRoot } from '../../support/content.ts';

/** A copy of dialogs/ beside the real rooms, in which one test plants a mistake. */
export function copyToTrace() {
  const root = mkdtempSync(join(tmpdir(), 'askwell-trace-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(join(projectRoot, 'dialogs'), join(root, 'dialogs'), { recursive: true });
  for (const folder of ['src', 'locales']) symlinkSync(join(projectRoot, folder), join(root, folder));
  const before = trace(root);
  const told = new Set(before.problems.map(({ file, message }) => `${file} ${message}`));
  return {
    root,
    /** Replaces the first match; gives its line. Throws when there is none: the test would then prove nothing. */
    edit(file: string, find: RegExp, put: string): number {
      const path = join(root, file);
      const text = readFileSync(path, 'utf8');
      const match = find.exec(text);
      if (!match) throw new Error(`${file} holds nothing like ${find}`);
      writeFileSync(
        path,
        text.replace(find, () => put),
      );
      return text.slice(0, match.index).split('\n').length;
    },
    write: (file: string, text: string) => writeFileSync(join(root, file), text),
    /** What the test itself made wrong: what is wrong in the real content already does not count. */
    news() {
      const { gaps, problems } = trace(root);
      return {
        gaps: gaps.filter((gap) => !before.gaps.includes(gap)),
        problems: problems.filter(({ file, message }) => !told.has(`${file} ${message}`)),
      };
    },
  };
}
