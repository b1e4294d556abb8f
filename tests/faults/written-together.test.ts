import { beforeEach, expect, test } from 'vitest';
import { opened, readiness, saysNotKept, useFaultHouse } from './support/fault-house.ts';

// Turns that are ready at the same time are written in one statement: its connection is everybody's.

const house = useFaultHouse();
beforeEach(() => house.proxy().decideBy(undefined));

/**
 * Six people answer at once. Writes of a single turn stand still until one comes that holds several; what becomes of that
 * is for `meets` to say, once.
 */
async function sixAtOnce(meets: 'question' | 'answer') {
  const everybody = await Promise.all(Array.from({ length: 6 }, () => opened(house.client())));
  let several: number | undefined;
  let cut = false;
  house.proxy().decideBy(({ way, words, connection }) => {
    const turns = /keep-turn(?:s-(\d+))?\0/.exec(words);
    if (turns && turns[1] === undefined) return several === undefined ? 'wait' : 'pass';
    if (turns && several === undefined) {
      several = connection;
      house.proxy().goOn();
    }
    if (cut || connection !== several || way !== meets) return 'pass';
    cut = true;
    return 'cut';
  });
  const answers = await Promise.all(
    everybody.map((teams) => {
      teams.fill(readiness);
      return teams.press('answer');
    }),
  );
  return { everybody, answers, cut };
}

test.each(['question', 'answer'] as const)(
  'the connection is cut at the %s: each step is there once, and nobody notices',
  async (where) => {
    const { everybody, answers, cut } = await sixAtOnce(where);
    expect(cut).toBe(true);
    for (const answer of answers) expect(saysNotKept(answer)).toBe(false);
    for (const teams of everybody) {
      expect(teams.card().metadata.stage).toBe('cues');
      expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
    }
  },
);
