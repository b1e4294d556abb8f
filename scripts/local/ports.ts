import { connect, createServer } from 'node:net';
import { PlainError } from './plain-error.ts';

/** A port number from the environment, or the usual one. */
export function portFrom(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const given = env[name]?.trim();
  if (!given) return usual;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(
      `${name} is "${given}", and a port is a whole number from 1 to 65535: correct it and start again.`,
    );
  }
  return port;
}

/** True when nothing on this machine answers or holds the port. */
export async function isPortFree(port: number): Promise<boolean> {
  // On macOS, binding 127.0.0.1 succeeds while another program holds 0.0.0.0; and a browser tries ::1 first for
  // "localhost". So ask both addresses for an answer before trying to bind.
  const answers = await Promise.all([doesAnswer(port, '127.0.0.1'), doesAnswer(port, '::1')]);
  return !answers.includes(true) && canBind(port);
}

/**
 * Notes in `claimed` that the trial will listen on this port for `whose`. Throws a PlainError when another part of the
 * trial has claimed it (nothing listens there yet, so it would still look free), or another program holds it.
 */
export async function claimPort(
  port: number,
  name: string,
  whose: string,
  claimed: Map<number, string>,
): Promise<void> {
  const other = claimed.get(port);
  if (other) throw new PlainError(`${other} and ${name} are both ${port}: give each a number of its own.`);
  if (!(await isPortFree(port))) {
    throw new PlainError(
      `Port ${port}, where ${whose} would listen, is in use: stop the other program (perhaps an earlier npm start), or set ${name} to another number.`,
    );
  }
  claimed.set(port, name);
}

/** The first port after this one that is free and unclaimed, claimed for `name`. */
export async function nextFreePort(
  after: number,
  name: string,
  claimed: Map<number, string>,
): Promise<number> {
  for (let port = after + 1; port <= 65535; port += 1) {
    if (claimed.has(port) || !(await isPortFree(port))) continue;
    claimed.set(port, name);
    return port;
  }
  throw new PlainError(`No port after ${after} is free: set ${name} to the number of a free one.`);
}

/** A free port, chosen by the operating system. */
export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function doesAnswer(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host, timeout: 1000 });
    const answer = (yes: boolean) => {
      socket.destroy();
      done(yes);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

function canBind(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
