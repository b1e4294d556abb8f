import { beforeAll, describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/content/schema/rehearsal.ts';
import type { Words } from '../../src/content/words.ts';
import { debriefOf } from '../../src/core/rehearsal/debrief/debrief.ts';
import { harmfulMoves, type MoveId, moveIds } from '../../src/core/rehearsal/moves.ts';
import { movesThatCount, type Transcript } from '../../src/core/rehearsal/transcript.ts';
import { isAbout } from '../../src/core/rehearsal/which-facts.ts';
import { whereIs } from '../../src/core/rehearsal/which-line.ts';
import { realWords } from '../cards/support/walk.ts';
import { realContent } from '../support/content.ts';
import { chance, goodTrainee, play, poorTrainee } from './support/players.ts';

const content = realContent();
const { rehearsal } = content;
const scenarios = rehearsal.scenarios.map((scenario) => [scenario.id, scenario] as [string, Scenario]);
const seeds = Array.from({ length: 60 }, (_, seed) => seed);

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

/** Anything is said in any order; now and then it is said afterwards that something else was meant. */
function anything(id: string, seed: number): Transcript {
  const below = chance(seed);
  const some = () => moveIds[below(moveIds.length)] ?? 'other';
  const transcript = play(
    rehearsal,
    id,
    () => {
      // Every other conversation does little harm: harm in every breath leaves nothing else to see.
      const moves = Array.from({ length: 1 + below(2) }, some);
      return moves.filter((move) => (move !== 'close' && seed % 2 === 0) || !isHarm(move) || below(8) === 0);
    },
    seed,
  );
  const turns = transcript.turns.map((turn) => (below(6) === 0 ? { ...turn, corrected: [some()] } : turn));
  return { ...transcript, turns };
}

const isHarm = (move: MoveId) => harmfulMoves.includes(move);
const counted = ({ turns }: Transcript) => turns.map(movesThatCount);
const corrected = (transcript: Transcript, turn: number, moves: readonly MoveId[]): Transcript => ({
  ...transcript,
  turns: transcript.turns.map((one, i) => (i === turn ? { ...one, corrected: moves } : one)),
});

describe.each(scenarios)('%s, whatever was said', (id, scenario) => {
  const debriefs = seeds.map((seed) => {
    const transcript = anything(id, seed);
    return { transcript, debrief: debriefOf(content, transcript) };
  });

  test('three things went well, each true, and there is one thing to try', () => {
    for (const { transcript, debrief } of debriefs) {
      const said = counted(transcript).flat();
      expect(debrief.well).toHaveLength(3);
      expect(new Set(debrief.well.map((one) => one.id)).size).toBe(3);
      for (const remark of [...debrief.well, debrief.next]) {
        expect(words.t(remark.words)).not.toBe('');
        expect(remark.source).not.toBe('');
      }
      const points = rehearsal.competences.competences.flatMap((competence) => competence.points);
      for (const { id: praised, turn } of debrief.well) {
        const point = points.find((one) => one.id === praised);
        if (point?.rule === 'said')
          expect(point.moves.some((move) => said.includes(move as MoveId))).toBe(true);
        if (point?.rule === 'never')
          expect(point.moves.some((move) => said.includes(move as MoveId))).toBe(false);
        if (turn !== undefined) expect(transcript.turns[turn]).toBeDefined();
      }
      const tried = points.find((one) => one.id === debrief.next.id);
      if (tried?.rule === 'said')
        expect(tried.moves.some((move) => said.includes(move as MoveId))).toBe(false);
      if (tried?.rule === 'never')
        expect(tried.moves.some((move) => said.includes(move as MoveId))).toBe(true);
    }
  });

  test('every harmful move that counts is named, giving away what somebody said first, and nothing else is', () => {
    for (const { transcript, debrief } of debriefs) {
      const harm = counted(transcript).flatMap((moves, turn) =>
        moves.filter(isHarm).map((move) => `${turn} ${move}`),
      );
      expect(debrief.harms.map(({ turn, move }) => `${turn} ${move}`).toSorted()).toEqual(harm.toSorted());
      const given = debrief.harms.map(({ move }) => move === 'reveal-victim');
      expect(given).toEqual(given.toSorted((a, b) => Number(b) - Number(a)));
      if (given[0]) expect(debrief.next.id).toBe('nothing-given-away');
    }
    expect(debriefs.some(({ debrief }) => debrief.harms.length > 0)).toBe(true);
  });

  test('a hint counts as missed only if nobody asked on within three turns, and then always', () => {
    const missed = debriefs.flatMap(({ transcript, debrief }) => {
      const given = [...transcript.opening.cues, ...transcript.turns.flatMap(({ cues }) => cues)];
      expect(debrief.cues.map(({ fact }) => fact).toSorted()).toEqual(given.toSorted());
      return debrief.cues.filter((cue) => {
        const fact = scenario.facts.find((one) => one.id === cue.fact);
        if (!fact) throw new Error(`no fact "${cue.fact}"`);
        const next = transcript.turns.slice(cue.turn + 1, cue.turn + 4);
        const asked = next.flatMap(movesThatCount).some((move) => isAbout(fact, move));
        const told = next.some((turn) => turn.told.includes(cue.fact));
        if (asked || told || next.length === 0) expect(cue.missed).toBe(false);
        const first = next[0] ? movesThatCount(next[0]) : [];
        const listened = first.some((move) => ['listen', 'validate', 'affirm-accountability'].includes(move));
        // Saying it back, without a question about anything else, is a way to ask on.
        const stayed = listened && !first.some((move) => move.startsWith('ask-'));
        if (!asked && !told && next.length > 0) expect(cue.missed).toBe(!stayed);
        return cue.missed;
      });
    });
    expect(missed.length).toBeGreaterThan(0);
  });

  /** Said only to somebody who agreed with an excuse, played it down, offered what is unsafe, or went against the person. */
  const afterHarm = [...harmfulMoves, 'comfortable', 'waved-away'] as readonly string[];
  const excuseRows = scenario.replies.filter(({ to }) => to.every((one) => afterHarm.includes(one)));

  test('every line that excuses is named, with the move that brought it out', () => {
    const keys = excuseRows.map((row) => `rehearsal/${id}:replies.${row.id}`);
    let excuses = 0;
    for (const { transcript, debrief } of debriefs) {
      transcript.turns.forEach((turn, i) => {
        const { answered } = debrief.turns[i] ?? {};
        const said = turn.reply.some((line) => keys.includes(whereIs(line).key));
        if (said) expect(answered?.kind, `turn ${i} of seed ${transcript.seed}`).toBe('after-harm');
        if (answered?.kind !== 'after-harm') return;
        excuses += 1;
        expect(isHarm(answered.by)).toBe(true);
        expect(answered.since).toBeLessThanOrEqual(i);
        expect(transcript.turns[answered.since]?.moves).toContain(answered.by);
      });
    }
    expect(excuses).toBeGreaterThan(20);
  });

  test('what a guarded patient says to get round a question is named as keeping back', () => {
    for (const { transcript, debrief } of debriefs) {
      debrief.turns.forEach(({ answered }, i) => {
        if (answered.kind === 'answered') expect(transcript.turns[i]?.mood).toBe('open');
      });
    }
  });

  test('an open patient excuses nothing, but where a trainee did harm', () => {
    const excuses =
      /\b(?:asked for it|asks for it|deserved? it|takes two|six of one|(?<!n[’']t )made me (?:do|hit)|makes me (?:do|hit)|winds me up|pushed me to it|provok\w+|(?:anyone|any man) would have|not my fault|her own fault|his own fault|presse[sd] (?:my|the) buttons)\b/i;
    const open = scenario.replies.filter(
      (row) => !excuseRows.includes(row) && (row.mood?.includes('open') ?? false),
    );
    const lines = open.flatMap((row) => words.list(`rehearsal/${id}:replies.${row.id}`));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => excuses.test(line))).toEqual([]);
  });

  test('points add up, and the curve has a point for the beginning and for every turn', () => {
    for (const { transcript, debrief } of debriefs) {
      expect(debrief.curve).toHaveLength(transcript.turns.length + 1);
      for (const { got, of, points } of debrief.competences) {
        expect(got).toBeLessThanOrEqual(of);
        expect(of).toBeLessThanOrEqual(points.length);
        expect(points.filter((point) => point.got === 'yes')).toHaveLength(got);
      }
    }
  });

  test('a good conversation earns more than a poor one, in every competence', () => {
    const good = debriefOf(content, play(rehearsal, id, goodTrainee(rehearsal)));
    const poor = debriefOf(content, play(rehearsal, id, poorTrainee));
    good.competences.forEach(({ id: competence, got, of }, i) => {
      const other = poor.competences[i];
      expect(got / of, competence).toBeGreaterThan((other?.got ?? 0) / (other?.of ?? 1));
    });
    expect(good.harms).toEqual([]);
    expect(good.outcome.found.level).toBe(good.outcome.there.level);
    expect(good.told.found).toBeGreaterThan(poor.told.found);
    expect(poor.next.id).toBe('nothing-given-away');
  });

  test('what the trainee says was meant counts, for every part', () => {
    const poor = play(rehearsal, id, poorTrainee);
    const turn = poor.turns.findIndex(({ moves }) => moves.includes('reveal-victim'));
    const before = debriefOf(content, poor);
    const after = debriefOf(content, corrected(poor, turn, ['set-limits', 'ask-self-harm']));
    const point = (debrief: typeof before, wanted: string) =>
      debrief.competences.flatMap(({ points }) => points).find((one) => one.id === wanted)?.got;
    expect([point(before, 'nothing-given-away'), point(after, 'nothing-given-away')]).toEqual(['no', 'yes']);
    expect([point(before, 'limits'), point(after, 'limits')]).toEqual(['no', 'yes']);
    expect(before.harms[0]?.move).toBe('reveal-victim');
    expect(after.harms.map(({ move }) => move)).not.toContain('reveal-victim');
    expect(after.expected.find((one) => one.id === 'self-harm')?.turn).toBe(turn);
    expect(after.next.id).not.toBe(before.next.id);
    // What the patient said stays what it was brought out by.
    expect(after.turns[turn]?.answered).toMatchObject({ kind: 'after-harm', by: 'reveal-victim' });
  });
});

test('after a word or two there are still three true things to say, and no praise for having done no harm', () => {
  const [first] = rehearsal.scenarios;
  const whole = play(rehearsal, first?.id ?? '', () => undefined);
  const short = {
    ...whole,
    turns: whole.turns.slice(0, 1),
    ending: { kind: 'stopped', mood: 'guarded' },
  } as const;
  const debrief = debriefOf(content, corrected(short, 0, ['other']));
  expect(debrief.well.map(({ id }) => id)).toEqual(['practised', 'spoke', 'looking-back']);
});

describe('the words', () => {
  test('every harmful move has at least three better lines', () => {
    for (const move of harmfulMoves) {
      const lines = words.list(`debrief:better.${move}`);
      expect(new Set(lines).size).toBeGreaterThanOrEqual(3);
      expect(lines.join(' ')).not.toMatch(/anger management|couples|mediat|together with (?:your|him|her)/i);
    }
  });

  test('nothing says anything of somebody’s worth', () => {
    const all = Object.entries(rehearsal.competences.competences).flatMap(([, { points }]) =>
      points.flatMap(({ id }) =>
        ['name', 'well', 'try'].map((leaf) => words.t(`debrief:points.${id}.${leaf}`)),
      ),
    );
    const shaming =
      /\b(?:fail\w*|bad(?:ly)?|poor(?:ly)?|weak|wrong|stupid|careless|worst|useless|unsuitable|incompetent|disappoint\w*|should have|shame|mistakes?|talent|clever|good (?:clinician|nurse|doctor))\b/i;
    const feedback = harmfulMoves.map((move) => words.t(`rehearsal/common:moves.${move}.feedback`));
    expect([...all, ...feedback].filter((text) => shaming.test(text))).toEqual([]);
  });
});
