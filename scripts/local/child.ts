import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program that the trial started, and how to stop it. */
export type Child = {
  ended: Promise<string>;
  hasEnded: () => boolean;
  stop: () => Promise<void>;
  lastWords: () => string;
};
type Options = { args: string[]; env?: NodeJS.ProcessEnv; cwd?: string; log: string; preload?: string[] };

/** Starts a Node program whose output goes to the file `log`. `ended` resolves (never rejects) with how it ended. */
export function startChild(options: Options): Child {
  mkdirSync(dirname(options.log), { recursive: true });
  const out = openSync(options.log, 'w');
  const preload = ['end-with-parent.mjs', ...(options.preload ?? [])].flatMap((file) => [
    '--import',
    new URL(file, import.meta.url).href,
  ]);
  const child = spawn(process.execPath, [...preload, ...options.args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', out, out],
    // Its own process group: Ctrl-C reaches the trial alone, which then stops things in order. Without this the
    // database goes at the same moment as the bot, and the bot's last words are about a lost connection.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(`did not start (${error.message})`));
    child.once('exit', (code, signal) => done(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
  return {
    ended,
    hasEnded: () => hasEnded(child),
    stop: () => stop(child, ended),
    lastWords: () => readFileSync(options.log, 'utf8').trimEnd().split('\n').slice(-15).join('\n'),
  };
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Asks it to end, and after ten seconds ends it and what it started. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => killGroup(child), 10_000);
  await ended;
  clearTimeout(late);
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It ended between the question and the kill.
  }
}

/** The file where a part of the trial writes its log. */
export const logFile = (dataFolder: string, name: string): string => join(dataFolder, 'logs', `${name}.log`);
