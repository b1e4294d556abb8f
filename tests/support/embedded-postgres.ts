import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../scripts/local/where-things-are.ts';
import { startLocalPostgres } from '../../scripts/local-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/**
 * Vitest global set-up: one real PostgreSQL for the run, its address from `inject('databaseUrl')`.
 * `TEST_DATABASE_URL` names a server to use instead. Returns what stops the server and removes its folder.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('databaseUrl', given);
    return undefined;
  }
  const folder = join(projectRoot, '.data', `test-postgres-${process.pid}`);
  const server = await startLocalPostgres({ folder });
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
