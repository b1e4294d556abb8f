import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the bundle of `npm run build`; beside the source there is no such folder. */
const folder = fileURLToPath(new URL('./yaml', import.meta.url));
const isThere = existsSync(folder);

/** Under which name the value of a YAML text is kept: only the very same text finds it. */
export const keptUnder = (text: string): string => `${hash('sha256', text)}.json`;

/**
 * What a YAML text says, where the build has read this very text with this very reader and found nothing wrong; undefined
 * otherwise. Reading YAML was a third of a start. Whether the value is right is checked at every start all the same.
 */
export function parsedBefore(text: string): { value: unknown } | undefined {
  if (!isThere) return undefined;
  const file = join(folder, keptUnder(text));
  return existsSync(file) ? { value: JSON.parse(readFileSync(file, 'utf8')) } : undefined;
}
