import type { Content } from '../../content/content.ts';
import { type ResponseSection, responseSections } from '../../content/schema/outcomes.ts';
import {
  asksHarmed,
  cuesOf,
  type Facts,
  householdOf,
  overlaysOf,
  pathwayOf,
  sidesAsked,
} from '../enquiry/facts.ts';
import { isUnsafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import type { At, KnowSection, ResponseSide, View } from './views.ts';

type Condition = (facts: Facts, content: Content) => boolean;

/** The person who may be harmed has told of it; a concern that the clinician only heard is not told yet. */
const wasTold: Condition = (facts, content) =>
  cuesOf(facts).includes('open-disclosure') ||
  content.prompting['may-be-harmed'].some((q) => facts.answers.prompting?.[q.id] === 'yes');

const overlay =
  (...ids: readonly string[]): Condition =>
  (facts) =>
    ids.some((id) => overlaysOf(facts).includes(id));

/** When each section is shown: one chance and "never the family" hold with honour-based abuse and with forced marriage. */
const whenShown: Readonly<Record<ResponseSection, Condition>> = {
  'honour-based': overlay('honour-based', 'forced-marriage'),
  'forced-marriage': overlay('forced-marriage'),
  fgm: overlay('fgm'),
  unclear: (facts) => pathwayOf(facts) === 'unclear',
  'both-patients': (facts) => householdOf(facts).includes('other-person-is-our-patient'),
  'non-disclosure': (facts, content) =>
    asksHarmed(facts) && (isUnsafeToAsk(content, facts) || !wasTold(facts, content)),
};

/** What to say, what not to say and what to know in this enquiry, and nothing that belongs to another. */
export function showResponse(content: Content, facts: Facts, at: At): View {
  return {
    kind: 'response',
    at,
    sides: responseSides(content, facts),
    sections: responseSections
      .filter((section) => whenShown[section](facts, content))
      .map((section) => knowSection(content, section)),
    policy: {
      dashTicks: content.policy.dashTicks,
      policeCallouts: content.policy.policeCallouts12Months,
    },
  };
}

function responseSides(content: Content, facts: Facts): ResponseSide[] {
  const sides = sidesAsked(facts);
  return sides.map((side) => {
    const { say, know, 'do-not': doNot } = content.response[side];
    return { side, say, doNot, know };
  });
}

function knowSection(content: Content, section: ResponseSection): KnowSection {
  const { know, 'do-not': doNot } = content.response[section];
  return { section, know, doNot };
}
