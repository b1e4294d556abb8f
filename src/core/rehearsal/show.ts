import type { Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import { scenarioOf } from './conversation.ts';
import type { MoveId } from './moves.ts';
import { type RehearsalSnapshot, roomOf } from './snapshots.ts';
import { movesThatCount, type Transcript } from './transcript.ts';
import type { DebriefView, ReadAs, RehearsalAt, RehearsalViews, ScenarioLine, TalkView } from './views.ts';
import { whichHint } from './which-hint.ts';
import { isHarmful } from './which-moves-matter.ts';

/** A rehearsal as a turn holds it. */
export type RehearsalState = { id: string; step: number; snapshot: RehearsalSnapshot };

export const showList = (rehearsal: Rehearsal, inHand: RehearsalState | undefined): RehearsalViews => ({
  kind: 'rehearsals',
  scenarios: rehearsal.scenarios.map(lineOf),
  waiting: inHand && { rehearsal: atOf(inHand), scenario: inHand.snapshot.context.scenario ?? '' },
});

const lineOf = (scenario: Scenario): ScenarioLine => ({
  ...{ id: scenario.id, difficulty: scenario.difficulty, 'warns-of': scenario['warns-of'] },
});
const atOf = ({ id, step }: RehearsalState): RehearsalAt => ({ rehearsal: id, step });

/** What a rehearsal shows where it stands. */
export function showRehearsal(rehearsal: Rehearsal, state: RehearsalState): RehearsalViews {
  const { context } = state.snapshot;
  const scenario = scenarioOf(rehearsal, context.scenario ?? '');
  if (!scenario) return showList(rehearsal, undefined);
  const transcript = context.talk?.transcript;
  switch (roomOf(state.snapshot)) {
    case 'briefing':
      return { kind: 'rehearsal-briefing', rehearsal: atOf(state), scenario: lineOf(scenario) };
    case 'conversation':
      if (transcript) return showTalk(rehearsal, scenario, atOf(state), transcript, context.hinted);
      break;
    case 'debrief':
      if (transcript) return showDebrief(rehearsal, scenario, atOf(state), transcript);
      break;
    case 'paused':
      return { kind: 'rehearsal-paused', rehearsal: atOf(state), scenario: scenario.id };
    case 'closed':
      return { kind: 'rehearsal-closed', scenario: scenario.id };
    case 'choosing':
      break;
  }
  return showList(rehearsal, undefined);
}

const sourceOf = ({ moves }: Rehearsal, move: MoveId): string =>
  moves.find(({ id }) => id === move)?.source ?? '';

function readAsOf({ turns }: Transcript): ReadAs | undefined {
  const last = turns.at(-1);
  if (!last) return undefined;
  const { moves, because, corrected } = last;
  return { turn: turns.length - 1, moves, because, corrected };
}

function showTalk(
  rehearsal: Rehearsal,
  scenario: Scenario,
  at: RehearsalAt,
  transcript: Transcript,
  hinted: boolean,
): TalkView {
  const { level, turns, opening } = transcript;
  const last = turns.at(-1);
  const coached = level === 'coached';
  const readAs = level === 'exam' ? undefined : readAsOf(transcript);
  const harmful = coached && last ? movesThatCount(last).filter(isHarmful) : [];
  const hint = coached && hinted ? whichHint(rehearsal, scenario, transcript) : undefined;
  return {
    ...{ kind: 'rehearsal-talk', rehearsal: at, scenario: scenario.id, level, first: turns.length === 0 },
    lines: (last ?? opening).reply,
    ...(readAs && { readAs }),
    openly: coached,
    harmful: harmful.map((move) => ({ move, source: sourceOf(rehearsal, move) })),
    ...(hint && { hint }),
    canHint: coached && !hinted,
  };
}

function showDebrief(
  rehearsal: Rehearsal,
  scenario: Scenario,
  at: RehearsalAt,
  transcript: Transcript,
): DebriefView {
  const { level, turns, ending } = transcript;
  const kind = ending?.kind ?? 'stopped';
  const harmful = turns.flatMap((turn, i) =>
    movesThatCount(turn)
      .filter(isHarmful)
      .map((move) => ({ move, turn: i, source: sourceOf(rehearsal, move) })),
  );
  const first = ({ move }: { move: MoveId }) => (move === 'reveal-victim' ? 0 : 1);
  return {
    ...{ kind: 'rehearsal-debrief', rehearsal: at, scenario: scenario.id, level, ending: kind },
    lines: kind === 'stopped' ? [] : (turns.at(-1)?.reply ?? []),
    still: rehearsal.common.endings.find(({ id }) => id === kind)?.still ?? [],
    harmful: harmful.toSorted((a, b) => first(a) - first(b)),
    found: turns.flatMap(({ told }) => told).length,
    of: scenario.facts.length,
    readAs: kind === 'goodbye' ? readAsOf(transcript) : undefined,
  };
}
