import { expect, test } from 'vitest';
import { people } from '../../scripts/drill/organisation.ts';
import { until } from '../escalation/support/whole-house.ts';
import { useOwnHouse } from './support/own-house.ts';

const house = useOwnHouse();

test('a running bot takes over what is right and goes on with the old one where it is not', async () => {
  const { project, organisation, whole, env, write } = house.files();
  await house.start(env);
  const { said, hangUp } = house.bot();
  const [lena, dev] = [house.client(people.lena.entra), house.client(people.dev.entra)];
  for (const lead of [lena, dev]) await lead.arrive();

  /** Raises one; out: who of the two is paged first. */
  const pages = (lead: typeof lena) =>
    house.connector().received.filter((one) => one.made && one.conversation === lead.conversation).length;
  const raise = async () => {
    const before = { lena: pages(lena), dev: pages(dev) };
    await house.raise();
    return until('a page', () =>
      pages(lena) > before.lena ? 'lena' : pages(dev) > before.dev ? 'dev' : undefined,
    );
  };
  const times = (event: string) => said().split(`"event":"${event}"`).length - 1;
  const reload = async (event: string) => {
    const before = times(event);
    hangUp();
    await until(event, () => times(event) > before);
  };

  expect(await raise()).toBe('lena');

  const devOnCall = whole.replace('person: lena}', 'person: dev}');
  write(devOnCall);
  await reload('reloaded');
  expect(await raise()).toBe('dev');

  write(whole.slice(0, whole.length / 2));
  await reload('reload-refused');
  expect(said()).toContain(`"file":"${organisation}"`);
  expect(await raise()).toBe('dev');
  expect(await house.ready()).toMatchObject({ status: 200, ok: true, organisation: 'ok', reload: 'failed' });

  const inHand = house.client();
  await inHand.type('start');
  inHand.fill({ pathway: 'may-harm', timing: 'afterwards' });
  await inHand.press('answer');
  write(devOnCall);
  const line = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
  await reload('reload-refused');
  expect(said()).toContain(`"file":"dialogs/outcomes/rules.yaml","line":${line}`);
  await inHand.type('services');
  expect(await raise()).toBe('dev');

  project.edit('dialogs/outcomes/rules.yaml', /police-99(?!9)/, 'police-999');
  project.append('dialogs/codes.yaml', '# another version');
  await reload('reloaded');
  expect(await house.ready()).toMatchObject({ status: 200, ok: true, reload: 'ok' });
  await inHand.type('summary');
  expect(inHand.words()).toContain('Askwell has been updated since you began this enquiry.');
});

test.each<[string, (given: ReturnType<typeof house.files>) => string]>([
  [
    'an organisation file that is half written',
    ({ whole, write, organisation }) => {
      write(whole.slice(0, whole.indexOf('chain: standard')));
      return `${organisation}:1 `;
    },
  ],
  [
    'an organisation file that names nobody it knows',
    ({ whole, write, organisation }) => {
      write(whole.replace('person: lena}', 'person: lennart}'));
      const line = whole.split('\n').findIndex((text) => text.includes('person: lena}')) + 1;
      return `${organisation}:${line} unknown person "lennart"`;
    },
  ],
  [
    'content with an unknown id',
    ({ project }) => {
      const line = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
      return `dialogs/outcomes/rules.yaml:${line} unknown route "police-99"`;
    },
  ],
  [
    'words that are half written',
    ({ project }) => {
      const line = project.edit('locales/en-GB/chrome.json', /(?<="carried-over": )"/, '');
      return `locales/en-GB/chrome.json:${line}`;
    },
  ],
])('%s is refused at start, by its file and line', async (_, spoil) => {
  const given = house.files();
  const place = spoil(given);
  await expect(house.start(given.env)).rejects.toThrow(place);
});
