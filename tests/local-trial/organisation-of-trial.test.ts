import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { organisationOfTrial } from '../../scripts/local/organisation-of-trial.ts';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import { projectRoot } from '../support/content.ts';

const folder = mkdtempSync(join(tmpdir(), 'organisation-of-trial-'));
afterAll(() => rmSync(folder, { recursive: true }));

const original = join(projectRoot, 'deploy', 'local', 'organisation.yaml');
const service = 'http://127.0.0.1:50001/_connector';

test('the copy differs in the place of the channel and in nothing else', () => {
  const { organisation: copy } = loadOrganisation(organisationOfTrial(original, folder, service));
  const { organisation: before } = loadOrganisation(original);
  if (!copy || !before) throw new Error('the organisation of the trial is not right');
  expect(copy.channels.leads).toEqual({ ...before.channels.leads, 'service-url': service });
  expect({ ...copy, channels: 0, version: 0 }).toEqual({ ...before, channels: 0, version: 0 });
});

test('what is wrong is named by the line of the file that people change', () => {
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'name: Somewhere\nname: Somewhere else\n');
  expect(() => organisationOfTrial(broken, folder, service)).toThrow(/broken\.yaml:2 /);
});
