import type { Content } from '../../content/content.ts';
import { type AskingStage, askingStages } from '../../content/schema/enquiry.ts';
import { assess, type Factor } from '../assessment/assess.ts';
import { asksHarming, cuesOf, type Facts, timingOf } from '../enquiry/facts.ts';
import { isUnsafeToAsk, whyNotSafeToAsk } from '../enquiry/is-it-safe-to-ask.ts';
import { raisedFactors } from '../enquiry/raised-factors.ts';
import { cardWith } from '../enquiry/which-cards.ts';
import { childOrUnbornInHousehold } from '../enquiry/which-stages.ts';
import type { Draft } from './read-inputs.ts';
import { isInContent, reasonFor, wordsFor } from './reasons.ts';
import type { At, MissingCard, Notice, Reason, SummaryView } from './views.ts';

/** The summary: what the rules say and why, what is present, absent and NOT KNOWN, who to involve, what is missing. */
export function showSummary(
  content: Content,
  facts: Facts,
  at: At,
  soFar: boolean,
  problems: readonly Notice[] = [],
  draft?: Draft,
): SummaryView {
  const assessment = assess(content, facts);
  const raised = raisedFactors(content, facts);
  const words = (id: string) => wordsFor(content, facts, { stage: 'factors', id });
  const factors = (test: (factor: Factor) => boolean): Reason[] =>
    assessment.factors
      .filter(test)
      .map(({ id, answer }) =>
        answer === 'unsure' || answer === 'declined' ? { words: words(id), answer } : { words: words(id) },
      );
  const pick = <T extends { id: string }>(all: readonly T[], ids: readonly string[]) =>
    all.filter(({ id }) => ids.includes(id));

  return {
    kind: 'summary',
    at,
    soFar,
    preparing: timingOf(facts) === 'preparing',
    level: assessment.level,
    incomplete: assessment.incomplete,
    own: assessment.own,
    problems,
    ...(draft?.own && { draft: draft.own }),
    ...(draft?.held && { held: draft.held }),
    rules: assessment.rules.map(({ because, ...rule }) => ({
      ...rule,
      because: because.map((evidence) => reasonFor(content, facts, evidence)),
    })),
    routes: pick(content.routes, assessment.routes).map(({ id, source, services }) => ({
      id,
      source,
      services: pick(content.services, services),
    })),
    cautions: pick(content.cautions, assessment.cautions),
    unsafe: isUnsafeToAsk(content, facts) ? whyNotSafeToAsk(content, facts) : [],
    present: [...factors(({ answer }) => answer === 'yes'), ...otherEvidence(content, facts)],
    absent: factors(({ answer }) => answer === 'no'),
    notKnown: factors(({ answer }) => answer !== 'yes' && answer !== 'no'),
    bothSaid: [
      ...facts.setAside.map((id) => ({ id, now: 'present' as const })),
      ...assessment.factors
        .filter(({ id, answer }) => answer === 'no' && raised.has(id))
        .map(({ id }) => ({ id, now: 'absent' as const })),
    ].flatMap(({ id, now }) => {
      const by = raised.get(id);
      return by ? [{ words: words(id), because: { words: wordsFor(content, facts, by) }, now }] : [];
    }),
    missing: missingCards(content, facts, assessment.missing),
    notes: notesInWords(content, facts),
    whoElse: asksHarming(facts) && childOrUnbornInHousehold(facts, content),
  };
}

/** What was told besides the factors and can be evidence: yes to a prompting or direct question, a cue that counts. */
function otherEvidence(content: Content, facts: Facts): Reason[] {
  const stages: AskingStage[] = ['prompting', 'direct'];
  const answered = stages.flatMap((stage) =>
    Object.entries(facts.answers[stage] ?? {})
      .filter(([, answer]) => answer === 'yes')
      .map(([id]) => ({ stage, id })),
  );
  const cues = cuesOf(facts).map((id) => ({ stage: 'cues', id }));
  return [...answered, ...cues]
    .filter((evidence) => isInContent(content, evidence))
    .map((evidence) => ({ words: wordsFor(content, facts, evidence) }));
}

/** What is missing, gathered by the card that asks it, so that one tap goes there; without a card where danger cut it. */
function missingCards(
  content: Content,
  facts: Facts,
  missing: readonly { stage: string; id: string }[],
): MissingCard[] {
  const cards = new Map<string, { stage: AskingStage; card: number | undefined; words: string[] }>();
  for (const evidence of missing) {
    const card = cardWith(content, facts, evidence.id);
    const key = card ? `${card.place.stage}:${card.place.card}` : evidence.stage;
    const stage = (card?.place.stage ?? evidence.stage) as AskingStage;
    const entry = cards.get(key) ?? { stage, card: card?.place.card, words: [] };
    entry.words.push(wordsFor(content, facts, evidence));
    cards.set(key, entry);
  }
  return [...cards.values()];
}

/** A note is named by its stage or its question, also where danger or another pathway no longer asks that question. */
export function notesInWords(content: Content, facts: Facts): { words: string; text: string }[] {
  const spoken: Partial<Record<AskingStage, readonly { id: string }[]>> = {
    'immediate-safety': content.immediateSafety,
    screening: [...content.screening['may-be-harmed'], ...content.screening['may-harm']],
    prompting: [...content.prompting['may-be-harmed'], ...content.prompting['may-harm']],
    direct: content.direct,
    motivation: content.motivation,
  };
  return Object.entries(facts.notes).map(([id, text]) => {
    if (askingStages.some((stage) => stage === id)) return { words: `enquiry:stages.${id}.title`, text };
    const stage = askingStages.find((one) => spoken[one]?.some((question) => question.id === id));
    return { words: stage ? wordsFor(content, facts, { stage, id }) : 'chrome:ask.note', text };
  });
}
