import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { projectRoot } from '../support/content.ts';
import { bicepOf, readBicep } from './support/read-bicep.ts';

const folder = join(projectRoot, 'deploy/azure');
const files = globSync('**/*.bicep', { cwd: folder });
const read = (name: string) => readBicep(join(folder, name));
const app = read('modules/app.bicep').text;
const each = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

test('there are files to check, and a mistake in one would be seen', () => {
  expect(files.length).toBeGreaterThanOrEqual(9);
  expect(bicepOf("param a string = 'b'\n").mistakes).toEqual([]);
  expect(bicepOf("resource a 'b@c' = {\n  name: 'd'\n").mistakes).not.toEqual([]);
});

test.each(files)('%s is read without a mistake', (file) => {
  expect(read(file).mistakes).toEqual([]);
});

test.each(files)('in %s every parameter and every output says what it is', (file) => {
  const { params, outputs } = read(file);
  expect([...params, ...outputs].filter(({ described }) => !described)).toEqual([]);
});

test.each(files)('%s gives out no secret, and takes each password as one', (file) => {
  const { params, outputs } = read(file);
  const secret = /password|secret|key|connection/i;
  expect(outputs.filter(({ name, text }) => secret.test(name) || /listKeys|Password/.test(text))).toEqual([]);
  expect(params.filter(({ name, secure }) => /password|secret/i.test(name) !== secure)).toEqual([]);
});

test.each(files)('%s names dated versions of resources', (file) => {
  for (const resource of read(file).resources)
    expect(resource).toMatch(/^Microsoft\.\w+(\/\w+)+@20\d\d-\d\d-\d\d(-preview)?$/);
});

test.each(files)('the modules that %s brings in are there, and get what they ask for', (file) => {
  for (const { from, params } of read(file).modules) {
    const module = join(dirname(join(folder, file)), from);
    expect(existsSync(module), from).toBe(true);
    const asked = readBicep(module).params;
    const names = asked.map(({ name }) => name);
    expect(
      params.filter((name) => !names.includes(name)),
      from,
    ).toEqual([]);
    expect(
      asked.filter(({ name, hasDefault }) => !hasDefault && !params.includes(name)),
      from,
    ).toEqual([]);
  }
});

test('every module is brought in', () => {
  const brought = read('main.bicep').modules.map(({ from }) => basename(from));
  expect(brought.toSorted()).toEqual(globSync('*.bicep', { cwd: join(folder, 'modules') }).toSorted());
});

test('the example of parameters sets what main.bicep has, each once, and no secret', () => {
  const example = readFileSync(join(folder, 'main.parameters.example.bicepparam'), 'utf8');
  expect(each(/^param (\w+) =/gm, example).toSorted()).toEqual(
    read('main.bicep')
      .params.map(({ name }) => name)
      .toSorted(),
  );
  expect(each(/^param \w*[Pp]assword = (\w+)\(/gm, example)).toEqual(['readEnvironmentVariable']);
});

test('with the settings that the template gives, the bot starts', () => {
  const given = each(/^ {14}name: '(\w+)'$/gm, app);
  const values: Record<string, string> = {
    ...{ DATABASE_URL: 'postgres://a@b/c', MicrosoftAppId: 'a', MicrosoftAppTenantId: 'b' },
    ...{ ASKWELL_KEYS: `a:${Buffer.alloc(32).toString('base64')}`, PORT: '3978' },
    ...Object.fromEntries(
      [...app.matchAll(/name: '(\w+)'\n {14}value: '([^'$]*)'/g)].map((m) => [m[1], m[2]]),
    ),
  };
  expect(given).toEqual(expect.arrayContaining(['DATABASE_URL', 'ASKWELL_KEYS', 'ORGANISATION_FILE']));
  const config = readConfig(Object.fromEntries(given.map((name) => [name, values[name]])), projectRoot);
  expect(config).toMatchObject({ mode: 'production', host: '0.0.0.0', port: 3978, metrics: undefined });
  expect(config.bot).toMatchObject({
    appId: 'a',
    appType: 'UserAssignedMSI',
    tenantId: 'b',
    appPassword: '',
  });
  // Told to stop, it gives notice, then has nine seconds (src/run.ts).
  const grace = Number(each(/terminationGracePeriodSeconds: (\d+)/g, app)[0]);
  expect(grace * 1000).toBeGreaterThan(config.drainNoticeMs + 9_000 + 5_000);
  // The notice is longer than the time from one look at /readyz to the next.
  const readiness = app.slice(app.indexOf("'Readiness'"));
  expect(config.drainNoticeMs).toBeGreaterThan(Number(each(/periodSeconds: (\d+)/g, readiness)[0]) * 1000);
});

test('secrets come from the vault by the identity, and the template holds none', () => {
  expect(each(/secretRef: '([\w-]+)'/g, app).toSorted()).toEqual(each(/secrets\/([\w-]+)'/g, app).toSorted());
  expect(app).not.toMatch(/^\s+value: .*(postgres:|base64|password)/im);
});

test('two to ten replicas, asked at the addresses that the bot has', () => {
  expect([...each(/minReplicas: (\d+)/g, app), ...each(/maxReplicas: (\d+)/g, app)]).toEqual(['2', '10']);
  expect(new Set(each(/path: '(\/[\w]+)'/g, app))).toEqual(new Set(['/healthz', '/readyz']));
});

test('every event that an alert waits for is one that the bot writes', () => {
  const events = each(/"([a-z-]+)"/g, read('modules/alerts.bicep').text);
  const lines = readFileSync(join(projectRoot, 'src/log/lines.ts'), 'utf8');
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter((event) => !new RegExp(`^  '?${event}'?: `, 'm').test(lines))).toEqual([]);
});
