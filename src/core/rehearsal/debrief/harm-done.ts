import type { Disposition } from '../mind.ts';
import type { MoveId } from '../moves.ts';
import { hashOf, type LineId } from '../which-line.ts';
import { isHarmful } from '../which-moves-matter.ts';
import type { Seen } from './seen.ts';

/**
 * A harmful move, and what it did here. `better`: which of the better lines of the locale, any number: the reader takes it
 * modulo. `silent`: turns from this one on in which nothing more was told although there was more; `toTheEnd`: to the end.
 */
export type Harm = {
  move: MoveId;
  turn: number;
  source: string;
  said: string;
  answer: readonly LineId[];
  before: Disposition;
  after: Disposition;
  silent: number;
  toTheEnd: boolean;
  better: number;
};

/** Every harmful move that counts. Giving away what somebody said comes first, whenever it was; the rest as they came. */
export function harmDone({ rehearsal, scenario, transcript, turns }: Seen): Harm[] {
  const harms = turns.flatMap(({ counted, said, reply, disposition }, turn) =>
    counted.filter(isHarmful).map((move): Harm => {
      const next = turns.slice(turn).findIndex(({ told }) => told.length > 0);
      const toldBefore = turns.slice(0, turn).flatMap(({ told }) => told).length;
      const nothingLeft = toldBefore >= scenario.facts.length;
      return {
        ...{ move, turn, said, answer: reply, after: disposition },
        source: rehearsal.moves.find(({ id }) => id === move)?.source ?? '',
        before: turns[turn - 1]?.disposition ?? transcript.start,
        silent: nothingLeft ? 0 : next < 0 ? turns.length - turn : next,
        toTheEnd: next < 0 && !nothingLeft,
        better: hashOf(`${transcript.seed} ${move} ${turn}`),
      };
    }),
  );
  const given = (harm: Harm) => harm.move === 'reveal-victim';
  return [...harms.filter(given), ...harms.filter((harm) => !given(harm))];
}
