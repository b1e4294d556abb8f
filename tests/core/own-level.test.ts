import { expect, test } from 'vitest';
import { assess } from '../../src/core/assessment/assess.ts';
import { type Facts, nothingKnown } from '../../src/core/enquiry/facts.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const told = (factors: Record<string, string>, ownLevel?: Facts['ownLevel']): Facts => ({
  ...nothingKnown,
  answers: { opening: { pathway: 'may-harm', overlays: [], timing: 'afterwards' }, factors },
  ...(ownLevel && { ownLevel }),
});
const lowered = { level: 'standard', reason: 'the separation was amicable', against: 'medium' } as const;

test('a lowering stands beside what the rules say, and takes no route away', () => {
  const plain = assess(content, told({ separation: 'yes' }));
  const own = assess(content, told({ separation: 'yes' }, lowered));
  expect(plain.level).toBe('medium');
  expect(own).toMatchObject({ level: 'medium', own: { level: 'standard', reason: lowered.reason } });
  expect(own.routes).toEqual(plain.routes);
});

test('a lowering falls once something worse is told than when it was made', () => {
  const worse = assess(content, told({ separation: 'yes', strangulation: 'yes' }, lowered));
  expect(worse.level).toBe('high');
  expect(worse.own).toBeUndefined();
});

test('a raised level brings the routes of that level', () => {
  const raised = assess(content, told({ separation: 'yes' }, { level: 'high', reason: '' }));
  expect(raised.routes).toContain('icb-named-professional');
});
