import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { offered, readAppWords } from '../../scripts/app-package/app-words.ts';
import { buildPackage } from '../../scripts/app-package/build-package.ts';
import { checkLanguage, checkManifest } from '../../scripts/app-package/check-manifest.ts';
import { languageFile, manifestOf } from '../../scripts/app-package/manifest.ts';
import { type AppSettings, readAppSettings } from '../../scripts/app-package/settings.ts';
import { readText } from '../../src/channel/which-words-typed.ts';
import { loadWords } from '../../src/content/words.ts';
import { projectRoot } from '../support/content.ts';
import { filesFor } from './support/settings-file.ts';

const example = join(projectRoot, 'deploy/teams/app.example.yaml');
const settings = readAppSettings(example);
let files: Record<string, Uint8Array>;
let manifest: ReturnType<typeof manifestOf>;
beforeAll(async () => {
  files = unzipSync(await buildPackage(settings));
  manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
});

test('the package holds the manifest and both icons, and fits the schema', () => {
  expect(Object.keys(files).sort()).toEqual(['colour.png', 'manifest.json', 'outline.png']);
  expect(checkManifest(manifest)).toEqual([]);
  expect(manifest.bots[0]?.botId).toBe(settings['bot-id']);
});

test('the same files give the same package, byte for byte', async () => {
  expect(Buffer.from(await buildPackage(settings)).equals(Buffer.from(await buildPackage(settings)))).toBe(
    true,
  );
});

test('every command that Teams offers is one that the bot understands when it is typed', async () => {
  const words = (await loadWords(join(projectRoot, 'locales'))).wordsFor('en-GB');
  const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
  expect(commands.map(({ title }) => readText(title, words))).toEqual(
    offered.map((command) => ({ kind: 'command', command })),
  );
  expect(commands.length).toBeLessThanOrEqual(12);
});

test('icons are as large as Teams wants; the outline is white on nothing', () => {
  const size = (name: string) => {
    const png = Buffer.from(files[name] ?? new Uint8Array());
    return [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)];
  };
  expect(size('colour.png')).toEqual(['PNG', 192, 192]);
  expect(size('outline.png')).toEqual(['PNG', 32, 32]);
  const outline = readFileSync(join(projectRoot, 'deploy/teams/outline.svg'), 'utf8');
  expect([...outline.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour)).not.toContain(
    '#000',
  );
  expect(new Set([...outline.matchAll(/#\w+/g)].map(([colour]) => colour))).toEqual(new Set(['#fff']));
});

describe('broken, it says what is wrong', () => {
  test.each<[string, (broken: Record<string, unknown>) => void, string]>([
    ['no bot id', (m) => delete (m.bots as { botId?: string }[])[0]?.botId, 'must have required property'],
    ['a name too long', (m) => Object.assign(m.name as object, { short: 'x'.repeat(31) }), '/name/short'],
    ['a field of its own', (m) => Object.assign(m, { colour: 'blue' }), '"colour"'],
    [
      'an address that is none',
      (m) => Object.assign(m.developer as object, { privacyUrl: 'askwell.example' }),
      '/developer/privacyUrl',
    ],
    ['a thirteenth command', (m) => commandsOf(m).push(...commandsOf(m).slice(0, 1)), '/commands'],
    ['another schema', (m) => Object.assign(m, { manifestVersion: '1.5' }), '/manifestVersion'],
  ])('%s', (_, breakIt, said) => {
    const broken = structuredClone(manifest) as unknown as Record<string, unknown>;
    breakIt(broken);
    const problems = checkManifest(broken);
    expect(problems.join('\n')).toContain(said);
    expect(problems.every((problem) => problem.startsWith('manifest.json: '))).toBe(true);
  });

  const commandsOf = (m: Record<string, unknown>) =>
    (m.bots as (typeof manifest)['bots'])[0]?.commandLists[0]?.commands ?? [];

  test.each<[string, string, string, RegExp]>([
    ['a bot id that is none', 'bot-id: 0f6c2f0a', 'bot-id: zz6c2f0a', /:9: .*GUID/],
    ['an address without https', 'privacy-url: https', 'privacy-url: http', /privacy-url.*https/],
    ['a version in words', 'version: 0.2.0', 'version: newest', /version/],
    ['a key that nobody knows', 'version: 0.2.0', 'version: 0.2.0\nsize: large', /"size"/],
    ['a developer name that Teams cuts', 'Levels and Mendip PCN', 'x'.repeat(33), /"name" is too long/],
  ])('the settings: %s, by file and line', (_, from, to, said) => {
    const path = filesFor(readFileSync(example, 'utf8').replace(from, to));
    expect(() => readAppSettings(path)).toThrow();
    try {
      readAppSettings(path);
    } catch (error) {
      const { problems } = error as { problems: { file: string; line: number; message: string }[] };
      const told = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n');
      expect(told).toMatch(said);
    }
  });
});

test('own words of an organisation stand in place of Askwell’s', async () => {
  const own: AppSettings = { ...settings, name: { short: 'Ask', full: 'Ask well' } };
  const { base } = await readAppWords();
  expect(manifestOf(own, base, []).name).toEqual({ short: 'Ask', full: 'Ask well' });
});

test('another language gets a file of its own, which fits its schema', async () => {
  const { base } = await readAppWords();
  const file = languageFile({ ...base, name: { short: 'Askwell', full: 'Askwell: gofyn yn dda' } });
  expect(checkLanguage('cy-gb.json', file)).toEqual([]);
  expect(checkLanguage('cy-gb.json', { ...file, 'name.short': 7 })).not.toEqual([]);
  expect(checkManifest(manifestOf(settings, base, ['cy-gb']))).toEqual([]);
});
