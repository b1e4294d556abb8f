import fc from 'fast-check';
import type { Content } from '../../../src/content/content.ts';
import { noteKey } from '../../../src/core/conversation/read-inputs.ts';
import type { Value } from '../../../src/core/enquiry/facts.ts';
import type { EnquiryEvent } from '../../../src/core/enquiry/machine.ts';
import { advance, begin, type EnquirySnapshot } from '../../../src/core/enquiry/snapshots.ts';
import type { Question } from '../../../src/core/enquiry/which-questions.ts';
import { asides, cardOf, fillIn, type Pick } from './walk.ts';

/** A step of a random walk: which kind of thing happens, and what is filled in. */
type Nudge = { kind: number; filledIn: number };

export type Walk = { events: EnquiryEvent[]; snapshots: EnquirySnapshot[] };

export const nudges = fc.array(fc.record({ kind: fc.nat(9999), filledIn: fc.nat(2 ** 30) }), {
  minLength: 5,
  maxLength: 45,
});

/** Answers drawn from one number, another one for each question. Household is never left empty, as on a real card. */
export function drawn(from: number, blanks = false): Pick {
  return (question) => {
    const n = mixed(from, question.id);
    // What something else states is mostly left as it is, and now and then denied.
    if (question.raised) return n % 7 === 0 ? 'no' : undefined;
    return blanks && n % 5 === 0 ? undefined : valueFor(question, n >>> 3);
  };
}

function valueFor(question: Question, n: number): Value {
  switch (question.kind) {
    case 'one':
      // Mostly ready to ask, or most walks would never see the questions.
      if (question.stage === 'readiness' && n % 8 > 0) return usuallySafe[question.id] ?? 'yes';
      return question.choices[n % question.choices.length] ?? 'not-asked';
    case 'many': {
      const ticked = question.choices.filter((_, i) => (n >>> (i % 12)) % 4 === 0).map(({ id }) => id);
      return question.stage === 'household' && ticked.length === 0 ? ['partner'] : ticked;
    }
    case 'number':
      return n % 3 === 0 ? 'not-asked' : question.min + (n % (question.max - question.min + 1));
  }
}

const usuallySafe: Readonly<Record<string, string>> = {
  interpreter: 'not-needed',
  'information-source': 'patient',
};

/** FNV-1a: the same number and id give the same answer, on every machine. */
function mixed(from: number, id: string): number {
  let hash = 2166136261 ^ from;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Walks by the nudges: two steps in three are answers, the rest is everything else. Only what moved is an event. */
export function walk(content: Content, by: readonly Nudge[]): Walk {
  const snapshots = [begin(content)];
  const events: EnquiryEvent[] = [];
  for (const nudge of by) {
    const now = snapshots.at(-1) as EnquirySnapshot;
    const event = eventFor(content, now, nudge);
    const { snapshot, moved } = advance(content, now, event);
    if (!moved) continue;
    events.push(event);
    snapshots.push(snapshot);
  }
  return { events, snapshots };
}

export function eventFor(
  content: Content,
  snapshot: EnquirySnapshot,
  { kind, filledIn }: Nudge,
): EnquiryEvent {
  const card = cardOf(content, snapshot);
  if (card && kind % 3 > 0) {
    return { type: 'ANSWER', answers: fillIn(card, drawn(filledIn)), notes: noteFor(noteKey(card), kind) };
  }
  const given = card ? fillIn(card, drawn(filledIn, true)) : {};
  const possible = asides(given).filter(({ type }) => type !== 'DISCARD_CONFIRMED' || kind % 20 === 0);
  return possible[Math.floor(kind / 3) % possible.length] as EnquiryEvent;
}

const noteFor = (key: string, n: number): Record<string, string> =>
  n % 4 === 0 ? { [key]: `said on ${n}` } : {};
