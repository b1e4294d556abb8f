import { join } from 'node:path';
import { projectRoot } from '../local/where-things-are.ts';

/** What is measured. `askwell` is the bot of this project, the others are the peers of `bench/peers`. */
export const serverNames = [
  ...(['askwell', 'waterfall', 'waterfall-pg', 'agents', 'echo'] as const),
  ...(['waterfall-lean', 'waterfall-pg-lean'] as const),
] as const;
export type ServerName = (typeof serverNames)[number];

/** Measured unless others are named. The lean ones are to see how much hangs on the way a waterfall is written. */
export const usualServers = ['askwell', 'waterfall', 'waterfall-pg', 'agents', 'echo'] as const;

/** Another checkout of Askwell can be measured with the same driver: before and after a change. */
export const askwellFolder = process.env.BENCH_ASKWELL ?? projectRoot;

/** Whose people play. */
export const trialOrganisation = join(projectRoot, 'deploy', 'local', 'organisation.yaml');

export type ServerPlan = {
  name: ServerName;
  /** The file that Node runs. */
  entry: string;
  env: Record<string, string>;
  /** Askwell answers a pressed Execute in the invoke's response; peers answer a message with expectReplies. */
  speaks: 'execute' | 'expect-replies';
  /** Whether who sends to it must show a token, and it shows one itself. */
  signsIn: boolean;
};

export const titleOf: Record<ServerName, string> = {
  askwell: 'Askwell (durable)',
  waterfall: 'waterfall, MemoryStorage',
  'waterfall-pg': 'waterfall, PostgreSQL',
  agents: 'Agents SDK, MemoryStorage',
  echo: 'CloudAdapter echo',
  'waterfall-lean': 'lean waterfall, memory',
  'waterfall-pg-lean': 'lean waterfall, PostgreSQL',
};

/** What every server is told: the same database server, the same cards, the same sign-in. */
export type Ground = {
  /** The file that Node runs for Askwell. */
  askwell: string;
  databaseUrl: string;
  cardsFile: string;
  keys: string;
  /** Who signs what the channel sends, and where the bot gets its own token. */
  signIn: Record<string, string>;
  schema?: string;
};

/** The limits are for people; one machine that plays thousands of turns a second for one tenant would meet them. */
const beyondAnyLimit = '1000000';
const noLimits = {
  TURNS_PER_10_SECONDS_OF_PERSON: beyondAnyLimit,
  TURNS_PER_5_MINUTES_OF_PERSON: beyondAnyLimit,
  TURNS_PER_SECOND_OF_TENANT: beyondAnyLimit,
};

export function planFor(name: ServerName, ground: Ground): ServerPlan {
  const shared = { DATABASE_URL: ground.databaseUrl, BENCH_CARDS: ground.cardsFile };
  const peer = (file: string, env: Record<string, string> = {}): ServerPlan => ({
    ...{
      name,
      entry: join(projectRoot, 'bench', 'peers', file),
      speaks: 'expect-replies' as const,
      signsIn: true,
    },
    env: { ...shared, ...ground.signIn, ...env },
  });
  switch (name) {
    case 'askwell':
      return {
        ...{ name, entry: ground.askwell, speaks: 'execute', signsIn: true },
        env: {
          ...{ ...shared, ...ground.signIn, ...noLimits, ASKWELL_KEYS: ground.keys },
          ...{ CONTENT_DIR: askwellFolder, ORGANISATION_FILE: trialOrganisation },
          DATABASE_SCHEMA: ground.schema ?? 'bench_askwell',
          // Several run side by side; the figures are gathered, and shown nowhere.
          ...{ METRICS_PORT: '0', DRAIN_NOTICE_SECONDS: '0' },
        },
      };
    case 'waterfall':
    case 'waterfall-lean':
      return peer('waterfall.ts', { BENCH_STORAGE: 'memory', BENCH_LEAN: yesIf(name === 'waterfall-lean') });
    case 'waterfall-pg':
    case 'waterfall-pg-lean':
      return peer('waterfall.ts', {
        ...{ BENCH_STORAGE: 'postgres', BENCH_LEAN: yesIf(name === 'waterfall-pg-lean') },
        DATABASE_SCHEMA: `bench_${name.replaceAll('-', '_')}`,
      });
    case 'agents':
      // Where the channel's keys are is built into it: nobody can sign in to it on this machine.
      return { ...peer('agents.ts'), env: shared, signsIn: false };
    case 'echo':
      return peer('echo.ts');
  }
}

const yesIf = (yes: boolean): string => (yes ? 'yes' : 'no');
