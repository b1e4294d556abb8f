import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RehearsalEvent } from '../../src/core/rehearsal/machine.ts';
import { moveIds } from '../../src/core/rehearsal/moves.ts';
import {
  advance,
  beginRehearsal,
  persist,
  type RehearsalSnapshot,
  revive,
  roomOf,
} from '../../src/core/rehearsal/snapshots.ts';
import { rehearsalLevels } from '../../src/core/rehearsal/transcript.ts';
import { say, started, transcriptOf } from './support/players.ts';
import { smallRehearsal as rehearsal } from './support/small-patient.ts';

const moves = fc.uniqueArray(fc.constantFrom(...moveIds), { maxLength: 3 });
const event: fc.Arbitrary<RehearsalEvent> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({ moves, text: fc.string() }).map(({ moves, text }) => say(moves, text)),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom('small', 'nobody').map((scenario) => ({ type: 'CHOOSE' as const, scenario })),
  },
  {
    weight: 10,
    arbitrary: fc
      .record({ level: fc.constantFrom(...rehearsalLevels), seed: fc.nat() })
      .map((begin) => ({ type: 'BEGIN' as const, ...begin })),
  },
  {
    weight: 10,
    arbitrary: fc.record({ turn: fc.nat(45), moves }).map((one) => ({ type: 'CORRECT' as const, ...one })),
  },
  { weight: 5, arbitrary: fc.constantFrom({ type: 'HINT' }, { type: 'PAUSE' }, { type: 'RESUME' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'STOP' }, { type: 'CLOSE' } as const) },
) as fc.Arbitrary<RehearsalEvent>;
const send = (snapshot: RehearsalSnapshot, ...events: readonly RehearsalEvent[]) =>
  events.reduce((so, one) => advance(rehearsal, so, one).snapshot, snapshot);

describe('whatever happens, in whatever order', () => {
  test('nothing is thrown, the rooms mean what they say, and there is always a way out', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 70 }), (events) => {
        const begun: RehearsalEvent[] = [{ type: 'CHOOSE', scenario: 'small' }];
        let snapshot = beginRehearsal(rehearsal);
        for (const one of [...begun, ...events]) {
          snapshot = send(snapshot, one);
          const { talk } = snapshot.context;
          const room = roomOf(snapshot);
          if (room === 'conversation') expect(talk?.transcript.ending).toBeUndefined();
          if (room === 'debrief') expect(talk?.transcript.ending).toBeDefined();
          expect(talk?.transcript.turns.length ?? 0).toBeLessThanOrEqual(40);
        }
        const out = send(snapshot, { type: 'RESUME' }, { type: 'STOP' }, { type: 'CLOSE' });
        expect(['closed', 'choosing']).toContain(roomOf(out));
      }),
      { numRuns: 500 },
    );
  });

  test('kept and brought back at any point, it is the same', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const chosen = send(beginRehearsal(rehearsal), { type: 'CHOOSE', scenario: 'small' }, ...events);
        const back = revive(rehearsal, persist(rehearsal, chosen));
        expect(back && persist(rehearsal, back)).toEqual(persist(rehearsal, chosen));
      }),
    );
  });
});

describe('corrections', () => {
  test('coached, the last utterance is answered anew as if it had been read so at once', () => {
    const before = send(started(rehearsal, 'small', 3, 'coached'), say(['listen']));
    const corrected = send(before, say(['confront'], 'x'), { type: 'CORRECT', turn: 1, moves: ['listen'] });
    const meant = send(before, say(['listen'], 'x'));
    const [given, wanted] = [corrected, meant].map((snapshot) => transcriptOf(snapshot).turns[1]);
    expect(given).toEqual({ ...wanted, corrected: ['listen'], replayed: true });
    expect(corrected.context.talk?.mind).toEqual(meant.context.talk?.mind);
  });

  test('unaided, the answer stays and only the debrief hears of it', () => {
    const said = send(started(rehearsal, 'small', 3, 'unaided'), say(['confront']));
    const corrected = send(said, { type: 'CORRECT', turn: 0, moves: ['listen'] });
    expect(transcriptOf(corrected).turns[0]).toEqual({
      ...transcriptOf(said).turns[0],
      corrected: ['listen'],
    });
  });

  test('an earlier utterance is never answered anew', () => {
    const said = send(started(rehearsal, 'small', 3, 'coached'), say(['confront']), say(['listen']));
    const corrected = send(said, { type: 'CORRECT', turn: 0, moves: ['listen'] });
    expect(transcriptOf(corrected).turns.map(({ reply }) => reply)).toEqual(
      transcriptOf(said).turns.map(({ reply }) => reply),
    );
    expect(transcriptOf(corrected).turns[0]?.corrected).toEqual(['listen']);
  });

  test('a goodbye that was none goes on, at every level; a real one does not', () => {
    for (const level of rehearsalLevels) {
      const ended = send(
        started(rehearsal, 'small', 3, level),
        ...(['greet', 'listen', 'listen', 'listen', 'close'] as const).map((move) => say([move])),
      );
      expect(roomOf(ended)).toBe('debrief');
      const goesOn = send(ended, { type: 'CORRECT', turn: 4, moves: ['ask-change'] });
      expect([level, roomOf(goesOn)]).toEqual([level, 'conversation']);
      const stays = send(ended, { type: 'CORRECT', turn: 4, moves: ['close', 'listen'] });
      expect([level, roomOf(stays)]).toEqual([level, 'debrief']);
    }
  });

  test('a turn that was never taken cannot be corrected', () => {
    const said = send(started(rehearsal, 'small'), say(['listen']));
    expect(advance(rehearsal, said, { type: 'CORRECT', turn: 5, moves: ['greet'] }).moved).toBe(false);
  });
});

describe('saying nothing', () => {
  test.each(['', '...', 'hm', 'mm', 'Mm hm', 'Hmm.', 'uh huh', '…'])(
    '"%s" waits, and the patient goes on or waits too',
    (text) => {
      const turn = transcriptOf(send(started(rehearsal, 'small'), say(['other'], text))).turns[0];
      expect(turn?.reply[0]).toContain('replies.pause');
    },
  );

  test.each(['him', 'mum', 'what', 'm8'])('"%s" is something said', (text) => {
    const turn = transcriptOf(send(started(rehearsal, 'small'), say(['other'], text))).turns[0];
    expect(turn?.reply[0]).not.toContain('replies.pause');
  });
});

describe('endings', () => {
  test('a goodbye before much was said is asked about once', () => {
    const early = send(started(rehearsal, 'small'), say(['close']));
    expect(roomOf(early)).toBe('conversation');
    expect(roomOf(send(early, say(['close'])))).toBe('debrief');
  });

  test('cornered, the patient leaves; tired or out of time, it is over', () => {
    const kindAfter = (...said: RehearsalEvent[]) =>
      transcriptOf(send(started(rehearsal, 'small'), ...said)).ending?.kind;
    expect(kindAfter(say(['confront']), say(['confront']), say(['confront']))).toBe('walked-out');
    expect(kindAfter(...Array.from({ length: 45 }, () => say(['greet'])))).toBe('out-of-time');
    expect(kindAfter(...Array.from({ length: 60 }, () => say(['other'])))).toBe('tired');
  });

  test('stopped before a word was said, there is nothing to look back on', () => {
    expect(roomOf(send(started(rehearsal, 'small'), { type: 'STOP' }))).toBe('closed');
    expect(roomOf(send(started(rehearsal, 'small'), say(['greet']), { type: 'STOP' }))).toBe('debrief');
  });

  test('a hint is for the coached, once at a time', () => {
    const hint: RehearsalEvent = { type: 'HINT' };
    expect(advance(rehearsal, started(rehearsal, 'small', 1, 'exam'), hint).moved).toBe(false);
    const hinted = send(started(rehearsal, 'small', 1, 'coached'), hint);
    expect(advance(rehearsal, hinted, hint).moved).toBe(false);
    expect(
      transcriptOf(send(hinted, say(['greet']), say(['listen']))).turns.map((turn) => turn.hinted),
    ).toEqual([true, undefined]);
  });
});
