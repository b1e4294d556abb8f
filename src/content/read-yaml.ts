import { readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { explainSyntax, whyNotJson } from './explain-syntax.ts';
import { parsedBefore } from './parsed-before.ts';
import type { Problem } from './problem.ts';
import { readJson } from './read-json.ts';

export type Path = readonly PropertyKey[];

/**
 * One file as it was read. `lineOf` gives the line of the value at a path, or of the nearest parent that is there
 * (1 when none is): a missing key is reported where it should have been. `has` is true when the path is there.
 */
export type SourceFile = {
  file: string;
  value: unknown;
  lineOf: (path: Path) => number;
  has: (path: Path) => boolean;
};

/** Either the file or what is wrong with it. `source` is absent when nothing can be read from the file. */
export type Read = { source?: SourceFile; problems: Problem[] };

/**
 * Reads one YAML or JSON file. `path` is where it lies, `file` is what problems call it.
 * JSON with something wrong in it goes through the YAML reader, which knows lines.
 */
export function readYaml(path: string, file: string): Read {
  const text = textOf(path);
  if (text === undefined) return { problems: [{ file, line: 1, message: 'this file is missing' }] };
  const plain = file.endsWith('.json') ? readJson(text) : parsedBefore(text);
  return plain ? { source: plainSource(file, text, plain.value), problems: [] } : readByYaml(text, file);
}

/** Lines are asked for only where something is wrong; then the text is read once more by who knows them. */
function plainSource(file: string, text: string, value: unknown): SourceFile {
  let read: SourceFile | undefined;
  const known = () => {
    read ??= readByYaml(text, file).source;
    return read;
  };
  return { file, value, lineOf: (at) => known()?.lineOf(at) ?? 1, has: (at) => known()?.has(at) ?? false };
}

function readByYaml(text: string, file: string): Read {
  const lines = new LineCounter();
  const doc = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: true,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const problems = [...doc.errors, ...doc.warnings].map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    message: explainSyntax(error, doc, lineAt),
  }));
  if (problems.length > 0) return { problems };

  if (file.endsWith('.json')) {
    const notJson = whyNotJson(text);
    if (notJson) return { problems: [{ file, ...notJson }] };
  }
  try {
    const value: unknown = doc.toJS();
    const offset = (at: Path) => walk(doc, at).offset;
    const source: SourceFile = {
      ...{ file, value },
      lineOf: (at) => lineAt(offset(at)),
      has: (at) => walk(doc, at).whole,
    };
    return { source, problems: [] };
  } catch (error) {
    // An alias that points nowhere is found only here; left alone it would stop the check at the first such file.
    return { problems: [{ file, line: 1, message: `cannot be read: ${(error as Error).message}` }] };
  }
}

/** The file's value as its schema describes it, or every way in which it does not fit. */
export function check<T>(source: SourceFile, schema: z.ZodType<T>): { value: T } | { problems: Problem[] } {
  // Compiling a schema pays for what is checked a thousand times; each of these is asked once a start.
  const result = schema.safeParse(source.value, { jitless: true });
  if (result.success) return { value: result.data };
  const found = result.error.issues.flatMap((issue) => explainIssue(issue, source, schema));
  return {
    problems: found.map(({ path, message }) => ({ file: source.file, line: source.lineOf(path), message })),
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Follows a path as far as it goes: the offset of the last key or entry found, and whether the whole path was found. */
function walk(doc: Document, path: Path): { offset: number; whole: boolean } {
  let node: unknown = doc.contents;
  let offset = 0;
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step)
      : undefined;
    const entry = isSeq(node) ? node.items[Number(step)] : undefined;
    const at = (pair?.key ?? entry) as { range?: [number, number, number] | null } | undefined;
    if (!at) return { offset, whole: false };
    offset = at.range?.[0] ?? offset;
    node = pair ? pair.value : entry;
  }
  return { offset, whole: true };
}
