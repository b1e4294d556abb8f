import type { Content } from '../../content/content.ts';
import { type AskingStage, askingStages } from '../../content/schema/enquiry.ts';
import { onceFor } from '../once-for.ts';
import {
  asksHarmed,
  asksHarming,
  type Facts,
  nothingKnown,
  overlaysOf,
  type Side,
  timingOf,
} from './facts.ts';
import { raisedFactors } from './raised-factors.ts';

export const answerChoices = ['yes', 'no', 'unsure', 'declined', 'not-asked'] as const;
export const heardChoices = ['concern-heard', 'nothing-heard', 'not-asked'] as const;

/**
 * One question as the conversation puts it.
 * `words` is the key in the locale; `raised` marks a factor that something else already states, `denied` one of those to
 * which somebody said no all the same.
 */
export type Question = {
  id: string;
  stage: AskingStage;
  source: string;
  words: string;
  note: boolean;
  raised?: boolean;
  denied?: boolean;
  beside?: string;
} & (
  | { kind: 'one'; choices: readonly string[]; usual?: string }
  | { kind: 'many'; choices: readonly { id: string; words: string }[] }
  | { kind: 'number'; min: number; max: number }
);

type ById = { id: string; source: string };

/** The questions of one stage, in the order in which they are put; may-be-harmed before may-harm where both apply. */
export function whichQuestions(content: Content, facts: Facts, stage: AskingStage): readonly Question[] {
  if (stage === 'opening') return opening(content, facts);
  const side = asksHarming(facts) ? (asksHarmed(facts) ? 'both' : 'may-harm') : 'may-be-harmed';
  const questions = readyQuestions(content)[side].get(stage) ?? [];
  return stage === 'factors' ? withRaised(content, facts, questions) : questions;
}

/** All but the opening depends on the content and the sides alone: made anew for each turn, it was its dearest thought. */
const readyQuestions = onceFor((content: Content) => {
  const stages = askingStages.filter((stage) => stage !== 'opening');
  const forSides = (...sides: Side[]) =>
    new Map<AskingStage, readonly Question[]>(
      stages.map((stage) => [stage, questionsOf(content, stage, sides)]),
    );
  return {
    'may-harm': forSides('may-harm'),
    'may-be-harmed': forSides('may-be-harmed'),
    both: forSides('may-be-harmed', 'may-harm'),
  };
});

const everythingAsked: Facts = {
  ...nothingKnown,
  answers: { opening: { pathway: 'unclear', overlays: ['fgm'] } },
};

/** Every id that some question offers. What a card brings of these was chosen and not typed. */
export const offeredIds = onceFor(
  (content: Content): ReadonlySet<string> =>
    new Set(
      askingStages
        .flatMap((stage) => whichQuestions(content, everythingAsked, stage))
        .flatMap((question) => {
          if (question.kind === 'number') return [];
          return question.kind === 'one' ? question.choices : question.choices.map(({ id }) => id);
        }),
    ),
);

/** Marks the factors that something else already states. */
function withRaised(content: Content, facts: Facts, factors: readonly Question[]): readonly Question[] {
  const raised = raisedFactors(content, facts);
  if (raised.size === 0) return factors;
  return factors.map((factor) =>
    raised.has(factor.id)
      ? { ...factor, raised: true, denied: facts.answers.factors?.[factor.id] === 'no' }
      : factor,
  );
}

function questionsOf(
  content: Content,
  stage: Exclude<AskingStage, 'opening'>,
  sides: readonly Side[],
): Question[] {
  const answer = (item: ById, key: string = stage): Question => ({
    ...{ id: item.id, source: item.source, stage, words: `${key}.${item.id}`, note: false },
    ...{ kind: 'one', choices: answerChoices, usual: 'not-asked' },
  });
  const spoken = (item: ById, key: string, choices: readonly string[]): Question => ({
    ...{ id: item.id, source: item.source, stage, words: `${key}.${item.id}`, note: true },
    ...{ kind: 'one', choices, usual: 'not-asked' },
  });
  const bothSides = <T>(
    lists: Record<'may-harm' | 'may-be-harmed', readonly T[]>,
    put: (item: T, side: string) => Question,
  ) => sides.flatMap((side) => lists[side].map((item) => put(item, side)));
  const ticks = (
    id: string,
    source: string,
    choices: readonly { id: string; words: string }[],
  ): Question => ({
    ...{ id, source, stage, words: `${stage}.${id}`, note: false, kind: 'many', choices },
  });

  switch (stage) {
    case 'readiness':
      return content.readiness.map((item) => ({
        ...{ id: item.id, source: item.source, stage, words: `readiness.${item.id}`, note: false },
        ...{ kind: 'one', choices: item.choices ?? ['yes', 'no', 'unsure'] },
      }));
    case 'cues': {
      const seen = new Set<string>();
      const choices = sides
        .flatMap((side) => content.cues[side].map((cue) => ({ id: cue.id, words: `cues.${side}.${cue.id}` })))
        .filter((cue) => !seen.has(cue.id) && seen.add(cue.id));
      return [ticks('cues', 'briefing 2; sop 1.8, 8.5', choices)];
    }
    case 'household':
      return [
        ticks(
          'household',
          'briefing 1',
          content.household.map((entry) => ({ id: entry.id, words: `household.${entry.id}` })),
        ),
      ];
    case 'immediate-safety':
      return content.immediateSafety.map((item) => spoken(item, stage, answerChoices));
    case 'screening':
      return bothSides(content.screening, (item, side) => spoken(item, `${stage}.${side}`, heardChoices));
    case 'prompting':
      return bothSides(content.prompting, (item, side) => spoken(item, `${stage}.${side}`, answerChoices));
    case 'direct':
      return content.direct.map((item) => spoken(item, stage, answerChoices));
    case 'motivation':
      return content.motivation.map((item) => spoken(item, stage, heardChoices));
    case 'factors':
      return content.factors.map((factor) => ({
        ...{ ...answer(factor), raised: false, denied: false },
        ...(factor.beside && { beside: factor.beside }),
      }));
    case 'vulnerabilities':
      return [
        ticks(
          'vulnerabilities',
          content.vulnerabilities.source,
          content.vulnerabilities.vulnerabilities.map((v) => ({
            id: v.id,
            words: `vulnerabilities.${v.id}`,
          })),
        ),
      ];
    case 'judgement':
      return content.judgement.map((item): Question => {
        const common = {
          id: item.id,
          source: item.source,
          stage,
          words: `judgement.${item.id}`,
          note: false,
        };
        if (item.kind === 'number') return { ...common, kind: 'number', min: item.min, max: item.max };
        const choices = item.kind === 'choice' ? item.choices : answerChoices;
        return { ...common, kind: 'one', choices, usual: 'not-asked' };
      });
  }
}

function opening(content: Content, facts: Facts): Question[] {
  const common = { stage: 'opening', source: 'briefing 1-2; sop 1, 8', note: false } as const;
  const words = (key: string) => `opening.${key}`;
  const one = (id: string, choices: readonly string[]): Question => ({
    ...common,
    id,
    words: words(id),
    kind: 'one',
    choices,
  });
  const fgm = overlaysOf(facts).includes('fgm') && timingOf(facts) !== 'preparing';
  return [
    one(
      'pathway',
      content.opening.pathways.map((p) => p.id),
    ),
    one(
      'timing',
      content.opening.timings.map((t) => t.id),
    ),
    {
      ...{ ...common, id: 'overlays', words: words('overlays'), kind: 'many' },
      choices: content.opening.overlays.map((o) => ({ id: o.id, words: `overlays.${o.id}` })),
    },
    ...(fgm
      ? content.opening.fgm.map(
          (q): Question => ({ ...one(q.id, ['yes', 'no', 'unsure']), source: q.source }),
        )
      : []),
  ];
}
