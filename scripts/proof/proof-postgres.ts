import { randomBytes } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../local/ports.ts';
import { type Programs, runAs, runProgram } from '../local/postgres-program.ts';
import { startLocalPostgres } from '../local-postgres.ts';

/** A server with an empty database and a user who owns that database and is nothing else. `version` names it. */
export type ProofPostgres = { url: string; version: string; stop: () => Promise<void> };

/**
 * Starts a PostgreSQL for a proof: that of Debian's packages where there is one, otherwise the one that npm brought. The
 * bot gets a plain user, as docs/deploy.md tells to make: a bot that needs more than that would be noticed here.
 */
export async function startProofPostgres(): Promise<ProofPostgres> {
  const { admin, stop } = await startServer();
  try {
    const password = randomBytes(18).toString('hex');
    const client = new Client({ connectionString: admin });
    await client.connect();
    await client.query(`create role askwell login password '${password}'`);
    await client.query('create database askwell_proof owner askwell');
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    await client.end();
    const url = new URL(admin);
    url.username = 'askwell';
    url.password = password;
    url.pathname = '/askwell_proof';
    return { url: url.href, version: rows[0]?.server_version ?? 'unknown', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(): Promise<{ admin: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'askwell-proof-postgres-'));
  const away = () => rm(folder, { recursive: true, force: true });
  const programs = debianPrograms();
  try {
    if (programs) return await startDebian(programs, folder, away);
    // The server's own user must be able to enter; what is in it stays closed to others.
    await chmod(folder, 0o755);
    const server = await startLocalPostgres({ folder: join(folder, 'data') });
    return { admin: server.url, stop: () => server.stop().then(away) };
  } catch (error) {
    await away();
    throw error;
  }
}

/** The newest of those that Debian's packages put there. */
function debianPrograms(): Programs | undefined {
  const [newest] = globSync('/usr/lib/postgresql/*/bin/initdb').sort((a, b) => version(b) - version(a));
  const pg_ctl = newest?.replace(/initdb$/, 'pg_ctl');
  return newest && pg_ctl && existsSync(pg_ctl) ? { initdb: newest, pg_ctl } : undefined;
}
const version = (path: string): number => Number(path.split('/')[4]);

async function startDebian({ initdb, pg_ctl }: Programs, folder: string, away: () => Promise<void>) {
  const data = join(folder, 'data');
  const as = runAs(data);
  const secret = join(folder, 'password');
  const password = randomBytes(18).toString('hex');
  await writeFile(secret, password, { mode: 0o600 });
  if (as.uid !== undefined) await Promise.all([folder, secret].map((path) => chown(path, as.uid, as.gid)));
  const flags = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C'];
  await runProgram(initdb, ['-D', data, ...flags], as);
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const log = join(folder, 'server.log');
  await runProgram(pg_ctl, ['start', '-w', '-t', '60', '-D', data, '-l', log, '-o', settings], as);
  const stop = async () => {
    await runProgram(pg_ctl, ['stop', '-w', '-t', '30', '-m', 'fast', '-D', data], as);
    await away();
  };
  return { admin: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop };
}
