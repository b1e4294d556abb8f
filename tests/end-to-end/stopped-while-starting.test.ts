import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../../scripts/local/ports.ts';
import { keys } from '../support/bot-process.ts';
import { projectRoot } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';

const database = useTestDatabase();

test('asked to stop while its workers are still starting, it ends in good order', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot, 'src', 'main.ts')], {
    env: {
      ...{ ...process.env, ASKWELL_MODE: 'local', PORT: `${port}`, LOG_LEVEL: 'info', ASKWELL_KEYS: keys },
      ...{ DATABASE_URL: database().url, DATABASE_SCHEMA: database().schema },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part;
    });
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once('exit', (code, signal) => done({ code, signal })),
  );
  const listens = () => fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  // From then until the queues of a new database are made some tenths of a second go by.
  while (child.exitCode === null && !(await listens())?.ok) await new Promise((done) => setTimeout(done, 5));
  child.kill('SIGTERM');
  expect(await ended, said).toEqual({ code: 0, signal: null });
  expect(said).toContain('"stopping"');
});
