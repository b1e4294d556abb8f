import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Child, logFile, startChild } from './child.ts';
import { waitUntilAnswers } from './wait-until-answers.ts';
import { projectRoot } from './where-things-are.ts';
import { serviceUrlOf, type Window } from './windows.ts';

// The address is 127.0.0.1, never "localhost", between programs: a machine may turn that into ::1 or, with a
// surgery's proxy set, send it to the proxy.
const loopback = '127.0.0.1';
const noProxy = { NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1' };

/** Starts the bot and waits until it is healthy. The caller stops it, also when waiting failed. */
export function startBot(options: {
  port: number;
  databaseUrl: string;
  data: string;
  entry: string;
  organisation: string;
}) {
  const log = logFile(options.data, 'bot');
  const env = {
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: relative(projectRoot, options.data),
    PORT: String(options.port),
    HOST: loopback,
    ASKWELL_MODE: 'local',
    ORGANISATION_FILE: options.organisation,
    ...noProxy,
  };
  const child = startChild({ args: [options.entry], cwd: projectRoot, env, log });
  return {
    child,
    log,
    ready: () => waitUntilAnswers(`http://${loopback}:${options.port}/healthz`, 'The bot', child, log, 60),
  };
}

/** Starts the Agents Playground of one window, and waits until its page is there. */
export function startPlayground(options: { window: Window; botPort: number; data: string }) {
  const { kind, port, folder } = options.window;
  const log = logFile(options.data, `playground-${kind}`);
  const program = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  const env = {
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_LOGFILE: logFile(options.data, `playground-${kind}-detail`),
    ...noProxy,
  };
  const bot = `http://${loopback}:${options.botPort}/api/messages`;
  const args = [
    '-e',
    bot,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--service-url',
    serviceUrlOf(options.window),
    '--disable-telemetry',
  ];
  const child: Child = startChild({
    args: [join(dirname(program), 'cli.js'), ...args],
    cwd: folder,
    env,
    log,
    preload: ['only-loopback.mjs', 'only-to-an-open-page.mjs'],
  });
  return {
    child,
    log,
    ready: () => waitUntilAnswers(`http://${loopback}:${port}/`, `The ${kind}'s Playground`, child, log, 60),
  };
}
