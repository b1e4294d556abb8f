import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from '../../scripts/local/ports.ts';
import { projectRoot } from '../../scripts/local/where-things-are.ts';
import { needChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    playgroundUrl: string;
  }
}

/** Vitest global set-up: the whole trial as `npm start` runs it, on free ports, with an empty data folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  needChromium();
  const data = join(projectRoot, '.data', `browser-test-${process.pid}`);
  const [port, playgroundPort] = [await freePort(), await freePort()];
  const env = { ...process.env, PORT: `${port}`, PLAYGROUND_PORT: `${playgroundPort}`, DATA_DIR: data };
  // The trial watches its parent when npm runs it; here the parent is the test run and stops it itself.
  const trial = spawn(process.execPath, [join(projectRoot, 'scripts', 'start.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => trial.once('exit', done));
  let said = '';
  const url = await new Promise<string>((open, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const address = /Open\s+(http:\S+)/.exec(said)?.[1];
      if (address) open(address);
    };
    trial.stdout.on('data', listen);
    trial.stderr.on('data', listen);
    ended.then((code) => failed(new Error(`npm start ended with code ${code}:\n${said}`)));
  }).catch(async (error) => {
    await rm(data, { recursive: true, force: true });
    throw error;
  });
  project.provide('playgroundUrl', url);
  return async () => {
    const endedEarly = trial.exitCode !== null || trial.signalCode !== null;
    trial.kill('SIGTERM');
    const code = await ended;
    if (endedEarly) throw new Error(`The trial was ended by something else while the tests ran:\n${said}`);
    if (code !== 0) throw new Error(`The trial did not stop cleanly (code ${code}):\n${said}`);
    await rm(data, { recursive: true, force: true });
  };
}
