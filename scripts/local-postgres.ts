import { existsSync, readFileSync } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { isAlive, isPostgres } from './local/is-alive.ts';
import { PlainError } from './local/plain-error.ts';
import { freePort } from './local/ports.ts';
import { lookAt, makeCluster, passwordOf } from './local/postgres-folder.ts';
import {
  checkReachable,
  findPrograms,
  type Programs,
  type RunAs,
  runAs,
  runProgram,
} from './local/postgres-program.ts';
import { dataFolder } from './local/where-things-are.ts';

/** A running server: its address, how to stop it, and a promise that resolves when it ended (by itself or not). */
export type LocalPostgres = { url: string; stop: () => Promise<void>; ended: Promise<string> };
type Options = { folder?: string; port?: number; database?: string };

/**
 * Starts a real PostgreSQL on 127.0.0.1, its data kept in `folder` (default `postgres` in the data folder).
 * Takes over a server that a killed run left behind. Rejects with a PlainError that says what to do.
 */
export async function startLocalPostgres(options: Options = {}): Promise<LocalPostgres> {
  const folder = resolve(options.folder ?? join(dataFolder(), 'postgres'));
  const programs = await findPrograms();
  const as = runAs(folder);
  checkReachable(folder, as);
  checkReachable(programs.initdb, as);
  if ((await lookAt(folder, programs, as)) === 'nothing') await makeCluster(folder, programs, as);
  await clearTheWay(folder, programs, as);
  const port = options.port ?? (await freePort());
  await start(folder, port, programs, as);
  const database = options.database ?? 'askwell';
  const url = (name: string) => `postgres://postgres:${passwordOf(folder)}@127.0.0.1:${port}/${name}`;
  try {
    await makeDatabase(url('postgres'), database);
  } catch (error) {
    await stop(folder, programs, as);
    throw error;
  }
  return { url: url(database), stop: () => stop(folder, programs, as), ended: whenGone(folder) };
}

const ownerFile = (folder: string) => join(folder, 'askwell-owner');

/** The id of the server that holds the folder, or undefined. */
function serverOf(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid');
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  return pid > 0 && isPostgres(pid) ? pid : undefined;
}

/** pg_ctl leaves the server without a parent, so nobody is told when it dies: look once a second. */
function whenGone(folder: string): Promise<string> {
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (serverOf(folder) !== undefined) return;
      clearInterval(timer);
      done(`ended; its log is ${join(folder, 'server.log')}`);
    }, 1000).unref();
  });
}

async function clearTheWay(folder: string, programs: Programs, as: RunAs): Promise<void> {
  if (serverOf(folder) === undefined) {
    // Left by a power cut: PostgreSQL refuses to start when the id in it has since been given to another program.
    await rm(join(folder, 'postmaster.pid'), { force: true });
    return;
  }
  const owner = existsSync(ownerFile(folder)) ? Number(readFileSync(ownerFile(folder), 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new PlainError(
      `Another Askwell (process ${owner}) is using ${folder}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  await stop(folder, programs, as);
}

async function start(folder: string, port: number, programs: Programs, as: RunAs): Promise<void> {
  await writeFile(ownerFile(folder), String(process.pid));
  if (as.uid !== undefined) await chown(ownerFile(folder), as.uid, as.gid);
  const log = join(folder, 'server.log');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}="${value}"`);
  const args = ['start', '-w', '-t', '60', '-D', folder, '-l', log, '-o', `-p ${port} ${flags.join(' ')}`];
  try {
    await runProgram(programs.pg_ctl, args, as);
  } catch {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
    const reason = (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1))
      ?.replace(/^.*(FATAL|PANIC):\s*/, '')
      .trim();
    throw new PlainError(
      `PostgreSQL could not start in ${folder}${reason ? ` (it says: ${reason})` : ''}: read ${log}, or set DATA_DIR to another folder; nothing was deleted.`,
    );
  }
}

async function stop(folder: string, programs: Programs, as: RunAs): Promise<void> {
  for (const how of ['fast', 'immediate']) {
    if (serverOf(folder) === undefined) return;
    await runProgram(programs.pg_ctl, ['stop', '-w', '-t', '15', '-D', folder, '-m', how], as).catch(
      () => undefined,
    );
  }
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
