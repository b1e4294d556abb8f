import { expect, test } from 'vitest';
import { assess } from '../../src/core/assessment/assess.ts';
import { nothingKnown } from '../../src/core/enquiry/facts.ts';
import { withPolicy } from '../../src/core/organisation/with-policy.ts';
import { realContent } from '../support/content.ts';
import { exampleFile, organisationIn } from './support/files.ts';

const content = realContent();
const organisation = organisationIn(exampleFile);
const local = { ...organisation, policy: { ...organisation.policy, 'dash-ticks': 12, 'police-callouts': 4 } };

const rulesAt = (ticks: number, calls: number, here = content) => {
  const judgement = { 'dash-ticks': ticks, 'police-callouts-12-months': calls };
  const answers = { opening: { pathway: 'may-be-harmed' }, judgement };
  return assess(here, { ...nothingKnown, answers }).rules.map(({ id }) => id);
};

test('the thresholds of the organisation are those that count', () => {
  const here = withPolicy(content, local);
  expect(rulesAt(12, 0)).not.toContain('dash-threshold');
  expect(rulesAt(12, 0, here)).toContain('dash-threshold');
  expect(rulesAt(11, 0, here)).not.toContain('dash-threshold');
  expect(rulesAt(0, 3)).toContain('potential-escalation');
  expect(rulesAt(0, 3, here)).not.toContain('potential-escalation');
  expect(rulesAt(0, 4, here)).toContain('potential-escalation');
});

test('other thresholds are another version of the content; the same ones are not', () => {
  expect(withPolicy(content, local).version).not.toBe(content.version);
  expect(withPolicy(content, organisation)).toEqual(content);
  const sooner = { ...organisation, policy: { ...organisation.policy, 'follow-up-working-days': 1 } };
  expect(withPolicy(content, sooner).version).not.toBe(content.version);
  expect(withPolicy(content, sooner).policy.followUpWorkingDays).toBe(1);
});
