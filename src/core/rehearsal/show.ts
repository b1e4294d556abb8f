import type { Content } from '../../content/content.ts';
import type { Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import { scenarioOf } from './conversation.ts';
import {
  type DebriefPart,
  type DebriefView,
  type LookView,
  showDebrief,
  showPart,
} from './debrief/show-debrief.ts';
import type { MoveId } from './moves.ts';
import { readAsOf } from './read-as.ts';
import { type RehearsalSnapshot, roomOf } from './snapshots.ts';
import { movesThatCount, type Transcript } from './transcript.ts';
import type { RehearsalAt, RehearsalViews, ScenarioLine, TalkView } from './views.ts';
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
export function showRehearsal(content: Content, state: RehearsalState): RehearsalViews {
  const { rehearsal } = content;
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
      if (transcript) return showDebrief(content, atOf(state), transcript, false);
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

/** A part of the debrief; undefined while the conversation goes on. It can be read as long as the rehearsal is kept. */
export function showLook(
  content: Content,
  state: RehearsalState,
  { part, page }: { part: DebriefPart; page: number },
): DebriefView | LookView | undefined {
  const transcript = state.snapshot.context.talk?.transcript;
  if (!transcript?.ending || !scenarioOf(content.rehearsal, transcript.scenario)) return undefined;
  const closed = roomOf(state.snapshot) === 'closed';
  return part === 'overview'
    ? showDebrief(content, atOf(state), transcript, closed)
    : showPart(content, atOf(state), transcript, part, page);
}

const sourceOf = ({ moves }: Rehearsal, move: MoveId): string =>
  moves.find(({ id }) => id === move)?.source ?? '';

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
