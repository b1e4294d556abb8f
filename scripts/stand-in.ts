/**
 * npm run stand-in -- URL [URL…]: plays Microsoft's part for a bot in production mode on this machine. It signs what the
 * bot receives, gives the bot its token, takes its messages, and writes the settings for it to `stand-in.env` in the data
 * folder. Once every replica (URL) is ready, a scripted clinician and the lead on call of ORGANISATION_FILE walk an enquiry
 * and an escalation, each step at another replica than the one before. Prints what happened; exit code 1 when it did not.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startFakeConnector } from '../tests/support/fake-connector.ts';
import { startOpenIdServer } from '../tests/support/openid-server.ts';
import { explain, PlainError } from './local/plain-error.ts';
import { whenAskedToStop } from './local/when-asked-to-stop.ts';
import { dataFolder, projectRoot } from './local/where-things-are.ts';
import { walkProduction } from './proof/walk-production.ts';
import { whoIsOnCall } from './proof/who-is-on-call.ts';

const settings = join(dataFolder(), 'stand-in.env');
const asked = whenAskedToStop();

async function play(): Promise<void> {
  const addresses = process.argv.slice(2);
  if (addresses.length === 0 || !addresses.every((address) => URL.canParse(address)))
    throw new PlainError('Say where the replicas will listen: http://127.0.0.1:3978, say.');
  const replicas = addresses.map((address) => new URL(address).origin);
  const file = process.env.ORGANISATION_FILE;
  if (!file) throw new PlainError('ORGANISATION_FILE is missing: nobody would be on call.');
  const onCall = whoIsOnCall(resolve(projectRoot, file), new Date());

  const openId = await startOpenIdServer();
  const connector = await startFakeConnector({ admits: openId.admits });
  try {
    mkdirSync(dataFolder(), { recursive: true });
    // The password in it is good on this machine only, and only until this ends.
    writeFileSync(settings, lines(openId.environment), { mode: 0o600 });
    console.log(`The settings are in ${settings}; waiting for ${replicas.join(' and ')}.`);
    const walk = walkProduction({ replicas, connector, openId, onCall, say: console.log });
    const done = await Promise.race([walk.then(() => true), asked.promise]);
    if (!done) throw new PlainError('It was stopped before the walk had come to its end.');
  } finally {
    rmSync(settings, { force: true });
    await connector.close();
    await openId.close();
  }
}

const lines = (environment: Record<string, string>): string =>
  Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('');

try {
  await play();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
// What is still asked of a replica that never answered would hold this open.
process.exit();
