import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../../scripts/build/bundle.ts';
import { people } from '../../scripts/drill/organisation.ts';
import { contentFiles } from '../../src/content/content.ts';
import { keptUnder } from '../../src/content/parsed-before.ts';
import { readYaml } from '../../src/content/read-yaml.ts';
import { until } from '../escalation/support/whole-house.ts';
import { useOwnHouse } from '../keepers/support/own-house.ts';
import { projectRoot } from '../support/content.ts';

// Built here, from the code as it stands: a bundle that somebody left in dist/ proves nothing.
const folder = mkdtempSync(join(tmpdir(), 'askwell-bundle-'));
let entry = '';
beforeAll(async () => {
  entry = await bundle(join(folder, 'dist'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const house = useOwnHouse();
const bundled = (name: string) => readFileSync(join(dirname(entry), name), 'utf8');
const textOf = (name: string) => readFileSync(join(projectRoot, name), 'utf8');

test('it needs no package beside it but those that do without', () => {
  const asked = [...bundled('run.cjs').matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name);
  const packages = new Set(asked.filter((name = '') => !name.startsWith('.') && !isBuiltin(name)));
  // Each is tried, and its absence caught, by the package that would like to have it; none of them is in the lockfile.
  const lockfile = Object.keys(JSON.parse(textOf('package-lock.json')).packages);
  expect([...packages].filter((name) => lockfile.includes(`node_modules/${name}`))).toEqual([]);
  expect(packages.size).toBeLessThan(6);
});

test('every file of content is there as it was read, and every migration', () => {
  const scenarios = readdirSync(join(projectRoot, 'dialogs', 'rehearsal', 'scenarios')).map(
    (name) => `rehearsal/scenarios/${name}`,
  );
  const names = [
    ...Object.keys(contentFiles),
    ...scenarios,
    'rehearsal/moves.yaml',
    'rehearsal/persona.yaml',
  ];
  for (const name of names.map((one) => `dialogs/${one}`)) {
    const { source } = readYaml(join(projectRoot, name), name);
    expect(JSON.parse(bundled(`yaml/${keptUnder(textOf(name))}`)), name).toEqual(source?.value);
  }
  expect(readdirSync(join(dirname(entry), 'migrations'))).toEqual(
    readdirSync(join(projectRoot, 'src', 'store', 'migrations')),
  );
});

test('it starts, takes turns, pages a lead, takes over what is right and refuses what is not', async () => {
  const { project, env, organisation } = house.files();
  await house.start({ ...env, METRICS_PORT: '0' }, entry);
  const lena = house.client(people.lena.entra);
  await lena.arrive();
  const messages = () =>
    house.connector().received.filter((one) => one.made && one.conversation === lena.conversation).length;
  const before = messages();
  const clinician = await house.raise();
  await until('a page', () => messages() > before);
  await clinician.type('services');
  expect(clinician.words()).not.toBe('');

  const times = (event: string) => house.bot().said().split(`"event":"${event}"`).length - 1;
  const reload = async (event: string) => {
    const soFar = times(event);
    house.bot().hangUp();
    await until(event, () => times(event) > soFar);
  };
  // The line is one of a file that nobody touched, which the bundle has not read as YAML.
  const line = project.find('dialogs/outcomes/rules.yaml', /police-999/);
  project.edit('dialogs/outcomes/routes.yaml', /(?<=id: )police-999(?=,)/, 'police-998');
  await reload('reload-refused');
  expect(house.bot().said()).toContain(`"file":"dialogs/outcomes/rules.yaml","line":${line}`);
  project.edit('dialogs/outcomes/routes.yaml', /(?<=id: )police-998(?=,)/, 'police-999');
  project.append('dialogs/codes.yaml', '# another version');
  await reload('reloaded');
  expect(await house.ready()).toMatchObject({ status: 200, ok: true, reload: 'ok' });
  expect(house.bot().said()).not.toContain(organisation);
  expect(house.bot().said()).not.toContain('warning-of-node');
  expect(await house.bot().stop()).toBe(0);
});

test('it refuses to start with content that is not right, by file and line', async () => {
  const { project, env } = house.files();
  const line = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
  await expect(house.start(env, entry)).rejects.toThrow(
    `dialogs/outcomes/rules.yaml:${line} unknown route "police-99"`,
  );
});
