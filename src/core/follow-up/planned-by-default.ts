import type { Content } from '../../content/content.ts';
import { assess } from '../assessment/assess.ts';
import type { Facts } from '../enquiry/facts.ts';
import type { Day } from './days.ts';
import { inWorkingDays, nextWorkingDay } from './working-days.ts';

/**
 * The day on which to come back to a patient who could not be asked, did not tell, or keeps away from help; undefined
 * where the guidance asks for none. It does not wait for the clinician to think of it (sop 2.12; dhr 3.5).
 * With danger, or a level of immediate, it is the next working day.
 */
export function plannedByDefault(content: Content, facts: Facts, today: Day): Day | undefined {
  const { routes, cautions, level, own } = assess(content, facts);
  if (!routes.includes('safe-follow-up') && !cautions.includes('non-engagement-needs-follow-up'))
    return undefined;
  const urgent = facts.danger !== undefined || level === 'immediate' || own?.level === 'immediate';
  return urgent ? nextWorkingDay(today) : inWorkingDays(today, content.policy.followUpWorkingDays);
}
