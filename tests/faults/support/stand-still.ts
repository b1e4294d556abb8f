import type { Passing } from '../../support/tcp-proxy.ts';
import type { FaultHouse } from './fault-house.ts';
import { type KindOfTurn, kindsOfTurn, type Prepared } from './kinds-of-turn.ts';

/**
 * Where a turn is when its process is killed. `at` is how far it has come through what it asks of the database, from 0,
 * its first question, to 1, the one that makes it last. "asking": the question never arrives. "told": PostgreSQL did what it was asked, and
 * the answer never arrives. "sending" and "sent": before and after the connector has made the message. "noting": the
 * person has the answer, and the note that it is out never arrives.
 */
export type Moment = { at: number; when: 'asking' | 'told' } | { when: 'sending' | 'sent' | 'noting' };
export type Point = { kind: KindOfTurn; moment: Moment };
export type Standing = Prepared & { name: string; expected: string; turnsBefore: number };

export const nameOf = ({ kind, moment }: Point): string =>
  `${kind}, ${moment.when}${'at' in moment ? ` at ${moment.at}` : ''}`;

type OfTurn = {
  /** This question, or the answer to it, makes the turn last: its write, or the commit where it has a transaction. */
  commits: boolean;
};

/**
 * Tells the questions of one turn, and their answers, from those of the workers, who ask all the time: a turn's name the
 * person, or stand in a transaction where they were named. Its write (keep-turn) or the commit after it ends it.
 */
function ofTurn(person: string): (passing: Passing) => OfTurn | undefined {
  const inTurn = new Set<number>();
  let keeping: number | undefined;
  let committing = false;
  let over = false;
  return ({ way, pool, words, connection, ends }) => {
    if (!pool || over) return undefined;
    if (way === 'question') {
      if (words.includes(person)) inTurn.add(connection);
      if (!inTurn.has(connection)) return undefined;
      if (/keep.turn/.test(words)) keeping = connection;
      committing ||= keeping === connection && (ends || /commit/.test(words));
      return { commits: committing && keeping === connection };
    }
    if (!inTurn.has(connection)) return undefined;
    if (ends) inTurn.delete(connection);
    over = committing && keeping === connection;
    return { commits: over };
  };
}

export function createStandStill(house: FaultHouse) {
  const measured = new Map<string, Promise<{ questions: number; shown: string }>>();
  const held = new Set<number>();
  const prepare = (kind: KindOfTurn): Promise<Prepared> => kindsOfTurn[kind](house);

  /** How many questions a turn of this kind asks, and what it then shows. Measured once, on a turn that is left alone. */
  const measure = (kind: KindOfTurn) => {
    const known = measured.get(kind) ?? measureNow(kind);
    measured.set(kind, known);
    return known;
  };
  async function measureNow(kind: KindOfTurn): Promise<{ questions: number; shown: string }> {
    const turn = await prepare(kind);
    const isOf = ofTurn(turn.teams.person);
    let questions = 0;
    house.proxy().decideBy((passing) => {
      if (isOf(passing) && passing.way === 'question') questions += 1;
      return 'pass';
    });
    const { status } = await turn.act();
    house.proxy().decideBy(undefined);
    if (status !== 200 || (await turn.done()) !== 1 || questions === 0)
      throw new Error(`left alone, ${kind} comes to ${status} and ${questions} questions`);
    return { questions, shown: turn.shown() };
  }

  function catchInDatabase(
    person: string,
    isThere: (seen: number, commits: boolean) => boolean,
    when: 'asking' | 'told',
    stands: () => void,
  ): void {
    const isOf = ofTurn(person);
    let seen = -1;
    let caught = false;
    house.proxy().decideBy((passing) => {
      if (held.has(passing.connection)) return 'hold';
      const of = caught ? undefined : isOf(passing);
      if (!of) return 'pass';
      if (passing.way === 'question') seen += 1;
      if (passing.way !== (when === 'asking' ? 'question' : 'answer') || !isThere(seen, of.commits))
        return 'pass';
      caught = true;
      held.add(passing.connection);
      stands();
      return 'hold';
    });
  }

  function catchNote(stands: () => void): void {
    house.proxy().decideBy(({ way, words, connection }) => {
      const isNote = way === 'question' && /note.(many.)?sent/.test(words);
      if (!isNote) return held.has(connection) ? 'hold' : 'pass';
      held.add(connection);
      stands();
      return 'hold';
    });
  }

  function catchAtConnector(conversation: string, when: 'sending' | 'sent', stands: () => void): void {
    house.connector().misbehaveBy((asked) => {
      if (asked.conversation !== conversation) return undefined;
      stands();
      return { status: when === 'sending' ? 'hang' : 'hang-after' };
    });
  }

  /** Takes the turn as far as its point, and leaves it there. Out: false where it went by. */
  async function goes(turn: Prepared, moment: Moment, questions: number): Promise<boolean> {
    const caught = new Promise<void>((stands) => {
      const { person, conversation } = turn.teams;
      if ('at' in moment) {
        const which = Math.floor(moment.at * (questions - 1));
        const isThere = (seen: number, commits: boolean) => (moment.at === 1 ? commits : seen === which);
        catchInDatabase(person, isThere, moment.when, stands);
      } else if (moment.when === 'noting') catchNote(stands);
      else catchAtConnector(conversation, moment.when, stands);
    });
    const over = turn.act().then(
      () => 'over',
      () => 'cut off',
    );
    // The answer is out before it is noted, or waits for the note: either way it stands.
    if (moment.when === 'noting') await caught;
    return moment.when === 'noting' || (await Promise.race([caught.then(() => 'stands'), over])) === 'stands';
  }

  return {
    /** As it was before anything was held. */
    letGo: (): void => {
      house.proxy().decideBy(undefined);
      house.connector().behave();
      held.clear();
    },
    /**
     * Brings several turns to their points, so that one kill ends all of them. Everybody is prepared before the first one
     * stands still: what stands may hold what the others need.
     */
    bring: async (points: readonly Point[]): Promise<Standing[]> => {
      const ready = [];
      for (const point of points) {
        const { questions, shown } = await measure(point.kind);
        ready.push({ point, questions, expected: shown, turn: await prepare(point.kind) });
      }
      const standing: Standing[] = [];
      for (const { point, questions, expected, turn } of ready) {
        const name = nameOf(point);
        const turnsBefore = await house.turnsOf(turn.teams);
        if (!(await goes(turn, point.moment, questions))) throw new Error(`it went by: ${name}`);
        standing.push({ ...turn, name, expected, turnsBefore });
      }
      return standing;
    },
  };
}
