import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../scripts/local/ports.ts';
import { projectRoot } from './content.ts';

export type BotProcess = {
  url: string;
  /** Ends it at this very moment, with no time for a last word; resolves when it is gone. */
  kill: () => Promise<void>;
  stop: () => Promise<number | null>;
  /** It is to look at its files again. */
  hangUp: () => void;
  /** Resolves to the exit code, however it ended. */
  ended: Promise<number | null>;
  said: () => string;
};

/** One key for every process of a test run: what one of them sealed, the next one opens. */
export const keys = `test:${randomBytes(32).toString('base64')}`;

/** The bot as it really runs, in a process of its own, so that it can be killed. Resolves once it is ready. */
export async function startBotProcess(
  databaseUrl: string,
  schema: string,
  more: NodeJS.ProcessEnv = {},
  entry = join(projectRoot, 'src', 'main.ts'),
): Promise<BotProcess> {
  const port = await freePort();
  const env = {
    ...process.env,
    ...{ ASKWELL_MODE: 'local', PORT: `${port}`, DATABASE_URL: databaseUrl, DATABASE_SCHEMA: schema },
    ...{ ASKWELL_KEYS: keys, LOG_LEVEL: 'warn' },
    ...more,
  };
  const child = spawn(process.execPath, [entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => said).catch((error: unknown) => {
    // Nobody would ever end it.
    child.kill('SIGKILL');
    throw error;
  });
  const end = (signal: NodeJS.Signals) => async () => {
    child.kill(signal);
    return ended;
  };
  return {
    url,
    kill: async () => void (await end('SIGKILL')()),
    stop: end('SIGTERM'),
    hangUp: () => void child.kill('SIGHUP'),
    ended,
    said: () => said,
  };
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`The bot ended before it was ready:\n${said()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The bot was not ready in time:\n${said()}`);
}
