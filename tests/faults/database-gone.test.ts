import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { chanceFrom } from '../../scripts/drill/chance.ts';
import { projectRoot } from '../../scripts/local/where-things-are.ts';
import { type LocalPostgres, startLocalPostgres } from '../../scripts/local-postgres.ts';
import { opened, readiness, saysNotKept, until, useFaultHouse } from './support/fault-house.ts';

// A server of its own: the tests here stop it, and nobody else's must notice.
const folder = join(projectRoot, '.data', `faults-postgres-${process.pid}`);
let server: LocalPostgres;
const house = useFaultHouse(async () => {
  server = await startLocalPostgres({ folder });
  return server.url;
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => house.proxy().decideBy(undefined));

const upAgain = async () => {
  server = await startLocalPostgres({ folder, port: Number(new URL(server.url).port) });
  await until('readyz', house.ready);
};

describe('PostgreSQL stopped and started', () => {
  test('between two turns: a plain line meanwhile, readyz fails, and it goes on by itself', async () => {
    const teams = await opened(house.client());
    const other = await opened(house.client());
    await server.stop();
    teams.fill(readiness);
    const refused = await teams.press('answer');
    expect(refused.status).toBe(200);
    expect(saysNotKept(refused)).toBe(true);
    const typed = await other.type('back');
    expect(saysNotKept(typed)).toBe(true);
    expect(await house.ready()).toBe(false);
    await upAgain();
    teams.fill(readiness);
    await teams.press('answer');
    expect(teams.card().metadata.stage).toBe('cues');
    other.fill(readiness);
    await other.press('answer');
    expect(other.card().metadata.stage).toBe('cues');
  });

  test('in the middle of a turn: what was asked is there once, or not at all and the person knows', async () => {
    const everybody = await Promise.all(Array.from({ length: 6 }, () => opened(house.client())));
    // Each stands with its write on the way when the server goes: one alone, the others gathered behind it.
    let writes = 0;
    house.proxy().decideBy(({ words }) => {
      if (!/keep-turn/.test(words)) return 'pass';
      writes += 1;
      if (writes === 1) return 'wait';
      void server.stop();
      house.proxy().goOn();
      return 'pass';
    });
    const answers = await Promise.all(
      everybody.map((teams) => {
        teams.fill(readiness);
        return teams.press('answer');
      }),
    );
    house.proxy().decideBy(undefined);
    await until('the server to be gone', async () => !(await house.ready()));
    await upAgain();
    for (const [i, teams] of everybody.entries()) {
      const answer = answers[i];
      expect(answer?.status).toBe(200);
      const steps = (await house.stepsOf(teams.person)).length;
      // "Nothing has changed" must be true, and a card must stand for what is there.
      expect(steps).toBe(answer && saysNotKept(answer) ? 2 : 3);
      await teams.repeat(house.newId());
      expect(teams.card().metadata.stage).toBe('cues');
      expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
    }
  });
});

describe('a connection that is cut', () => {
  test.each([
    ['before the write', 'keep-turn', 'question'],
    ['after the write, before its answer', 'keep-turn', 'answer'],
  ] as const)('%s: the person notices nothing, and the step is there once', async (_, statement, way) => {
    const teams = await opened(house.client());
    const cut = cutOnce(statement.replace('-', '.'), way);
    teams.fill(readiness);
    const answer = await teams.press('answer');
    expect(cut()).toBe(true);
    expect(saysNotKept(answer)).toBe(false);
    expect(teams.card().metadata.stage).toBe('cues');
    expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
  });

  test('before the read: the person notices nothing, and the step is there once', async () => {
    const teams = house.client();
    await teams.type('start');
    // The first card was sent as a message of its own: its desk is read. Later ones are known as they were written.
    teams.fill({ pathway: 'may-harm', timing: 'in-consultation' });
    const cut = cutOnce('read.turn', 'question');
    const answer = await teams.press('answer');
    expect([cut(), saysNotKept(answer)]).toEqual([true, false]);
    expect(teams.card().metadata.stage).toBe('readiness');
    expect(await house.stepsOf(teams.person)).toEqual([1, 2]);
  });

  test('at the commit of an escalation, before the answer: it is raised once', async () => {
    const teams = house.client();
    await teams.type('start');
    await teams.type('danger');
    const cut = cutOnce('commit', 'answer');
    const answer = await teams.press('escalate');
    expect([cut(), saysNotKept(answer)]).toEqual([true, false]);
    expect(await house.rows('select 1 from escalation where raised_by = $1', [teams.person])).toHaveLength(1);
  });

  test('by chance, again and again: every confirmed step is there once', async () => {
    const everybody = await Promise.all(Array.from({ length: 8 }, () => opened(house.client())));
    // Every so-manyth message would hit a turn of just that length at the same place for ever.
    const chance = chanceFrom(5);
    let cuts = 0;
    house.proxy().decideBy(({ pool }) => {
      if (!pool || !chance.is(0.08)) return 'pass';
      cuts += 1;
      return 'cut';
    });
    await Promise.all(
      everybody.map(async (teams) => {
        teams.fill(readiness);
        let answer = await teams.press('answer');
        for (let tries = 0; teams.card().metadata.stage !== 'cues'; tries++) {
          if (tries > 20) throw new Error(`it never went on, only: ${JSON.stringify(answer.body?.value)}`);
          answer = await teams.repeat(house.newId());
        }
      }),
    );
    expect(cuts).toBeGreaterThan(0);
    house.proxy().decideBy(undefined);
    for (const { person } of everybody) expect(await house.stepsOf(person)).toEqual([1, 2, 3]);
    await until('readyz', house.ready);
  });
});

/** Cuts the connection once, where a turn's statement passes. */
function cutOnce(statement: string, way: 'question' | 'answer'): () => boolean {
  const isIt = new RegExp(statement);
  let asked: number | undefined;
  let done = false;
  house.proxy().decideBy((passing) => {
    if (done || !passing.pool) return 'pass';
    if (passing.way === 'question' && isIt.test(passing.words)) asked = passing.connection;
    if (passing.connection !== asked || passing.way !== way) return 'pass';
    done = true;
    return 'cut';
  });
  return () => done;
}

test('a network that swallows everything: a plain word in time, and on it goes afterwards', async () => {
  const teams = await opened(house.client());
  house.proxy().still(true);
  teams.fill(readiness);
  const begun = performance.now();
  const answer = await teams.press('answer');
  // Teams gives up on an answer after 15 seconds, and the person would see a bot that is broken.
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect([answer.status, saysNotKept(answer)]).toEqual([200, true]);
  house.proxy().still(false);
  await until('readyz', house.ready);
  await teams.repeat(house.newId());
  expect(teams.card().metadata.stage).toBe('cues');
  expect(await house.stepsOf(teams.person)).toEqual([1, 2, 3]);
});
