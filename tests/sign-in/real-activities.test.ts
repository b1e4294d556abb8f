import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { expect, test } from 'vitest';
import { whyNot } from '../../src/channel/who-may-speak.ts';
import { projectRoot } from '../support/content.ts';
import { clientTenant } from '../support/teams-client.ts';

const folder = join(projectRoot, 'tests/fixtures/activities');
const doorOf = (local: boolean) => ({ tenants: () => [clientTenant], addresses: { local, hosts: [] } });
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(files)('%s, as it was really sent, is let in where it belongs and nowhere else', (name) => {
  const activity = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Activity;
  const local = !name.startsWith('teams-');
  expect(whyNot(activity, doorOf(local))).toBeUndefined();
  expect(whyNot(activity, doorOf(!local))).toBe('service-address-not-listed');
});
