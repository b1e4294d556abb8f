import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { blocksToRun } from '../../scripts/proof/run-blocks.ts';
import { openDatabase } from '../../src/store/database.ts';
import { projectRoot } from '../support/content.ts';

const name = `deploy_${randomBytes(6).toString('hex')}`;
const server = openDatabase(inject('databaseUrl'), 'public');
const address = new URL(inject('databaseUrl'));

// As the document tells to make it: a user who owns one database and may do nothing else.
beforeAll(async () => {
  await server.query(`create role ${name} login password '${name}'`);
  await server.query(`create database ${name} owner ${name}`);
  address.username = name;
  address.password = name;
  address.pathname = `/${name}`;
});
afterAll(async () => {
  await server.query(`drop database ${name} with (force)`);
  await server.query(`drop role ${name}`);
  await server.end();
});

/** Runs the proof to its end. */
async function prove(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/proof-deploy.ts')], {
    env: { ...process.env, PROOF_DATABASE_URL: address.href, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  return { code, said };
}

test('the document, word for word, ends in two replicas through which an enquiry and an escalation went', {
  timeout: 240_000,
}, async () => {
  const { code, said } = await prove({});
  expect(said).toContain('to the record text and the end');
  expect(said).toContain('told, acknowledged, taken on, advised, closed');
  expect(said).toMatch(/Steps taken by each replica: 1\d and 1\d; tokens fetched: 2/);
  expect([code, said.includes('does what it says')]).toEqual([0, true]);
});

test('a command that fails is noticed, and nothing goes on behind it', { timeout: 120_000 }, async () => {
  const { code, said } = await prove({ PATH: '/usr/bin:/bin', FIRST: 'no-port' });
  expect(code).toBe(1);
  expect(said).toContain('does not do what it says');
  expect(said).not.toContain('Ready');
});

test('the blocks that are run are those that are marked, and most of those for one machine are', () => {
  const text = readFileSync(join(projectRoot, 'docs/deploy.md'), 'utf8');
  expect(blocksToRun(text).length).toBeGreaterThanOrEqual(5);
  expect(blocksToRun('a\n```sh run\none\ntwo\n```\n```sh\nthree\n```\n```sh run\nfour\n')).toEqual([
    { line: 3, commands: 'one\ntwo\n' },
  ]);
});
