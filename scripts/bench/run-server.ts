import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logFile } from '../local/child.ts';
import { PlainError } from '../local/plain-error.ts';
import { freePort } from '../local/ports.ts';
import { dataFolder } from '../local/where-things-are.ts';
import type { ServerPlan } from './which-servers.ts';

/** What a process has used since it began: CPU in ms (user and system, all its threads), memory in bytes. */
export type Usage = { cpuMs: number; rss: number; heapUsed: number; external: number };

export type RunningServer = {
  plan: ServerPlan;
  port: number;
  /** `collect` collects garbage first. */
  usage: (collect?: boolean) => Promise<Usage>;
  stop: () => Promise<void>;
};

const startMs = 60_000;
const stopMs = 10_000;

/** Starts one server in a process of its own. Out: as soon as its port takes connections. Rejects with what it said last. */
export async function runServer(plan: ServerPlan, flags: readonly string[] = []): Promise<RunningServer> {
  const port = await freePort();
  const log = logFile(dataFolder(), `bench-${plan.name}`);
  mkdirSync(dirname(log), { recursive: true });
  const probe = new URL('probe.mjs', import.meta.url).href;
  const said = openSync(log, 'w');
  const child = spawn(process.execPath, ['--expose-gc', ...flags, '--import', probe, plan.entry], {
    env: { ...bareEnvironment(), ...plan.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', said, 'ipc'],
  });
  closeSync(said);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  try {
    await untilItListens(child, port);
  } catch {
    child.kill('SIGKILL');
    throw new PlainError(`${plan.name} did not start:\n${lastWords(log)}`);
  }
  return {
    ...{ plan, port },
    usage: (collect = false) => ask(child, log, collect),
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Settings of the person's own shell are not part of what is measured. */
const needed = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE', 'LANG', 'TZ'];
const bareEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.includes(name)));

async function untilItListens(child: ChildProcess, port: number): Promise<void> {
  const giveUp = Date.now() + startMs;
  while (child.exitCode === null && Date.now() < giveUp) {
    if (await takesConnections(port)) return;
    await pause(5);
  }
  throw new Error('it does not listen');
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

const lastWords = (log: string) => readFileSync(log, 'utf8').trimEnd().slice(-2000);

let asked = 0;

function ask(child: ChildProcess, log: string, collect: boolean): Promise<Usage> {
  const id = ++asked;
  return new Promise((done, failed) => {
    const gone = () =>
      failed(new PlainError(`A server that was being measured ended by itself:\n${lastWords(log)}`));
    const answered = (answer: Usage & { id: number }) => {
      if (answer.id !== id) return;
      child.off('message', answered);
      child.off('exit', gone);
      done(answer);
    };
    child.on('message', answered);
    child.once('exit', gone);
    child.send({ id, collect }, (error) => error && gone());
  });
}
