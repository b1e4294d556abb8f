import { join } from 'node:path';
import { loadWords } from '../../../src/content/words.ts';
import type { Facts } from '../../../src/core/enquiry/facts.ts';
import { type RecordKind, recordKinds } from '../../../src/core/record/record.ts';
import { recordText } from '../../../src/core/record/record-text.ts';
import { projectRoot, realContent } from '../../support/content.ts';

export const content = realContent();
export const { t: say } = (await loadWords(join(projectRoot, 'locales'))).wordsFor('en-GB');
export const at = { startedAt: '2026-11-20T14:05:00Z', writtenAt: '2026-11-20T14:32:00Z' };

export const write = (facts: Facts, kind: RecordKind, done: readonly string[] = []) =>
  recordText(content, facts, { kind, done }, say, at);

/** Every text of a record: what is pasted, without what stands beside it. */
export const pasted = (facts: Facts, kind: RecordKind) => {
  const { text, continued } = write(facts, kind);
  return [text, ...continued].join('\n');
};

export { recordKinds };
