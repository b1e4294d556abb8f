import { join, resolve } from 'node:path';
import type { Child } from './local/child.ts';
import { introduce } from './local/introduce.ts';
import { organisationOfTrial } from './local/organisation-of-trial.ts';
import { explain, PlainError } from './local/plain-error.ts';
import { claimPort, portFrom } from './local/ports.ts';
import { startBot, startPlayground } from './local/start-parts.ts';
import { whenAskedToStop } from './local/when-asked-to-stop.ts';
import { dataFolder, projectRoot } from './local/where-things-are.ts';
import { openWindows, serviceUrlOf, type Window } from './local/windows.ts';
import { startLocalPostgres } from './local-postgres.ts';

// `npm start`: the whole of Askwell on this machine, and an address to open for each of its people.

const stops: (() => Promise<void>)[] = [];
const endings: Promise<string>[] = [];
const asked = whenAskedToStop();

async function begin(): Promise<void> {
  const port = portFrom(process.env, 'PORT', 3978);
  const claimed = new Map<number, string>();
  await claimPort(port, 'PORT', 'the bot', claimed);
  const windows = await openWindows(process.env, claimed);
  const data = dataFolder();
  const organisation = givenOrganisation() ?? ownOrganisation(data, windows);

  const databaseUrl = givenDatabase() ?? (await ownDatabase(join(data, 'postgres')));
  if (asked.already()) return;
  const entry = process.env.BOT_ENTRY ?? join(projectRoot, 'src', 'main.ts');
  const bot = startBot({ port, databaseUrl, data, entry, organisation });
  watch('The bot', bot.child);
  await Promise.race([bot.ready(), asked.promise]);
  if (asked.already()) return;
  // Before the Playgrounds: what is still to be delivered must not go to the ports of an earlier start.
  await Promise.race([Promise.all(windows.map((window) => introduce(window, port))), asked.promise]);
  if (asked.already()) return;
  const playgrounds = windows.map((window) => {
    const playground = startPlayground({ window, botPort: port, data });
    watch(`The ${window.kind}'s Playground`, playground.child);
    return playground;
  });
  await Promise.race([Promise.all(playgrounds.map((playground) => playground.ready())), asked.promise]);
  if (asked.already()) return;
  console.log(`\n${windows.map(addressLine).join('\n')}\n\n  Ctrl-C stops everything.\n`);
}

const addressLine = ({ kind, port, currentUser }: Window) =>
  `  Open  http://localhost:${port}  for the ${`${kind}'s`.padEnd(11)} Teams (${currentUser.name})`;

function givenOrganisation(): string | undefined {
  const file = process.env.ORGANISATION_FILE?.trim() || undefined;
  if (file) console.log('Using the organisation that ORGANISATION_FILE names, not that of the trial.');
  return file && resolve(projectRoot, file);
}

/** Posts for the leads' channel show in the lead's window: one channel can have one place only. */
function ownOrganisation(data: string, windows: readonly Window[]): string {
  const lead = windows.find(({ kind }) => kind === 'lead');
  if (!lead) throw new Error('the trial has no window for the lead');
  return organisationOfTrial(
    join(projectRoot, 'deploy', 'local', 'organisation.yaml'),
    data,
    serviceUrlOf(lead),
  );
}

function givenDatabase(): string | undefined {
  const url = process.env.DATABASE_URL?.trim() || undefined;
  if (url) console.log('Using the database that DATABASE_URL names, not one of its own.');
  return url;
}

async function ownDatabase(folder: string): Promise<string> {
  const server = await startLocalPostgres({ folder });
  stops.push(server.stop);
  endings.push(server.ended.then((how) => `The database ${how}.`));
  return server.url;
}

/** Remembers to stop it, and what to say if it ends by itself. */
function watch(name: string, child: Child): void {
  stops.push(child.stop);
  endings.push(child.ended.then((how) => `${name} ${how}. The end of its log says:\n${child.lastWords()}`));
}

let code = 0;
try {
  console.log('Starting Askwell on this machine…');
  await begin();
  const why = await Promise.race([asked.promise, ...endings]);
  if (why) throw new PlainError(why);
} catch (error) {
  console.error(explain(error));
  code = 1;
}
if (asked.already()) console.log('\nStopping…');
for (const stop of stops.reverse()) {
  await stop().catch((error) => {
    console.error(explain(error));
    code = 1;
  });
}
process.exit(code);
