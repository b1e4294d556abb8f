import type { Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import type { MoveId } from './moves.ts';
import { movesThatCount, type Transcript } from './transcript.ts';
import type { NextHint } from './views.ts';
import { isAbout } from './which-facts.ts';

/** What the guidance would do next, for a coached trainee who asks; undefined where everything has been done. */
export function whichHint(
  rehearsal: Rehearsal,
  scenario: Scenario,
  { turns }: Transcript,
): NextHint | undefined {
  const done: readonly string[] = turns.flatMap(movesThatCount);
  const last = turns.at(-1);
  if (last?.told.length) return { kind: 'told', source: 'briefing 4; sop 8.13' };
  if (last?.cues.length) return { kind: 'cue', source: 'sop 8.8' };
  const isDone = (moves: readonly string[]) => moves.some((move) => done.includes(move));
  const { expects } = rehearsal.common;
  const next = expects.find(
    ({ moves, after }) =>
      !isDone(moves) && after.every((id) => isDone(expects.find((one) => one.id === id)?.moves ?? [])),
  );
  if (next && next.id !== 'ending') return { kind: 'expected', id: next.id, source: next.source };
  const missed = missedCue(scenario, turns);
  if (missed) return { kind: 'cue', source: 'sop 8.8' };
  return next && { kind: 'expected', id: next.id, source: next.source };
}

/** A hint of the patient that nobody has asked on about since. */
function missedCue(scenario: Scenario, turns: Transcript['turns']): string | undefined {
  const told = turns.flatMap((turn) => turn.told);
  return turns
    .flatMap(({ cues }, i) => cues.map((id) => ({ id, after: turns.slice(i + 1) })))
    .find(({ id, after }) => {
      const fact = scenario.facts.find((one) => one.id === id);
      if (!fact || told.includes(id)) return false;
      return !after.flatMap(movesThatCount).some((move: MoveId) => isAbout(fact, move));
    })?.id;
}
