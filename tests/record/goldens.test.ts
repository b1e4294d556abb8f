import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/core/enquiry/facts.ts';
import { whichRecords } from '../../src/core/record/which-records.ts';
import { consultations } from './support/consultations.ts';
import { content, write } from './support/write.ts';

const folder = join(import.meta.dirname, 'goldens');

/** All records of a consultation, with what stands beside them, as one text to read. */
function asRead(facts: Facts, done: readonly string[] = []): string {
  const records = whichRecords(content, facts).map((kind) => {
    const { title, sheet, text, continued, withheld, checklist } = write(facts, kind, done);
    return [
      `######## ${kind} (${sheet}): ${title}`,
      ...[text, ...continued].flatMap((entry) => [
        '',
        entry,
        '',
        `-------- end of entry, ${entry.length} characters`,
      ]),
      ...withheld.map((line) => `left out: ${line}`),
      ...checklist.map((line) => `check: ${line}`),
    ].join('\n');
  });
  return `${records.join('\n\n')}\n`;
}

test.each(Object.entries(consultations))(
  'the records of "%s" are as they were read',
  (name, { facts, done }) => {
    const file = join(folder, `${name}.txt`);
    const written = asRead(facts, done);
    if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, written);
    expect(written).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  },
);

test('no golden is left over', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    Object.keys(consultations)
      .map((name) => `${name}.txt`)
      .toSorted(),
  );
});
