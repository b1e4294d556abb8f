import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordFile } from '../../src/content/schema/record.ts';
import { projectRoot } from '../support/content.ts';
import { content } from './support/write.ts';

const { record } = content;
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).toSorted();

test('every route and every caution has one row: left out would mean in no record, and nobody would know', () => {
  expect(ids(record.routes)).toEqual(ids(content.routes));
  expect(ids(record.cautions)).toEqual(ids(content.cautions));
});

test('every id that the file names is known', () => {
  const cues = [...content.cues['may-harm'], ...content.cues['may-be-harmed']].map(({ id }) => id);
  for (const { id } of [...record['own-cues'], ...record.injuries]) expect(cues).toContain(id);
  for (const { id } of record['rules-apart']) expect(ids(content.rules)).toContain(id);
  for (const { code, route } of record.codes) {
    expect(content.codes.codes.map((known) => known.code)).toContain(code);
    if (route) expect(ids(content.routes)).toContain(route);
  }
});

test('the words of record.json are plain ASCII', () => {
  const text = readFileSync(join(projectRoot, 'locales/en-GB/record.json'), 'utf8');
  expect(text).toMatch(/^[\n -~]*$/);
});

const row = { source: 'sop 7', sheets: ['person-causing-harm'] };
const accepts = (part: object) =>
  recordFile.safeParse({
    ...{
      routes: [],
      cautions: [],
      codes: [],
      'rules-apart': [],
      'own-cues': [],
      injuries: [],
      checklist: [],
    },
    ...part,
  }).success;

test.each(['person-causing-harm', 'either-side'])(
  'no edit of the file can put MARAC or DASH onto %s',
  (sheet) => {
    const there = { ...row, sheets: [sheet] };
    expect(accepts({ routes: [{ id: 'organisation-lead', as: 'action', ...there }] })).toBe(true);
    expect(accepts({ routes: [{ id: 'marac', as: 'action', ...there }] })).toBe(false);
    expect(accepts({ cautions: [{ id: 'do-not-use-victim-information', as: 'list', ...there }] })).toBe(
      false,
    );
    expect(accepts({ 'rules-apart': [{ id: 'dash-threshold', ...there }] })).toBe(false);
    for (const code of ['978091000000105', '886191000000108', '429746005', '758941000000108'])
      expect(accepts({ codes: [{ code, fact: 'always', mark: 'recorded', ...there }] })).toBe(false);
  },
);

test('a code follows from one thing', () => {
  expect(accepts({ codes: [{ code: '758599003', mark: 'recorded', ...row }] })).toBe(false);
  const both = { route: 'specialist-service', fact: 'always' };
  expect(accepts({ codes: [{ code: '758599003', ...both, mark: 'recorded', ...row }] })).toBe(false);
});
