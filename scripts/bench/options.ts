import { parseArgs } from 'node:util';
import { PlainError } from '../local/plain-error.ts';
import { type ServerName, serverNames, usualServers } from './which-servers.ts';

/** The parts of a run. `rounds` are the interleaved slices; the others stand for themselves. */
export const parts = ['rounds', 'cold-start', 'memory', 'idle-heap', 'stored'] as const;
export type Part = (typeof parts)[number];

export type BenchOptions = {
  rounds: number;
  sliceMs: number;
  /** Turns of each server in each way of answering before anything counts. */
  warmUpTurns: number;
  conversations: readonly number[];
  servers: readonly ServerName[];
  parts: readonly Part[];
  coldStarts: number;
  /** Turns before memory is looked at. */
  memoryTurns: number;
  /** Conversations that are begun and left. */
  idleConversations: number;
  /** How long they are left before the heap is looked at. */
  idleSettleMs: number;
  storedSessions: readonly number[];
  storedRounds: number;
  seed: number;
  json: string | undefined;
  /** A folder for a CPU profile of Askwell; nothing else is done then. */
  profile: string | undefined;
};

type Sizes = Omit<BenchOptions, 'servers' | 'parts' | 'seed' | 'json' | 'profile' | 'conversations'>;

const full: Sizes & { parts: readonly Part[] } = {
  ...{
    rounds: 7,
    sliceMs: 1000,
    // A process that runs for days is measured, not one that is still being compiled: V8's own threads took a fifth of
    // Askwell's CPU after six thousand turns, and a tenth after twenty thousand.
    warmUpTurns: 8000,
    coldStarts: 9,
    memoryTurns: 4000,
    idleConversations: 40_000,
    // What Askwell counts of a person to keep scripts out runs for five minutes at most.
    idleSettleMs: 310_000,
  },
  ...{ storedSessions: [1_000, 100_000, 1_000_000], storedRounds: 10, parts },
};

/** For a first look: the same measurements where they are quick, and fewer of each. */
const quick: typeof full = {
  ...{
    rounds: 2,
    sliceMs: 500,
    warmUpTurns: 300,
    coldStarts: 1,
    memoryTurns: 1000,
    idleConversations: 4_000,
    idleSettleMs: 0,
  },
  ...{ storedSessions: [1_000, 20_000], storedRounds: 2, parts: ['rounds', 'cold-start', 'memory'] },
};

/** Reads the command line. Throws a PlainError that says what was not understood and what there is. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parse(args);
  const size = values.quick ? quick : full;
  const servers: readonly ServerName[] =
    values.servers === undefined ? usualServers : listed('servers', values.servers, serverNames);
  return {
    ...size,
    rounds: whole('rounds', values.rounds, size.rounds),
    sliceMs: whole('slice', values.slice, size.sliceMs),
    conversations: (values.conversations ?? '1,8,64').split(',').map((n) => whole('conversations', n, 0)),
    servers: serverNames.filter((name) => name === 'askwell' || servers.includes(name)),
    parts: values.parts === undefined ? size.parts : listed('parts', values.parts, parts),
    seed: whole('seed', values.seed, Date.now() % 100_000),
    ...{ json: values.json, profile: values.profile },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        slice: { type: 'string' },
        conversations: { type: 'string' },
        servers: { type: 'string' },
        parts: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'string' },
        profile: { type: 'string' },
      },
    });
  } catch (error) {
    throw new PlainError((error as Error).message);
  }
}

function whole(name: string, given: string | undefined, usual: number): number {
  if (given === undefined) return usual;
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new PlainError(`--${name} is "${given}", and it takes whole numbers from 1 up.`);
}

function listed<T extends string>(name: string, given: string, all: readonly T[]): T[] {
  const asked = given.split(',').map((one) => one.trim());
  const strange = asked.find((one) => !all.some((known) => known === one));
  if (strange !== undefined)
    throw new PlainError(`--${name} names "${strange}"; there are: ${all.join(', ')}.`);
  return all.filter((one) => asked.includes(one));
}
