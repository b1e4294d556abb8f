import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../support/content.ts';

/** One fenced block of a section of CONTRIBUTING.md. */
type Block = { language: string; lines: string[] };

const text = readFileSync(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');

/** The blocks below a heading, in order. Throws where there is none: a test of nothing would pass. */
export function blocksUnder(heading: string): Block[] {
  const section = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  const blocks = [...(section ?? '').matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, body]) => ({
    ...{ language: language as string, lines: (body as string).trimEnd().split('\n') },
  }));
  if (blocks.length === 0) throw new Error(`CONTRIBUTING.md has no example under "${heading}"`);
  return blocks;
}

/** A copy of what `npm run content` and `npm run cases` read, with one example done to it. Gives the copy's folder. */
export function afterExample(heading: string): string {
  const root = mkdtempSync(join(tmpdir(), 'askwell-contributing-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['dialogs', 'locales', 'src', 'scripts', 'package.json'])
    cpSync(join(projectRoot, folder), join(root, folder), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  for (const { language, lines } of blocksUnder(heading)) {
    if (language === 'sh') execFileSync('sh', ['-ec', lines.join('\n')], { cwd: root });
    else for (const part of parts(lines)) change(join(root, part.file), part.lines);
  }
  return root;
}

/** The files of a diff, each with its lines. */
function parts(lines: readonly string[]): { file: string; lines: string[] }[] {
  const found: { file: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith('@@ ')) found.push({ file: line.slice(3), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** Lines with a space or a minus say which place is meant: it has to be there, and only once. */
function change(file: string, lines: readonly string[]): void {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  for (const hunk of hunks(lines)) {
    const before = hunk.filter((line) => !line.startsWith('+')).map((line) => `${line.slice(1)}\n`);
    const after = hunk.filter((line) => !line.startsWith('-')).map((line) => `${line.slice(1)}\n`);
    const pieces = `\n${readFileSync(file, 'utf8')}`.split(`\n${before.join('')}`);
    if (pieces.length !== 2) throw new Error(`${file} holds ${pieces.length - 1} times:\n${before.join('')}`);
    writeFileSync(file, pieces.join(`\n${after.join('')}`).slice(1));
  }
}

/** A new hunk begins where something is taken out, or stays, after something was put in. */
function hunks(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let put = true;
  for (const line of lines) {
    if (put && !line.startsWith('+')) found.push([]);
    put = line.startsWith('+');
    found.at(-1)?.push(line);
  }
  return found;
}
