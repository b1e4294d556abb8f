import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { createFramer, type PgMessage, refusal } from './postgres-messages.ts';

/**
 * One question to the database, or its answer: all messages up to the one that waits for the other side. `pool` tells the
 * bot's own connections from those of the queues. `words` is what the question says, as far as it says it in letters.
 */
export type Passing = {
  way: 'question' | 'answer';
  pool: boolean;
  words: string;
  connection: number;
  /** After this answer no transaction is open. */
  ends: boolean;
};

/**
 * What becomes of it. `wait` keeps it here until `goOn`; `hold` for ever, as a network does that has lost it; `cut` ends the
 * connection on both sides; `refuse` answers a question in the database's place.
 */
export type Verdict = 'pass' | 'wait' | 'hold' | 'cut' | { refuse: string };
export type Decide = (passing: Passing) => Verdict;

export type DatabaseProxy = {
  /** The same address, through here. */
  through: (url: string) => string;
  decideBy: (decide: Decide | undefined) => void;
  /** What waits goes on now, in the order in which it came. */
  goOn: () => void;
  /** Ends every connection now. */
  cutAll: () => void;
  /** While it is shut, who connects is sent away. */
  shut: (is: boolean) => void;
  /** While it is still, nothing passes in either direction, and nobody is told. */
  still: (is: boolean) => void;
  /** How many questions have passed so far. */
  questions: () => number;
  close: () => Promise<void>;
};

/** Stands between a bot and its PostgreSQL, and does what networks do to people. */
export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const to = new URL(target);
  const pairs = new Set<{ end: () => void; go: () => void }>();
  const parked: (() => void)[] = [];
  let decide: Decide | undefined;
  let shut = false;
  let still = false;
  let questions = 0;
  let connections = 0;

  function join(client: Socket): void {
    const server = connect(Number(to.port), to.hostname);
    const connection = ++connections;
    const waiting: (() => void)[] = [];
    let pool = false;
    let inTransaction = false;
    const pair = {
      end: () => {
        client.destroy();
        server.destroy();
        pairs.delete(pair);
      },
      go: () => {
        for (const next of waiting.splice(0)) next();
      },
    };
    pairs.add(pair);
    for (const one of [client, server]) {
      one.setNoDelay(true);
      one.on('error', pair.end);
      one.on('close', pair.end);
    }
    const write = (socket: Socket, bytes: Buffer) => {
      const go = () => void (socket.destroyed || socket.write(bytes));
      if (still || waiting.length > 0) waiting.push(go);
      else go();
    };
    const rule = (way: Passing['way'], bytes: Buffer, onward: Socket) => {
      const words = way === 'question' ? bytes.toString('latin1') : '';
      if (way === 'question') questions += 1;
      const verdict = decide?.({ way, pool, words, connection, ends: !inTransaction }) ?? 'pass';
      if (verdict === 'pass') write(onward, bytes);
      else if (verdict === 'wait') parked.push(() => write(onward, bytes));
      else if (verdict === 'cut') pair.end();
      else if (verdict !== 'hold') write(client, refusal(verdict.refuse, 'said by the test', inTransaction));
    };

    let asked: Buffer[] = [];
    client.on(
      'data',
      createFramer('client', ({ type, bytes }: PgMessage) => {
        // The bot's own pool names its schema when it connects; the queues do not.
        if (type === 'startup') pool = bytes.includes('search_path');
        if (type === 'startup' || type === 'p' || type === 'X') return write(server, bytes);
        asked.push(bytes);
        if (type !== 'Q' && type !== 'S') return;
        const whole = Buffer.concat(asked);
        asked = [];
        rule('question', whole, server);
      }),
    );
    let told: Buffer[] = [];
    let greeted = false;
    server.on(
      'data',
      createFramer('server', ({ type, bytes }: PgMessage) => {
        // What comes before the first "ready" is the greeting; what comes unasked (a notification) belongs to no answer.
        if (!greeted || (type === 'A' && told.length === 0)) {
          greeted ||= type === 'Z';
          return write(client, bytes);
        }
        told.push(bytes);
        if (type !== 'Z') return;
        inTransaction = bytes[5] !== 'I'.charCodeAt(0);
        const whole = Buffer.concat(told);
        told = [];
        rule('answer', whole, client);
      }),
    );
  }

  const listener = createServer((client) => {
    if (shut) client.resetAndDestroy();
    else join(client);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  return {
    through: (url) => Object.assign(new URL(url), { port: `${port}`, hostname: '127.0.0.1' }).href,
    decideBy: (next) => {
      decide = next;
    },
    goOn: () => {
      for (const next of parked.splice(0)) next();
    },
    cutAll: () => {
      for (const pair of pairs) pair.end();
    },
    shut: (is) => {
      shut = is;
    },
    still: (is) => {
      still = is;
      if (!is) for (const pair of pairs) pair.go();
    },
    questions: () => questions,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        for (const pair of pairs) pair.end();
      }),
  };
}
