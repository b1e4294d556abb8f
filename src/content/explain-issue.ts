import { z } from 'zod';
import { unknownOne } from './nearest.ts';
import type { Path, SourceFile } from './read-yaml.ts';

type Explained = { path: Path; message: string };
type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | false;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

/**
 * One zod issue in the words of the content, with the path at which to look: zod's own messages speak of strings,
 * options and regular expressions to a clinician who changed a question. Unknown keys give one problem each.
 */
export function explainIssue(issue: z.core.$ZodIssue, source: SourceFile, schema: z.ZodType): Explained[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: unknownOne('key', key, known) + where(path, source),
    }));
  }
  const said = (what: string) => [{ path, message: `${nameOf(path)} ${what}${where(path, source)}` }];
  if (!source.has(path)) return said('is missing');

  const value = path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown>)?.[step],
    source.value,
  );
  const found = typeof value === 'object' && value !== null ? '' : `, not ${JSON.stringify(value)}`;
  switch (issue.code) {
    case 'invalid_type': {
      const quotes = issue.expected === 'string' && typeof value === 'number' ? '; put it in quotes' : '';
      return said(`must be ${kinds[issue.expected] ?? issue.expected}${found}${quotes}`);
    }
    case 'invalid_value':
      return said(mustBeOneOf(issue.values.map(String), value));
    case 'invalid_union':
      return said(mustBeOneOf('options' in issue ? (issue.options ?? []).map(String) : [], value));
    case 'too_small':
      if (issue.origin === 'number') return said(`must be at least ${issue.minimum}${found}`);
      return said(
        Number(issue.minimum) > 1 ? `must have at least ${issue.minimum} entries` : 'must not be empty',
      );
    case 'too_big':
      return said(issue.origin === 'number' ? `must be at most ${issue.maximum}${found}` : 'is too long');
    case 'invalid_key':
      return said(`is not right (${issue.issues[0]?.message})`);
    case 'invalid_format':
      if (issue.format === 'date') return said(`must be a day written YYYY-MM-DD${found}`);
      if (issue.format === 'url') return said(`must be a web address with https://${found}`);
      return said(`is not right (${issue.message})${found}`);
    default:
      return said(`is not right (${issue.message})${found}`);
  }
}

function mustBeOneOf(known: readonly string[], value: unknown): string {
  const unknown = typeof value === 'string' ? `: ${unknownOne('value', value, known)}` : '';
  return `must be one of ${known.join(', ')}${unknown}`;
}

/** `"source"`, or `entry 2 of "raises"`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `entry ${last + 1} of "${String(path.at(-2))}"` : `"${String(last)}"`;
}

/** ` (in "sent-by-partner")`: an entry of a long list is known by its id, not by its number. */
function where(path: Path, source: SourceFile): string {
  const ids = path.map((_, i) =>
    path
      .slice(0, i + 1)
      .reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown>)?.[step], source.value),
  );
  const within = ids.findLast(
    (at): at is { id: string } => typeof (at as { id?: unknown } | null)?.id === 'string',
  );
  return within ? ` (in "${within.id}")` : '';
}

/** The keys that the schema knows at a path: what a mistyped key is compared with. */
function keysAt(schema: JsonSchema, path: Path): string[] {
  const options = schema.oneOf ?? schema.anyOf;
  if (options) return options.flatMap((option) => keysAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return Object.keys(schema.properties ?? {});
  const named = schema.properties?.[String(step)] ?? schema.additionalProperties;
  const next = typeof step === 'number' ? schema.items : named;
  return next ? keysAt(next, rest) : [];
}
