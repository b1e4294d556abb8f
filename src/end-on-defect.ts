import { type Log, nameOf } from './log/create-log.ts';

/**
 * What nobody caught ends the process with exit code 1, and a supervisor starts it again: going on with half of something
 * could answer wrongly. Logged by its class alone; Node itself would print the message, the stack and the object, and
 * libraries quote what they were given. The same holds for what libraries print.
 */
export function endOnDefect(log: Log): void {
  const end = (kind: 'exception' | 'rejection') => (error: unknown) => {
    log.error({ event: 'defect', kind, error: nameOf(error) });
    process.exit(1);
  };
  process.on('uncaughtException', end('exception'));
  process.on('unhandledRejection', end('rejection'));
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ event: 'warning-of-node', error: nameOf(warning) }));
  for (const how of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
    console[how] = () => log.warn({ event: 'library-spoke', how });
  }
}
