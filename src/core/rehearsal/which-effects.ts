import type { Circumstance, Effect, Rehearsal, Scenario } from '../../content/schema/rehearsal.ts';
import { changed, type Disposition, type Mind, moodOf } from './mind.ts';
import type { MoveId } from './moves.ts';

type Setting = { rehearsal: Rehearsal; scenario: Scenario };
type Holds = (setting: Setting, mind: Mind) => boolean;

/** Whether a circumstance that the content names holds. Content picks them by name; it carries no expressions. */
const holds: Readonly<Record<Circumstance, Holds>> = {
  open: ({ rehearsal }, mind) => moodOf(rehearsal, mind) === 'open',
  'not-open': ({ rehearsal }, mind) => moodOf(rehearsal, mind) !== 'open',
  shut: ({ rehearsal }, mind) => moodOf(rehearsal, mind) === 'shut',
  early: ({ rehearsal }, mind) => mind.turns < rehearsal.persona['early-turns'],
  late: ({ rehearsal }, mind) => mind.turns >= rehearsal.persona['early-turns'],
  'listened-to': (_, mind) => wasListenedTo(mind),
  'not-listened-to': (_, mind) => !wasListenedTo(mind),
  'limits-set': (_, mind) => mind.limits !== undefined,
  'limits-not-set': (_, mind) => mind.limits === undefined,
  'secrecy-promised': (_, mind) => mind.heard.includes('promise-secrecy'),
  comfortable: (_, mind) => mind.comfortable,
  'nothing-told': (_, mind) => mind.told.length === 0,
  'something-told': (_, mind) => mind.told.length > 0,
};

const wasListenedTo = (mind: Mind) => mind.heard.includes('listen') || mind.heard.includes('validate');

/** Ten kindnesses in one breath win no more than two of them would: nobody can be talked into trust. */
const mostTrustATurn = 1.5;
/** Trust comes slower the more there is of it, and the last of the defensiveness stays longest. */
const damped = (trust: number, of: number) => (trust > 0 ? trust * (1 - of / 11) : trust);
const eased = (by: number, of: number) => (by < 0 ? by * Math.min(1, 0.2 + of / 6) : by);

/**
 * How the patient is after the moves of one utterance. A move's first row whose circumstances hold counts, the
 * scenario's own rows before those of persona.yaml; a move without a row changes nothing.
 */
export function afterMoves(setting: Setting, mind: Mind, moves: readonly MoveId[]): Disposition {
  const rows = [...setting.scenario.effects, ...setting.rehearsal.persona.effects];
  const effects = moves.flatMap((move) => {
    const row = rows.find(
      (effect) => effect.move === move && effect.when.every((name) => holds[name](setting, mind)),
    );
    return row ? [row] : [];
  });
  const sum = (of: keyof Disposition) => effects.reduce((points, effect: Effect) => points + effect[of], 0);
  const { trust, defensiveness } = mind.disposition;
  return changed(mind.disposition, {
    trust: damped(Math.min(mostTrustATurn, sum('trust')), trust),
    defensiveness: eased(sum('defensiveness'), defensiveness),
    shame: sum('shame'),
    energy: sum('energy') - setting.rehearsal.persona['energy-each-turn'],
  });
}
