import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../local/plain-error.ts';

/**
 * The file that Node runs for Askwell: the bundle that an image would get from this checkout, made anew in `folder`. A
 * checkout from before there was a bundle runs from its source.
 */
export function askwellEntry(checkout: string, folder: string): string {
  const build = join(checkout, 'scripts', 'build.ts');
  if (!existsSync(build)) return join(checkout, 'src', 'main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [build, folder], { encoding: 'utf8' });
  if (status !== 0) throw new PlainError(`${build} fails:\n${stdout}${stderr}`);
  return join(folder, 'main.cjs');
}
