import type { Content } from '../../content/content.ts';
import type { Organisation } from '../../content/schema/organisation.ts';

/**
 * The content with the organisation's own thresholds instead of those in dialogs/. Other thresholds are another version:
 * a session that was begun under the old ones is then continued with a notice, as after any change of content.
 */
export function withPolicy(content: Content, { policy: local }: Organisation): Content {
  const policy = {
    dashTicks: local['dash-ticks'],
    policeCallouts12Months: local['police-callouts'],
    followUpWorkingDays: local['follow-up-working-days'],
  };
  const { dashTicks, policeCallouts12Months, followUpWorkingDays } = content.policy;
  const same =
    policy.dashTicks === dashTicks &&
    policy.policeCallouts12Months === policeCallouts12Months &&
    policy.followUpWorkingDays === followUpWorkingDays;
  if (same) return content;
  const thresholds = `${policy.dashTicks}-${policy.policeCallouts12Months}-${policy.followUpWorkingDays}`;
  return { ...content, policy, version: `${content.version}-${thresholds}` };
}
