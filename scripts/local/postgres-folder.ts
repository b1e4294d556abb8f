import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './is-alive.ts';
import { PlainError } from './plain-error.ts';
import { type Programs, type RunAs, runProgram } from './postgres-program.ts';

const passwordFile = 'askwell-password';
const another = 'move it away or set DATA_DIR to another folder, and start again; nothing was changed in it.';

/** What the folder is: nothing yet, or a cluster that this PostgreSQL can run. Anything else is a plain error. */
export async function lookAt(folder: string, programs: Programs, as: RunAs): Promise<'nothing' | 'cluster'> {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return 'nothing';
    if (code === 'EACCES' || code === 'EPERM') {
      throw new PlainError(
        `The database folder ${folder} belongs to another user of this machine: start as that user, or set DATA_DIR to another folder.`,
      );
    }
    throw new PlainError(`The database folder ${folder} cannot be read as a folder: ${another}`);
  }
  if (names.length === 0) return 'nothing';
  if (!names.includes('PG_VERSION') || !names.includes('global')) {
    throw new PlainError(`The folder ${folder} is there, and it is not a PostgreSQL data folder: ${another}`);
  }
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const ours = /(\d+)\./.exec(await runProgram(programs.initdb, ['--version'], as))?.[1];
  if (made !== ours) {
    throw new PlainError(
      `The folder ${folder} was made by PostgreSQL ${made}, and this is PostgreSQL ${ours}, which cannot read it: ${another}`,
    );
  }
  if (!names.includes(passwordFile)) {
    throw new PlainError(
      `The folder ${folder} is a PostgreSQL data folder that Askwell did not make: ${another}`,
    );
  }
  return 'cluster';
}

/** Makes a cluster (UTF-8 whatever the machine's language; own random password). Half-made never counts as made. */
export async function makeCluster(folder: string, programs: Programs, as: RunAs): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await clearHalfMade(folder);
  // Made beside its place and moved there when complete: a Ctrl-C meanwhile would leave a folder that never starts.
  const half = `${folder}.new-${process.pid}`;
  const secret = `${half}.password`;
  await mkdir(half, { mode: 0o700 });
  await writeFile(secret, `${randomBytes(18).toString('hex')}\n`, { mode: 0o600 });
  if (as.uid !== undefined) await Promise.all([half, secret].map((path) => chown(path, as.uid, as.gid)));
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'];
  await runProgram(programs.initdb, [`--pgdata=${half}`, ...flags, ...locale], as);
  await rename(secret, join(half, passwordFile));
  if (existsSync(folder)) await rmdir(folder);
  await rename(half, folder);
}

/** The password of the cluster in the folder. */
export const passwordOf = (folder: string): string => readFileSync(join(folder, passwordFile), 'utf8').trim();

async function clearHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const maker = new RegExp(`^${RegExp.escape(basename(folder))}\\.new-(\\d+)(\\.password)?$`).exec(
      name,
    )?.[1];
    if (maker && !isAlive(Number(maker)))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}
