import type { Content } from '../../content/content.ts';
import type { Sheet } from '../../content/schema/record.ts';
import { answerTo, type Facts, householdOf, pathwayOf, timingOf } from '../enquiry/facts.ts';
import type { RecordKind } from './record.ts';

/**
 * The records that an enquiry can be written into, the patient's own first (briefing 5; sop appendix 1).
 * The other person's only where somebody concerned is registered here. A child's wherever a child is known of: whether
 * the child is registered here is for the clinician to see (the household entry does not tell a child from an adult).
 * An unborn child has no record yet. Preparing records nothing.
 */
export function whichRecords(_content: Content, facts: Facts): readonly RecordKind[] {
  const pathway = pathwayOf(facts);
  if (pathway === undefined || timingOf(facts) === 'preparing') return [];
  const other = householdOf(facts).includes('other-person-is-our-patient');
  const child: readonly RecordKind[] = childKnownOf(facts) ? ['child'] : [];
  switch (pathway) {
    case 'may-harm':
      return ['person-causing-harm', ...(other ? (['person-harmed'] as const) : []), ...child];
    case 'may-be-harmed':
      return ['person-harmed', ...(other ? (['person-causing-harm'] as const) : []), ...child];
    case 'unclear':
      return ['person-harmed', 'person-causing-harm', ...child];
  }
}

function childKnownOf(facts: Facts): boolean {
  return (
    ['child-under-18', 'baby-under-one'].some((id) => householdOf(facts).includes(id)) ||
    answerTo(facts, 'prompting', 'children-affected') === 'yes' ||
    answerTo(facts, 'direct', 'assault-in-front-of-children') === 'yes' ||
    answerTo(facts, 'factors', 'child-contact-conflict') === 'yes' ||
    answerTo(facts, 'immediate-safety', 'children-whereabouts-safe') === 'no'
  );
}

/**
 * The sheet on which a record of some kind is written. When it is not clear who harms whom, the patient who was seen
 * has the sheet that either side may read; the other person's record never carries anything.
 */
export function sheetFor(facts: Facts, kind: RecordKind): Sheet {
  if (kind !== 'person-harmed') return kind;
  const pathway = pathwayOf(facts);
  if (pathway === 'unclear') return 'either-side';
  return pathway === 'may-be-harmed' ? 'person-harmed' : 'person-harmed-not-seen';
}
