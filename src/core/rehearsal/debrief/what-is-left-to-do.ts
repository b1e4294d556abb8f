import type { Finds, Rehearsal } from '../../../content/schema/rehearsal.ts';
import { scenarioOf } from '../conversation.ts';
import { movesThatCount, type Transcript } from '../transcript.ts';

type ToDo = { id: string; source: string };

/**
 * What a clinician would still have to do after such a conversation: what cannot wait first, then what the ending leaves
 * over. Out: ids of `still` in the locale, with their sources.
 */
export function whatIsLeftToDo(
  rehearsal: Rehearsal,
  { scenario: id, turns, ending }: Pick<Transcript, 'scenario' | 'turns' | 'ending'>,
): ToDo[] {
  const { common } = rehearsal;
  const scenario = scenarioOf(rehearsal, id);
  const told = turns.flatMap((turn) => turn.told);
  const facts = scenario?.facts.filter((fact) => told.includes(fact.id)) ?? [];
  const known = [...(scenario ? [scenario.given] : []), ...facts.map(({ finds }) => finds)];
  const made: readonly string[] = turns.flatMap(movesThatCount);
  const first = common['still-first'].filter(
    ({ heard, said }) =>
      (said.length === 0 || said.some((move) => made.includes(move))) &&
      heard.every((group) => known.some((finds) => share(group, finds))),
  );
  const kind = ending?.kind ?? 'stopped';
  const then = common.endings.find((one) => one.id === kind)?.still ?? [];
  return [...first, ...then].map((one) => ({ id: one.id, source: one.source }));
}

const share = (one: Finds, other: Finds): boolean =>
  (Object.keys(one) as (keyof Finds)[]).some((stage) => one[stage].some((id) => other[stage].includes(id)));
