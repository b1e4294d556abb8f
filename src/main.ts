import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { ContentError, formatProblem } from './content/problem.ts';

const projectDir = fileURLToPath(new URL('..', import.meta.url));

try {
  const config = readConfig(process.env, projectDir);
  const log = pino({ level: config.logLevel, base: null });
  const app = await startApp(config, log);
  log.info({ event: 'listening', url: app.url, mode: config.mode });

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ event: 'stopping', signal });
    // A stop that hangs would be ended by force somewhere in the middle of a turn; better here, after ten seconds.
    setTimeout(() => process.exit(1), 10_000).unref();
    await app.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(plainWords(error));
  process.exit(1);
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
