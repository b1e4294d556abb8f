import { join } from 'node:path';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import type { Organisation } from '../../src/content/schema/organisation.ts';
import { projectRoot } from './content.ts';

/** A small invented organisation (organisation.yaml beside this file), through the loader that the bot uses. */
export function testOrganisation(): Organisation {
  const { organisation, problems } = loadOrganisation(join(projectRoot, 'tests/support/organisation.yaml'));
  if (!organisation) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return organisation;
}

export const testTenant = '11111111-2222-4333-8444-555555555555';
