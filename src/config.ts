import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback } from './channel/is-loopback.ts';

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
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MicrosoftAppId: z.string().default(''),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppTenantId: z.string().default(''),
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
  bot: { appId: string; appPassword: string; appType: 'SingleTenant' | 'UserAssignedMSI'; tenantId: string };
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
    bot: {
      appId: given.MicrosoftAppId,
      appPassword: given.MicrosoftAppPassword,
      appType: given.MicrosoftAppType,
      tenantId: given.MicrosoftAppTenantId,
    },
  };
}

/** A key for this machine's trial data, made on the first run and kept: without it a restart could not go on. */
function localKeys(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const keys = `local:${randomBytes(32).toString('base64')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, keys, { mode: 0o600 });
  return keys;
}
