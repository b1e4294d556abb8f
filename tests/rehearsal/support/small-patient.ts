import {
  moods,
  occasions,
  type Rehearsal,
  type Scenario,
  scenarioFile,
} from '../../../src/content/schema/rehearsal.ts';
import type { Patient } from '../../../src/core/rehearsal/answering.ts';
import { type Mind, mindAtFirst } from '../../../src/core/rehearsal/mind.ts';
import { type MoveId, moveIds } from '../../../src/core/rehearsal/moves.ts';
import type { Answered } from '../../../src/core/rehearsal/transcript.ts';
import { answer } from '../../../src/core/rehearsal/which-reply.ts';
import { realContent } from '../../support/content.ts';

const source = 'sop 8.9';
const { rehearsal: real } = realContent();

/** A patient with four facts and a row of its own for every move, so that a test can say what must follow from what. */
export const smallScenario: Scenario = scenarioFile.parse({
  ...{ id: 'small', source, order: 99, difficulty: 'first', 'warns-of': ['violence'] },
  disposition: { trust: 4, defensiveness: 4, shame: 2, energy: 9 },
  opening: { topic: 'work', hints: [] },
  facts: [
    { id: 'home', source, topic: 'home', needs: [{ moves: ['ask-household'] }] },
    {
      id: 'shouts',
      source,
      topic: 'temper',
      needs: [{ moves: ['ask-behaviour'], trust: 3, defensiveness: 6 }],
    },
    {
      ...{ id: 'pushed', source, topic: 'temper', shame: 2 },
      needs: [{ moves: ['ask-behaviour', 'listen'], trust: 4, defensiveness: 5, after: ['shouts'] }],
    },
    {
      ...{ id: 'afraid', source, topic: 'partner', volunteers: true },
      needs: [
        { moves: ['ask-fear'], trust: 8, defensiveness: 4 },
        { moves: ['ask-household'], trust: 9, after: ['pushed'] },
      ],
    },
  ],
  replies: [...moveIds, ...occasions].flatMap((to) =>
    moods.map((mood) => ({ id: `${to}-${mood}`, to: [to], mood: [mood] })),
  ),
  memories: [
    { id: 'promised', source, of: 'promise-secrecy', on: ['set-limits'], trust: -3, defensiveness: 3 },
    { id: 'shouted', source, 'of-fact': 'shouts', on: ['ask-change'] },
    { id: 'never-said', source, without: 'set-limits', on: ['explain-next-steps'] },
  ],
  endings: (['goodbye', 'tired', 'out-of-time', 'walked-out'] as const).map((kind) => ({ kind, id: kind })),
});

export const smallRehearsal: Rehearsal = { ...real, scenarios: [smallScenario] };
export const patient: Patient = { rehearsal: smallRehearsal, scenario: smallScenario, seed: 7 };

/** What comes of saying some things one after the other, from a first mind that the test may change. */
export function talked(
  said: readonly (readonly MoveId[])[],
  changes: Partial<Mind> = {},
): { minds: Mind[]; answers: Answered[]; last: Answered; rows: string[] } {
  let mind: Mind = { ...mindAtFirst(smallScenario), ...changes };
  const minds: Mind[] = [];
  const answers: Answered[] = [];
  for (const moves of said) {
    const next = answer(patient, mind, moves);
    mind = next.mind;
    minds.push(mind);
    answers.push(next.answered);
  }
  const last = answers.at(-1);
  if (!last) throw new Error('nothing was said');
  return { minds, answers, last, rows: last.reply.map(rowOf) };
}

/** "replies.listen-open" of a line's id. */
export const rowOf = (line: string): string => line.replace(/^.*:/, '').replace(/#\d+$/, '');
