import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ContentError } from '../../src/content/problem.ts';
import { type AllWords, loadWords } from '../../src/content/words.ts';
import { temporaryFolder } from './support/project-copy.ts';

const english = {
  hello: 'Hello {{name}}',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  commands: ['danger', 'help'],
  group: { inner: 'Inner' },
};

function localesWith(files: Record<string, unknown>): string {
  const folder = temporaryFolder();
  for (const [name, words] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), typeof words === 'string' ? words : JSON.stringify(words));
  }
  return folder;
}

describe('words', () => {
  let all: AllWords;
  beforeEach(async () => {
    all = await loadWords(
      localesWith({ 'en-GB/chrome.json': english, 'cy/chrome.json': { hello: 'Helo {{name}}' } }),
    );
  });

  test('are given with their values, not escaped', () => {
    const { t } = all.wordsFor('en-GB');
    expect(t('chrome:hello', { name: 'Tom & <Jo>' })).toBe('Hello Tom & <Jo>');
    expect(t('chrome:days', { count: 1 })).toBe('1 day');
    expect(t('chrome:days', { count: 3 })).toBe('3 days');
  });

  test('are filled in anew each time', () => {
    const { t } = all.wordsFor('en-GB');
    expect([t('chrome:hello', { name: 'Tom' }), t('chrome:hello', { name: 'Jo' })]).toEqual([
      ...['Hello Tom', 'Hello Jo'],
    ]);
    expect(() => t('chrome:hello', {})).toThrow('no value for {{name}}');
    expect(() => t('chrome:hello', { count: 2 })).toThrow('no value for {{name}}');
  });

  test('leave what a clinician typed as it is', () => {
    const { t } = all.wordsFor('en-GB');
    expect(t('chrome:hello', { name: '$t(chrome:group.inner) {{count}}' })).toBe(
      'Hello $t(chrome:group.inner) {{count}}',
    );
  });

  test('throw rather than show a raw key, a group, a list or a gap', () => {
    const { t, list } = all.wordsFor('en-GB');
    expect(() => t('chrome:helo')).toThrow('no words for "chrome:helo" (en-GB)');
    expect(() => t('hello', { name: 'x' })).toThrow('no words for');
    expect(() => t('chrome:helo', { count: 2 })).toThrow('no words for "chrome:helo" (en-GB)');
    expect(() => list('chrome:helo')).toThrow('no words for');
    expect(() => t('chrome:group')).toThrow('is not one text');
    expect(() => t('chrome:commands')).toThrow('is not one text');
    expect(() => t('chrome:hello')).toThrow('no value for {{name}}');
    expect(() => list('chrome:group')).toThrow('is not a list');
    expect(() => list('chrome:hello')).toThrow();
  });

  test('know what is there', () => {
    const { has, list } = all.wordsFor('en-GB');
    expect([has('chrome:hello'), has('chrome:commands'), has('chrome:group'), has('chrome:helo')]).toEqual([
      ...[true, true, false, false],
    ]);
    expect(list('chrome:commands')).toEqual(['danger', 'help']);
    expect(all.wordsFor('cy').has('chrome:group.inner')).toBe(true);
    expect(all.wordsFor('cy').has('chrome:helo')).toBe(false);
  });

  test('fall back to British English', () => {
    expect(all.wordsFor('cy-GB').locale).toBe('cy');
    expect(all.wordsFor('cy').t('chrome:hello', { name: 'Jo' })).toBe('Helo Jo');
    expect(all.wordsFor('cy').t('chrome:group.inner')).toBe('Inner');
    expect(all.wordsFor('en-US').locale).toBe('en-GB');
    expect(all.wordsFor('').t('chrome:group.inner')).toBe('Inner');
  });

  test('two sets do not share anything', async () => {
    const other = await loadWords(localesWith({ 'en-GB/chrome.json': { hello: 'Hi' } }));
    expect(other.wordsFor('en-GB').t('chrome:hello')).toBe('Hi');
    expect(all.wordsFor('en-GB').t('chrome:hello', { name: 'Jo' })).toBe('Hello Jo');
  });
});

test('a file that is not JSON, or no English at all, stops the load', async () => {
  await expect(loadWords(localesWith({ 'en-GB/chrome.json': '{ "a": "b", }' }))).rejects.toThrow(
    ContentError,
  );
  await expect(loadWords(localesWith({ 'cy/chrome.json': english }))).rejects.toThrow('locales/en-GB:1');
});
