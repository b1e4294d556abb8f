import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { BotIdentity } from './channel/bot-identity.ts';
import { type TurnLimits, usualLimits } from './channel/how-often.ts';
import { cloudSettings, whichCloud } from './channel/which-cloud.ts';
import { hostsIn, isLoopback, type ServiceAddresses } from './content/service-addresses.ts';

const atMost = (usual: number) => z.coerce.number().int().min(1).max(1_000_000).default(usual);

const environment = z.object({
  ASKWELL_MODE: z.enum(['local', 'production']).default('production'),
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3978),
  DATABASE_URL: z.string().startsWith('postgres', 'must be a postgres:// address'),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/)
    .default('askwell'),
  DATA_DIR: z.string().default('.data'),
  ASKWELL_KEYS: z.string().optional(),
  CONTENT_DIR: z.string().optional(),
  ORGANISATION_FILE: z.string().min(1).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  DRAIN_NOTICE_SECONDS: z.coerce.number().min(0).max(60).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TURNS_PER_10_SECONDS_OF_PERSON: atMost(usualLimits.personIn10Seconds),
  TURNS_PER_5_MINUTES_OF_PERSON: atMost(usualLimits.personIn5Minutes),
  TURNS_PER_SECOND_OF_TENANT: atMost(usualLimits.tenantInOneSecond),
  MicrosoftAppId: z.string().trim().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: z.string().default(''),
  SERVICE_HOSTS: z
    .string()
    .default('')
    .transform(hostsIn)
    .pipe(
      z.array(
        z.string().regex(/^[a-z0-9.-]+$/, 'host names in small letters, divided by commas; no address'),
      ),
    ),
  ...cloudSettings,
});

export type Config = {
  mode: 'local' | 'production';
  host: string;
  port: number;
  databaseUrl: string;
  databaseSchema: string;
  contentDir: string;
  organisationFile: string;
  keys: string;
  logLevel: string;
  /** Where the figures for keepers are shown; undefined shows them nowhere. */
  metrics: { host: string; port: number } | undefined;
  /** How long a replica that stops says that it is not ready before it takes no more turns. */
  drainNoticeMs: number;
  limits: TurnLimits;
  bot: BotIdentity;
  serviceAddresses: ServiceAddresses;
};

/**
 * Reads the environment once. Throws one plain sentence for each thing that is wrong or missing.
 * Local mode listens on this machine only, makes its own key and knows the people of the trial; anywhere else a key, an
 * app id and an organisation file must be given.
 */
export function readConfig(env: NodeJS.ProcessEnv, projectDir: string): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const given = parsed.data;
  const local = given.ASKWELL_MODE === 'local';
  if (!local && !given.ASKWELL_KEYS)
    throw new Error('ASKWELL_KEYS is missing: what people tell is never stored unsealed.');
  if (!local && !given.ORGANISATION_FILE)
    throw new Error('ORGANISATION_FILE is missing: without it nobody would be told of an escalation.');
  if (local && given.HOST && !isLoopback(given.HOST)) {
    throw new Error(
      `Local mode has no sign-in, so it only listens on this machine. HOST=${given.HOST} is refused.`,
    );
  }
  return {
    mode: given.ASKWELL_MODE,
    host: given.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
    port: given.PORT,
    databaseUrl: given.DATABASE_URL,
    databaseSchema: given.DATABASE_SCHEMA,
    contentDir: given.CONTENT_DIR ?? projectDir,
    organisationFile: resolve(projectDir, given.ORGANISATION_FILE ?? 'deploy/local/organisation.yaml'),
    keys: given.ASKWELL_KEYS ?? localKeys(resolve(projectDir, given.DATA_DIR, 'local-keys')),
    logLevel: given.LOG_LEVEL,
    metrics: metricsAt(given.METRICS_HOST, given.METRICS_PORT ?? (local ? 0 : 9464)),
    drainNoticeMs: (given.DRAIN_NOTICE_SECONDS ?? (local ? 0 : 1)) * 1000,
    limits: {
      personIn10Seconds: given.TURNS_PER_10_SECONDS_OF_PERSON,
      personIn5Minutes: given.TURNS_PER_5_MINUTES_OF_PERSON,
      tenantInOneSecond: given.TURNS_PER_SECOND_OF_TENANT,
    },
    bot: {
      appId: given.MicrosoftAppId,
      appPassword: given.MicrosoftAppPassword,
      appType: given.MicrosoftAppType,
      tenantId: given.MicrosoftAppTenantId,
      cloud: whichCloud(given),
    },
    serviceAddresses: { local, hosts: given.SERVICE_HOSTS },
  };
}

/** On port 0 nowhere: nobody gathers the figures of a trial, and a test run starts many bots on one machine. */
const metricsAt = (host: string, port: number) => (port === 0 ? undefined : { host, port });

/** A key for this machine's trial data, made on the first run and kept: without it a restart could not go on. */
function localKeys(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const keys = `local:${randomBytes(32).toString('base64')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, keys, { mode: 0o600 });
  return keys;
}
