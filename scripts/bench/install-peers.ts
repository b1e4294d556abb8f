import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../local/plain-error.ts';
import { projectRoot } from '../local/where-things-are.ts';

type Lock = { packages: Record<string, { version?: string; optional?: boolean }> };

/**
 * Installs what Askwell is measured against into `bench/node_modules`, unless it is there already. Scripts stay off: one of
 * the packages has an install script that fails where nobody sits at a terminal.
 */
export function installPeers(tell: (line: string) => void): void {
  const folder = join(projectRoot, 'bench');
  const done = join(folder, 'node_modules', '.package-lock.json');
  const wanted = readLock(join(folder, 'package-lock.json'));
  if (existsSync(done) && isInstalled(wanted, readLock(done))) return;
  tell('installing the peers into bench/node_modules (npm ci --ignore-scripts)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stderr } = spawnSync(npm, ['ci', '--ignore-scripts'], {
    ...{ cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
  });
  if (status !== 0) throw new PlainError(`The peers could not be installed:\n${stderr?.slice(-2000)}`);
}

const readLock = (file: string): Lock => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Whether npm's note of what it installed has every package of the lockfile at its version. The age of the files says
 * nothing: in a copied project the lockfile is newer than what was installed from it.
 */
export function isInstalled({ packages: wanted }: Lock, { packages: there }: Lock): boolean {
  return Object.entries(wanted).every(
    ([path, { version, optional = false }]) => path === '' || optional || there[path]?.version === version,
  );
}
