import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHazards } from '../../scripts/hazards/read-hazards.ts';
import { logPath, renderLog } from '../../scripts/hazards/render-log.ts';
import { likelihoods, ratingOf, severities } from '../../scripts/hazards/risk-matrix.ts';
import { listTests, missingTests } from '../../scripts/hazards/tests-there.ts';
import { projectRoot } from '../support/content.ts';
import { projectWith, smallLog } from './support/small-log.ts';

describe('the hazard log of the project', () => {
  const read = readHazards(projectRoot);
  const hazards = 'hazards' in read ? read.hazards : [];

  test('has the form that it needs, and forty hazards or more', () => {
    expect(read.problems).toEqual([]);
    expect(hazards.length).toBeGreaterThanOrEqual(40);
  });

  test('counts on no test that is not there', () => {
    const named = 'named' in read ? read.named : [];
    expect(named.length).toBeGreaterThan(100);
    expect(missingTests(named, listTests(projectRoot))).toEqual([]);
  });

  test('is as docs/safety/hazard-log.md shows it (else: npm run hazards)', () =>
    expect(readFileSync(join(projectRoot, logPath), 'utf8')).toBe(renderLog(hazards)));
});

test('what is rendered names each hazard, test, gap and role', () => {
  const read = readHazards(projectWith(smallLog));
  const log = renderLog('hazards' in read ? read.hazards : []);
  for (const part of [
    '| HAZ-02 | Somebody is told twice | 2 | 1 | 1 |',
    '**Before controls:** 3 (major, medium likelihood). **After:** 2 (major, very low likelihood).',
    '  - `tests/one.test.ts`: %s: sent once',
    '- The lead is trained *No test: training*',
    '- a count',
    'clinical safety officers of both',
  ])
    expect(log).toContain(part);
  expect(log.indexOf('| HAZ-01')).toBeLessThan(log.indexOf('| HAZ-02'));
});

test('a hazard that is worse or likelier is never rated less', () => {
  for (const [l, likelihood] of likelihoods.entries())
    for (const [s, severity] of severities.entries()) {
      const worse = severities[s + 1];
      const likelier = likelihoods[l + 1];
      const rating = ratingOf({ severity, likelihood });
      expect([1, 2, 3, 4, 5]).toContain(rating);
      if (worse) expect(ratingOf({ severity: worse, likelihood })).toBeGreaterThanOrEqual(rating);
      if (likelier) expect(ratingOf({ severity, likelihood: likelier })).toBeGreaterThanOrEqual(rating);
    }
});
