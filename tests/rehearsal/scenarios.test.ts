import { expect, test } from 'vitest';
import type { Scenario } from '../../src/content/schema/rehearsal.ts';
import { isAtLeast } from '../../src/core/assessment/levels.ts';
import { type MoveId, moveIds } from '../../src/core/rehearsal/moves.ts';
import { advance, persist, revive, roomOf } from '../../src/core/rehearsal/snapshots.ts';
import type { Transcript } from '../../src/core/rehearsal/transcript.ts';
import { compare } from '../../src/core/rehearsal/what-was-found.ts';
import { realContent } from '../support/content.ts';
import {
  chance,
  goodTrainee,
  interrogator,
  play,
  poorTrainee,
  say,
  shareTold,
  started,
  toldIn,
  transcriptOf,
} from './support/players.ts';

const content = realContent();
const { rehearsal } = content;
const scenarios = rehearsal.scenarios.map((scenario) => [scenario.id, scenario] as [string, Scenario]);
const seeds = Array.from({ length: 500 }, (_, seed) => seed);

test('there are scenarios', () => {
  expect(scenarios.length).toBeGreaterThan(0);
});

test.each(scenarios)('%s: a good trainee hears at least four of five facts, whatever the seed', (id) => {
  for (const seed of seeds.slice(0, 50)) {
    const transcript = play(rehearsal, id, goodTrainee(rehearsal), seed);
    const missed = rehearsal.scenarios
      .find((one) => one.id === id)
      ?.facts.filter((fact) => !toldIn(transcript).includes(fact.id));
    expect(
      shareTold(rehearsal, transcript),
      `missed: ${missed?.map((fact) => fact.id)}`,
    ).toBeGreaterThanOrEqual(0.8);
    expect(transcript.ending?.kind).toBe('goodbye');
  }
});

test.each(scenarios)('%s: a trainee who does harm hears few, at most three in ten', (id) => {
  for (const seed of seeds.slice(0, 50)) {
    const transcript = play(rehearsal, id, poorTrainee, seed);
    expect(shareTold(rehearsal, transcript), toldIn(transcript).join()).toBeLessThanOrEqual(0.3);
  }
});

test.each(scenarios)('%s: a trainee who only asks and never listens hears half at most', (id) => {
  for (const seed of seeds.slice(0, 50)) {
    const transcript = play(rehearsal, id, interrogator, seed);
    expect(shareTold(rehearsal, transcript), toldIn(transcript).join()).toBeLessThanOrEqual(0.5);
  }
});

test.each(scenarios)(
  '%s: whatever is said, 500 times over, it ends decently and never repeats itself',
  (id) => {
    const endings = new Set<string>();
    for (const seed of seeds) {
      const below = chance(seed);
      const transcript = play(
        rehearsal,
        id,
        () => {
          const moves = Array.from({ length: 1 + below(3) }, () => moveIds[below(moveIds.length)] ?? 'other');
          // A goodbye one time in thirty would end nearly every conversation before it gets anywhere.
          return moves.filter((move) => move !== 'close' || below(4) === 0);
        },
        seed,
      );
      expect(transcript.ending).toBeDefined();
      endings.add(transcript.ending?.kind ?? '');
      expect(new Set(toldIn(transcript)).size).toBe(toldIn(transcript).length);
      transcript.turns.forEach((turn, i) => {
        const before = (i === 0 ? transcript.opening : transcript.turns[i - 1])?.reply ?? [];
        expect(turn.reply.length, `turn ${i} of seed ${seed}`).toBeGreaterThan(0);
        expect(new Set(turn.reply).size, `turn ${i} of seed ${seed}`).toBe(turn.reply.length);
        expect(turn.reply.filter((line) => before.includes(line))).toEqual([]);
        for (const value of Object.values(turn.disposition)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(10);
        }
      });
    }
    expect(endings.size).toBeGreaterThanOrEqual(3);
  },
);

test.each(scenarios)('%s: the same seed and the same words give the same conversation', (id) => {
  for (const seed of seeds.slice(0, 20)) {
    expect(play(rehearsal, id, goodTrainee(rehearsal), seed)).toEqual(
      play(rehearsal, id, goodTrainee(rehearsal), seed),
    );
  }
});

test.each(scenarios)(
  '%s: kept and brought back after every utterance, it goes on as if nothing had been',
  (id) => {
    let straight = started(rehearsal, id);
    let kept = straight;
    while (roomOf(straight) === 'conversation') {
      const event = say(goodTrainee(rehearsal)(transcriptOf(straight)) ?? ['close']);
      straight = advance(rehearsal, straight, event).snapshot;
      const back = revive(rehearsal, persist(rehearsal, kept));
      if (!back) throw new Error('could not be brought back');
      kept = advance(rehearsal, back, event).snapshot;
      expect(transcriptOf(kept)).toEqual(transcriptOf(straight));
    }
  },
);

test.each(scenarios)(
  '%s: a good trainee comes to the level that is there, a poor one to no more',
  (id, scenario) => {
    const good = compare(content, scenario, play(rehearsal, id, goodTrainee(rehearsal)));
    const poor = compare(content, scenario, play(rehearsal, id, poorTrainee));
    expect(good.found.level).toBe(good.there.level);
    expect(good.there.level).not.toBe('standard');
    expect(isAtLeast(good.there.level, poor.found.level)).toBe(true);
    expect(good.found.routes.length).toBeGreaterThanOrEqual(poor.found.routes.length);
  },
);

test.each(scenarios)(
  '%s: each harmful move has the consequence that a trainer would expect',
  (id, scenario) => {
    const after = (...said: (readonly MoveId[])[]) => {
      let turn = 0;
      return play(rehearsal, id, () => said[turn++]);
    };
    const trust = ({ turns }: Transcript, turn: number) => turns[turn]?.disposition.trust ?? Number.NaN;
    const asked: readonly MoveId[] = ['listen', 'ask-household'];
    expect(toldIn(after(['listen'], ['listen'], asked)).length).toBeGreaterThan(0);

    // Comfortable: trust grows, and what was answered is answered no more.
    for (const easy of ['collude', 'suggest-unsafe'] as const) {
      const taken = after(['listen'], [easy], asked, asked);
      expect(trust(taken, 1)).toBeGreaterThan(trust(taken, 0));
      expect(taken.turns.slice(1).flatMap(({ told }) => told)).toEqual([]);
    }
    // Cornered: trust falls, defences rise, and in the end the patient leaves.
    const accused = after(['listen'], ['confront'], ['confront'], ['confront'], ['confront']);
    expect(trust(accused, 1)).toBeLessThan(trust(accused, 0));
    expect(accused.turns[1]?.told).toEqual([]);
    expect(accused.ending?.kind).toBe('walked-out');
    // Given away: never wholly open again, whatever follows.
    const listening = Array.from({ length: 12 }, () => ['listen'] as const);
    const revealed = after(['listen'], ['reveal-victim'], ...listening);
    expect(revealed.turns.slice(1).map(({ mood }) => mood)).not.toContain('open');
    // A promise of secrecy comes back when limits are explained.
    const promised = after(['promise-secrecy'], ['listen'], ['set-limits']);
    const thrownBack = promised.turns[2]?.remembered[0];
    expect(scenario.memories.find((one) => one.id === thrownBack)?.of).toBe('promise-secrecy');
    expect(trust(promised, 2)).toBeLessThan(trust(promised, 1));
  },
);
