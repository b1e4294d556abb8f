import { fileURLToPath } from 'node:url';
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { ContentError, formatProblem } from './content/problem.ts';
import { endOnDefect } from './end-on-defect.ts';
import { createLog } from './log/create-log.ts';

const projectDir = fileURLToPath(new URL('..', import.meta.url));

/** Starts the bot by the settings of the environment, and ends the process with plain words where it cannot. */
export async function run(): Promise<void> {
  let running: Awaited<ReturnType<typeof startApp>> | undefined;
  try {
    const config = readConfig(process.env, projectDir);
    const log = createLog(config.logLevel);
    endOnDefect(log);
    // Before the start: without a listener this signal would end the process.
    process.on('SIGHUP', () => void running?.reload());
    const starting = startApp(config, log);
    let stopping = false;
    const stop = async (signal: string) => {
      if (stopping) return;
      stopping = true;
      log.info({ event: 'stopping', signal });
      // A stop that hangs would be ended by force somewhere in the middle of a turn; better here, nine seconds after the
      // notice that it is coming (ten in all, unless DRAIN_NOTICE_SECONDS says otherwise).
      setTimeout(() => process.exit(1), 9_000 + config.drainNoticeMs).unref();
      const app = await starting.catch(() => undefined);
      // A start that failed says so itself, below.
      if (!app) return;
      await app.stop();
      process.exit(0);
    };
    // Before it has started: it takes turns while its workers begin, and none of them may be cut off.
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    running = await starting;
    log.info({ event: 'listening', url: running.url, mode: config.mode });
    if (!config.bot.appId) log.warn({ event: 'no-sign-in', url: running.url });
  } catch (error) {
    // Not console: by then it is silent.
    process.stderr.write(`${plainWords(error)}\n`);
    process.exit(1);
  }
}

function plainWords(error: unknown): string {
  if (error instanceof ContentError) return error.problems.map(formatProblem).join('\n');
  if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') {
    return 'The database does not answer at the address in DATABASE_URL. Start it, or correct the address.';
  }
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'The port is taken by another program. Stop that one, or set PORT to another number.';
  }
  return error instanceof Error ? error.message : String(error);
}
