import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { projectRoot } from '../support/content.ts';
import { trialFile } from './support/files.ts';

const keys = `test:${Buffer.alloc(32, 7).toString('base64')}`;
const given = { DATABASE_URL: 'postgres://localhost/none', ASKWELL_KEYS: keys };

test('outside the trial the process refuses to start without an organisation file, in a plain sentence', () => {
  expect(() => readConfig(given, projectRoot)).toThrow(
    'ORGANISATION_FILE is missing: without it nobody would be told of an escalation.',
  );
});

test('a path counts from the project, wherever the process was started', () => {
  const { organisationFile } = readConfig({ ...given, ORGANISATION_FILE: 'deploy/ours.yaml' }, projectRoot);
  expect(organisationFile).toBe(join(projectRoot, 'deploy/ours.yaml'));
});

test('the trial has its own, unless another is given', () => {
  const local = { ...given, ASKWELL_MODE: 'local' };
  expect(readConfig(local, projectRoot).organisationFile).toBe(trialFile);
  const other = readConfig({ ...local, ORGANISATION_FILE: '/etc/askwell/ours.yaml' }, projectRoot);
  expect(other.organisationFile).toBe('/etc/askwell/ours.yaml');
});
