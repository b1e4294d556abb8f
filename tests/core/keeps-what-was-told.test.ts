import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, transition } from 'xstate';
import type { Content } from '../../src/content/content.ts';
import { assess } from '../../src/core/assessment/assess.ts';
import { showSession } from '../../src/core/conversation/show-session.ts';
import { mayStandAt } from '../../src/core/enquiry/machine.ts';
import {
  advance,
  begin,
  carryOver,
  type EnquirySnapshot,
  machineFor,
  persist,
  revive,
  roomOf,
} from '../../src/core/enquiry/snapshots.ts';
import { realContent } from '../support/content.ts';
import { drawn, eventFor, nudges, walk } from './support/arbitrary-walks.ts';
import { goOn, isAtTheEnd } from './support/walk.ts';

const content = realContent();
const end = <T>(all: readonly T[]) => all.at(-1) as T;
const view = (of: Content, snapshot: EnquirySnapshot) =>
  showSession(of, { id: 's', step: 1, snapshot }, []).view;
const plain = ({ value, context }: EnquirySnapshot) => ({ value, context });

/** The content as it might be next month: a factor more, a prompting question less, a cue under another name. */
const changed: Content = {
  ...content,
  version: 'next-month',
  factors: [...content.factors, { ...content.factors[0], id: 'a-new-factor' } as Content['factors'][number]],
  prompting: { ...content.prompting, 'may-harm': content.prompting['may-harm'].slice(1) },
  cues: {
    ...content.cues,
    'may-harm': content.cues['may-harm'].map((cue, i) => (i === 0 ? { ...cue, id: 'renamed-cue' } : cue)),
  },
};

/** Every word key of the enquiry that something shown names. */
function wordsIn(shown: unknown): string[] {
  if (typeof shown === 'string') return shown.startsWith('enquiry:') ? [shown] : [];
  return typeof shown === 'object' && shown !== null ? Object.values(shown).flatMap(wordsIn) : [];
}

/** Every id that a content declares and every answer that can be given: what a word key may be made of. */
function idsOf({ rehearsal: _, ...of }: Content): Set<string> {
  const ids = (thing: unknown): string[] => {
    if (typeof thing !== 'object' || thing === null) return [];
    const own = 'id' in thing ? [String(thing.id)] : [];
    return [...own, ...Object.values(thing).flatMap(ids)];
  };
  return new Set([...ids(of), 'pathway', 'timing', 'overlays', 'cues', 'household', 'vulnerabilities']);
}
/** The keys whose subject is no id of the content: there would be no words for them, and the card could not be drawn. */
const unknownWords = (of: Content, shown: unknown) =>
  wordsIn(shown).filter(
    (key) =>
      !key.startsWith('enquiry:stages.') &&
      !idsOf(of).has(
        key
          .replace(/\.label$/, '')
          .split('.')
          .at(-1) ?? '',
      ),
  );

test('a stored conversation goes on as the one that was never put down', () => {
  fc.assert(
    fc.property(nudges, nudges, (before, after) => {
      let live = end(walk(content, before).snapshots);
      let stored = revive(content, JSON.parse(JSON.stringify(persist(live))));
      for (const nudge of after.slice(0, 5)) {
        expect(stored && plain(stored)).toEqual(plain(live));
        expect(stored && view(content, stored)).toEqual(view(content, live));
        const event = eventFor(content, live, nudge);
        live = advance(content, live, event).snapshot;
        stored = stored && revive(content, persist(advance(content, stored, event).snapshot));
      }
    }),
    { numRuns: 400 },
  );
});

test('it is stored, brought back and taken on as XState itself would', () => {
  const machine = machineFor(content);
  fc.assert(
    fc.property(nudges, nudges, (before, after) => {
      const live = end(walk(content, before).snapshots);
      const stored = JSON.stringify(persist(live));
      expect(stored).toBe(JSON.stringify(machine.getPersistedSnapshot(live)));
      let ours = revive(content, JSON.parse(stored)) as EnquirySnapshot;
      const actor = createActor(machine, { snapshot: JSON.parse(stored) });
      let theirs = actor.getSnapshot();
      for (const nudge of after.slice(0, 5)) {
        const event = eventFor(content, ours, nudge);
        [theirs] = transition(machine, theirs, event);
        ours = advance(content, ours, event).snapshot;
        expect(JSON.stringify(persist(ours))).toBe(JSON.stringify(machine.getPersistedSnapshot(theirs)));
        expect(ours.matches(theirs.value)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

describe.each([
  { name: 'the same content', of: content },
  { name: 'changed content', of: changed },
])('told again to $name', ({ of }) => {
  test('everything told is still known, and the conversation stands where it may and can go on to the end', () => {
    fc.assert(
      fc.property(nudges, fc.nat(), (by, seed) => {
        const { events, snapshots } = walk(content, by);
        const carried = carryOver(of, events);
        const { danger, ...told } = end(snapshots).context.facts;
        expect(carried.context.facts).toMatchObject(told);
        // Other content can have other places: that danger was raised is kept, where it was is told by this content.
        expect(carried.context.facts.danger === undefined).toBe(danger === undefined);
        if (of === content) expect(carried.context.facts.danger).toBe(danger);
        expect(roomOf(carried)).toBe('open');
        expect(carried.value).toEqual({ open: carried.context.at.stage });
        expect(mayStandAt(of, carried.context.facts, carried.context.at)).toBe(true);
        expect(revive(of, persist(carried))).toBeDefined();
        expect(isAtTheEnd(goOn(of, carried, drawn(seed)))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('nothing is shown that this content has no words for', () => {
    fc.assert(
      fc.property(nudges, (by) => {
        const carried = carryOver(of, walk(content, by).events);
        for (const type of ['PAUSE', 'SUMMARY_SO_FAR', 'SHOW_ANSWERS', 'DANGER'] as const) {
          const { snapshot } = advance(of, carried, { type, answers: {}, notes: {} });
          expect(unknownWords(of, view(of, snapshot))).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test('wherever a walk leads, the stage shown is the stage stood at, and the way on leads to the end', () => {
  fc.assert(
    fc.property(nudges, fc.nat(), (by, seed) => {
      for (const snapshot of walk(content, by).snapshots) {
        if (roomOf(snapshot) === 'open') expect(snapshot.value).toEqual({ open: snapshot.context.at.stage });
        expect(isAtTheEnd(goOn(content, snapshot, drawn(seed)))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

const stored = (over: object) => ({ ...(persist(begin(content)) as object), ...over });
test.each([
  ['nothing', undefined],
  ['null', null],
  ['words', 'open'],
  ['an empty object', {}],
  ['a stage that is gone', stored({ value: { open: 'astrology' } })],
  ['a room that is gone', stored({ value: 'attic' })],
  ['no place', stored({ value: {} })],
  ['another stage than the one stood at', stored({ value: { open: 'factors' } })],
  ['no facts', stored({ context: { at: { stage: 'opening', card: 0 }, trail: [] } })],
])('a stored conversation that holds %s cannot be brought back, and says so', (_, broken) => {
  expect(revive(content, broken)).toBeUndefined();
});

test.each(['DANGER', 'PAUSE', 'BACK', 'SUMMARY_SO_FAR', 'DISCARD'] as const)(
  'what was filled in when %s is pressed is kept, counts, and is asked again unless it was confirmed before',
  (type) => {
    const pick = drawn(7);
    const calm = goOn(content, begin(content), (q) =>
      q.id === 'pathway'
        ? 'may-harm'
        : q.id === 'timing'
          ? 'afterwards'
          : q.stage === 'factors'
            ? 'no'
            : pick(q),
    );
    const place = { stage: 'factors', card: 0 } as const;
    const there = advance(content, calm, { type: 'GO_TO', place }).snapshot;
    const given = { factors: { strangulation: 'yes', stalking: 'no' } };
    const { facts } = advance(content, there, { type, answers: given, notes: { factors: 'said so' } })
      .snapshot.context;
    expect(facts.answers.factors).toMatchObject(given.factors);
    expect(facts.notes).toMatchObject({ factors: 'said so' });
    expect(facts.unconfirmed).toEqual(['strangulation']);
    expect(assess(content, facts).rules.map(({ id }) => id)).toContain('lethal-indicator');
  },
);
