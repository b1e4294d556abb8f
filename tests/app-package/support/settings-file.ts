import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A settings file with this text, gone with the test. Out: its path. */
export function filesFor(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'app.yaml');
  writeFileSync(path, text);
  return path;
}
