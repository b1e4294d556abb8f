import type { Scenario, ScenarioFact, Way } from '../../content/schema/rehearsal.ts';
import type { Mind } from './mind.ts';
import type { MoveId } from './moves.ts';

/** Told early that some things cannot stay private, a patient knows where they are: it takes a little less trust to tell. */
const honestyHelps = 1;

const names = (way: Way, move: MoveId) => way.moves.includes(move);
export const isAbout = (fact: ScenarioFact, move: MoveId): boolean =>
  fact.needs.some((way) => names(way, move));

/** Whether a way to a fact is open, whatever is asked. */
function isOpen(way: Way, mind: Mind): boolean {
  const { trust, defensiveness } = mind.disposition;
  const least = way.trust - (mind.limits === 'early' ? honestyHelps : 0);
  return (
    trust >= least &&
    defensiveness <= way.defensiveness &&
    way.after.every((fact) => mind.told.includes(fact)) &&
    (way.topic === undefined || way.topic === mind.topic)
  );
}

/** The facts that a move may bring out and that were not told yet; those that go on with the present topic come first. */
export function untoldAbout({ facts }: Scenario, mind: Mind, move: MoveId): ScenarioFact[] {
  const untold = facts.filter((fact) => !mind.told.includes(fact.id) && isAbout(fact, move));
  const here = (fact: ScenarioFact) => fact.topic === mind.topic;
  return [...untold.filter(here), ...untold.filter((fact) => !here(fact))];
}

/** What the patient tells when this is asked or said now, if anything. */
export const toldBy = (scenario: Scenario, mind: Mind, move: MoveId): ScenarioFact | undefined =>
  untoldAbout(scenario, mind, move).find((fact) =>
    fact.needs.some((way) => names(way, move) && isOpen(way, mind)),
  );

/** What the patient only hints at: asked about, not yet told, not hinted at before. What must come first is told first. */
export const hintedBy = (scenario: Scenario, mind: Mind, move: MoveId): ScenarioFact | undefined =>
  untoldAbout(scenario, mind, move).find(
    (fact) =>
      fact.hint > 0 &&
      !mind.hinted.includes(fact.id) &&
      fact.needs.some((way) => names(way, move) && way.after.every((id) => mind.told.includes(id))),
  );

/** What slips out when somebody simply listens. */
export const volunteered = ({ facts }: Scenario, mind: Mind): ScenarioFact | undefined =>
  facts.find(
    (fact) =>
      fact.volunteers &&
      fact.hint > 0 &&
      ![...mind.told, ...mind.hinted].includes(fact.id) &&
      fact.needs.some((way) => way.after.every((id) => mind.told.includes(id))),
  );

/** Told or not, what a move is about once all that must come before was told: beyond it there is nothing to get round. */
export const factsWithinReach = ({ facts }: Scenario, mind: Mind, move: MoveId): ScenarioFact[] =>
  facts.filter((fact) =>
    fact.needs.some((way) => names(way, move) && way.after.every((id) => mind.told.includes(id))),
  );
