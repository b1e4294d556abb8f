import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, inject } from 'vitest';
import { tenant, writeOrganisation } from '../../../scripts/drill/organisation.ts';
import { copyProject } from '../../content/support/project-copy.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { teamsClient } from '../../support/teams-client.ts';
import { useTestDatabase } from '../../support/test-database.ts';

/** A bot process with the people of the drill, and with files of its own that may be changed under its hands. */
export function useOwnHouse() {
  const database = useTestDatabase();
  let connector: FakeConnector;
  let bot: BotProcess | undefined;
  beforeEach(async () => {
    connector = await startFakeConnector();
  });
  afterEach(async () => {
    await bot?.kill();
    bot = undefined;
    await database().database.query(`drop schema if exists ${database().schema}_jobs cascade`);
    await connector.close();
  });
  const running = (): BotProcess => {
    if (!bot) throw new Error('no bot was started');
    return bot;
  };
  const client = (person: string = randomUUID()) =>
    teamsClient({ botUrl: running().url, connector, tenant, person });
  return {
    ...{ database, bot: running, client },
    connector: () => connector,
    /** Resolves once it is ready. Ended with the test. `entry` is the file that Node runs, otherwise the source. */
    start: async (env: NodeJS.ProcessEnv, entry?: string): Promise<void> => {
      bot = await startBotProcess(inject('databaseUrl'), database().schema, env, entry);
    },
    files: () => {
      const project = copyProject();
      const organisation = join(project.root, 'organisation.yaml');
      writeOrganisation(organisation);
      const whole = readFileSync(organisation, 'utf8');
      const env = { ORGANISATION_FILE: organisation, CONTENT_DIR: project.root, LOG_LEVEL: 'info' };
      const write = (text: string) => writeFileSync(organisation, text);
      return { ...{ project, organisation, whole, env, write } };
    },
    /** The danger card's one tap, by somebody new. */
    raise: async () => {
      const clinician = client();
      await clinician.type('start');
      await clinician.type('danger');
      await clinician.press('escalate');
      return clinician;
    },
    ready: async () => {
      const response = await fetch(`${running().url}/readyz`);
      return { status: response.status, ...((await response.json()) as object) };
    },
  };
}
