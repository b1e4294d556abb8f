import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../scripts/local/ports.ts';
import { projectRoot } from '../../scripts/local/where-things-are.ts';

/** The addresses that the trial printed: whose Teams is where. */
export type Addresses = { clinician: string; lead: string; deputy: string };

export type Trial = {
  addresses: Addresses;
  data: string;
  ports: number[];
  /** Asks it to stop, removes its data, and throws unless it was still running and ended with code 0. */
  stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<void>;
};

/** The whole trial as `npm start` runs it, on free ports, with an empty data folder. */
export async function startTrial(name: string): Promise<Trial> {
  const data = join(projectRoot, '.data', `${name}-${process.pid}`);
  const [bot, clinician, lead, deputy] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const trial = spawn(process.execPath, [join(projectRoot, 'scripts', 'start.ts')], {
    env: {
      ...process.env,
      PORT: `${bot}`,
      PLAYGROUND_PORT: `${clinician}`,
      LEAD_PLAYGROUND_PORT: `${lead}`,
      DEPUTY_PLAYGROUND_PORT: `${deputy}`,
      DATA_DIR: data,
    },
    // The trial watches its parent when npm runs it; here the parent is the test run and stops it itself.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => trial.once('exit', done));
  let said = '';
  const addresses = await new Promise<Addresses>((open, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Ctrl-C stops everything')) open(addressesIn(said));
    };
    trial.stdout.on('data', listen);
    trial.stderr.on('data', listen);
    ended.then((code) => failed(new Error(`npm start ended with code ${code}:\n${said}`)));
  }).catch(async (error) => {
    await rm(data, { recursive: true, force: true });
    throw error;
  });
  const stop = async (signal: 'SIGINT' | 'SIGTERM') => {
    const endedEarly = trial.exitCode !== null || trial.signalCode !== null;
    trial.kill(signal);
    const code = await ended;
    if (endedEarly) throw new Error(`The trial was ended by something else while the tests ran:\n${said}`);
    if (code !== 0) throw new Error(`The trial did not stop cleanly (code ${code}):\n${said}`);
    await rm(data, { recursive: true, force: true });
  };
  return { addresses, data, ports: [bot, clinician, lead, deputy], stop };
}

function addressesIn(said: string): Addresses {
  const of = (whose: string) => {
    const address = new RegExp(`Open\\s+(http:\\S+)\\s+for the ${whose}'s`).exec(said)?.[1];
    if (!address) throw new Error(`npm start printed no address for the ${whose}:\n${said}`);
    return address;
  };
  return { clinician: of('clinician'), lead: of('lead'), deputy: of('deputy') };
}
