import { join } from 'node:path';
import type { Child } from './local/child.ts';
import { explain, PlainError } from './local/plain-error.ts';
import { isPortFree, portFrom } from './local/ports.ts';
import { startBot, startPlayground } from './local/start-parts.ts';
import { whenAskedToStop } from './local/when-asked-to-stop.ts';
import { dataFolder, projectRoot } from './local/where-things-are.ts';
import { startLocalPostgres } from './local-postgres.ts';

// `npm start`: the whole of Askwell on this machine, and one address to open.

const stops: (() => Promise<void>)[] = [];
const endings: Promise<string>[] = [];
const asked = whenAskedToStop();

async function begin(): Promise<void> {
  const port = portFrom(process.env, 'PORT', 3978);
  const playgroundPort = portFrom(process.env, 'PLAYGROUND_PORT', 56150);
  await checkPort(port, 'PORT', 'the bot');
  await checkPort(playgroundPort, 'PLAYGROUND_PORT', 'the Playground');
  const data = dataFolder();

  const databaseUrl = givenDatabase() ?? (await ownDatabase(join(data, 'postgres')));
  if (asked.already()) return;
  const entry = process.env.BOT_ENTRY ?? join(projectRoot, 'src', 'main.ts');
  const bot = startBot({ port, databaseUrl, data, entry });
  watch('The bot', bot.child);
  await Promise.race([bot.ready(), asked.promise]);
  if (asked.already()) return;
  const people = join(projectRoot, 'deploy', 'local', 'clinician');
  const playground = startPlayground({ port: playgroundPort, botPort: port, data, people });
  watch('The Playground', playground.child);
  await Promise.race([playground.ready(), asked.promise]);
  if (asked.already()) return;
  console.log(`\n  Open  http://localhost:${playgroundPort}\n\n  Ctrl-C stops everything.\n`);
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

async function checkPort(port: number, name: string, whose: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new PlainError(
    `Port ${port}, where ${whose} would listen, is in use: stop the other program (perhaps an earlier npm start), or set ${name} to another number.`,
  );
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
