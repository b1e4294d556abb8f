import { describe, expect, test } from 'vitest';
import { mindAtFirst } from '../../src/core/rehearsal/mind.ts';
import type { MoveId } from '../../src/core/rehearsal/moves.ts';
import { smallScenario, talked } from './support/small-patient.ts';

const { disposition } = mindAtFirst(smallScenario);
const at = (trust: number, defensiveness: number, shame = 2) => ({
  disposition: { ...disposition, trust, defensiveness, shame },
});

describe('what is asked brings out what is there, when the patient is ready', () => {
  test('a fact is told when one way to it is open, and is told once', () => {
    const { answers } = talked([['ask-household'], ['ask-household']]);
    expect(answers[0]?.told).toEqual(['home']);
    expect(answers[1]?.told).toEqual([]);
    expect(answers[1]?.reply).toEqual([expect.stringContaining('replies.told-already')]);
  });

  test('what lies behind something untold does not make the patient get round what was told', () => {
    // Being afraid may be asked about by who is at home as well, but only once pushing was told.
    const { rows } = talked([['ask-household'], ['ask-household']]);
    expect(rows[0]).toContain('replies.told-already');
  });

  test('too little trust gives the hint, once, and then a way round it', () => {
    const { answers } = talked([['ask-fear'], ['ask-fear']]);
    expect(answers.map(({ told }) => told)).toEqual([[], []]);
    expect(answers.map(({ cues }) => cues)).toEqual([['afraid'], []]);
  });

  test('what must come first is told first', () => {
    const { answers } = talked([['ask-behaviour'], ['ask-behaviour']], at(6, 2));
    expect(answers.map(({ told }) => told)).toEqual([['shouts'], ['pushed']]);
  });

  test('two things at most come out in one breath', () => {
    const { last } = talked([['ask-household', 'ask-behaviour', 'ask-fear']], at(9, 1));
    expect(last.told).toEqual(['home', 'shouts']);
  });

  test('shut, nothing is told and no hint is given', () => {
    const { answers } = talked([['ask-behaviour'], ['ask-fear']], at(1, 9));
    expect(answers.flatMap(({ told, cues }) => [...told, ...cues])).toEqual([]);
  });

  test('limits explained early make it a little easier to tell, late ones do not', () => {
    const ready = at(2.6, 4);
    expect(talked([['set-limits'], ['ask-behaviour']], ready).last.told).toEqual(['shouts']);
    expect(talked([['set-limits'], ['ask-behaviour']], { ...ready, turns: 9 }).last.told).toEqual([]);
  });

  test('listening lets a hint slip out, and brings out what questions have opened', () => {
    expect(talked([['listen']], at(6, 2)).last.cues).toEqual(['afraid']);
    expect(talked([['ask-behaviour'], ['listen']], at(6, 2)).last.told).toEqual(['pushed']);
  });
});

describe('what was said before is not forgotten', () => {
  test('asked a third time in vain, the patient is irritated, and it shows', () => {
    const { answers, rows } = talked([['ask-fear'], ['ask-fear'], ['ask-fear']]);
    expect(rows[0]).toContain('replies.irritated');
    expect(answers[2]?.disposition.trust).toBeLessThan(answers[1]?.disposition.trust ?? 0);
  });

  test('a promise of secrecy is thrown back once, when limits are explained', () => {
    const { answers } = talked([['promise-secrecy'], ['set-limits'], ['set-limits']]);
    expect(answers.map(({ remembered }) => remembered)).toEqual([[], ['promised'], []]);
    expect(answers[1]?.reply[0]).toContain('memories.promised');
  });

  test('a promise is never thrown back in the very breath in which it is given', () => {
    expect(talked([['promise-secrecy', 'set-limits']]).last.remembered).toEqual([]);
  });

  test('what was told is referred to, and what was never said is missed', () => {
    expect(talked([['ask-behaviour'], ['ask-change']], at(6, 2)).last.remembered).toEqual(['shouted']);
    expect(talked([['explain-next-steps']]).last.remembered).toEqual(['never-said']);
    expect(talked([['set-limits'], ['explain-next-steps']]).last.remembered).toEqual([]);
  });

  test('waved away, a topic comes back only when it is asked about again', () => {
    const open = { ...at(7, 2), topic: 'temper' };
    const { answers } = talked([['minimise'], ['ask-behaviour'], ['ask-behaviour']], open);
    expect(answers[1]?.reply[0]).toContain('replies.waved-away');
    expect(answers.map(({ told }) => told)).toEqual([[], [], ['shouts']]);
  });
});

describe('what does harm has its price', () => {
  test.each<[MoveId, number, number]>([
    ['reveal-victim', -3, 3],
    ['confront', -2, 3],
  ])('%s costs trust and raises defences', (move, trust, defensiveness) => {
    const { last } = talked([[move]]);
    expect(last.disposition.trust).toBeLessThanOrEqual(4 + trust);
    expect(last.disposition.defensiveness).toBeGreaterThanOrEqual(4 + defensiveness);
  });

  test.each<MoveId>(['collude', 'suggest-unsafe'])(
    '%s feels good and shuts the door until it is opened',
    (move) => {
      const { answers } = talked([[move], ['ask-household'], ['ask-impact'], ['ask-household']]);
      expect(answers[0]?.disposition.trust).toBeGreaterThan(4);
      expect(answers[1]?.reply[0]).toContain('replies.comfortable');
      expect(answers[2]?.reply[0]).toContain('replies.comfortable');
      expect(answers.map(({ told }) => told)).toEqual([[], [], [], ['home']]);
    },
  );

  test('given away what somebody said, the patient is never wholly open again', () => {
    const kind: readonly MoveId[] = ['listen', 'validate'];
    const { answers } = talked([['reveal-victim'], ...Array.from({ length: 20 }, () => kind)], at(9, 0));
    expect(answers.at(-1)?.disposition.trust).toBeGreaterThan(6);
    expect(answers.slice(1).map(({ mood }) => mood)).not.toContain('open');
  });

  test('whatever else was in that breath, the harm is what is heard', () => {
    const { last, rows } = talked([['ask-household', 'validate', 'confront']], at(9, 0));
    expect(last.told).toEqual([]);
    expect(rows[0]).toContain('replies.confront');
  });

  test('of several, giving somebody away weighs most', () => {
    expect(talked([['minimise', 'collude', 'reveal-victim', 'confront']]).rows[0]).toContain('reveal-victim');
  });
});

describe('being clear is no harm, at the right time', () => {
  test('after listening it is borne, before it is taken for an attack', () => {
    const before = talked([['name-unacceptable']]).last.disposition;
    const after = talked([['listen'], ['name-unacceptable']]).last.disposition;
    expect(before.defensiveness).toBeGreaterThan(4);
    expect(before.trust).toBeLessThan(4);
    expect(after.defensiveness).toBeLessThan(before.defensiveness);
    expect(after.trust).toBeGreaterThanOrEqual(4);
  });

  test('help is taken up by somebody open, and by nobody else', () => {
    expect(talked([['signpost-specialist']], at(8, 2)).last.accepted).toBe(true);
    expect(talked([['signpost-specialist']], at(3, 6)).last.accepted).toBe(false);
    expect(talked([['signpost-specialist', 'confront']], at(9, 0)).last.accepted).toBe(false);
  });

  test('ten kindnesses in one breath win hardly more than one', () => {
    const all: readonly MoveId[] = [
      'listen',
      'validate',
      'affirm-accountability',
      'ask-impact',
      'explain-help-works',
    ];
    const one = talked([['listen']]).last.disposition.trust - 4;
    expect(talked([all]).last.disposition.trust - 4).toBeLessThanOrEqual(1.5 * one + 0.01);
  });

  test('too ashamed, a question gets silence', () => {
    expect(talked([['ask-fear'], ['ask-fear']], at(4, 4, 9.5)).rows[0]).toContain('replies.silence');
  });
});
