import type { Content } from '../../content/content.ts';
import { assess } from '../assessment/assess.ts';
import { isAtLeast } from '../assessment/levels.ts';
import { type Answers, answerTo, type Facts } from '../enquiry/facts.ts';
import type { EnquiryEvent } from '../enquiry/machine.ts';
import { type EnquirySnapshot, roomOf } from '../enquiry/snapshots.ts';
import { type Card, cardAt } from '../enquiry/which-cards.ts';
import type { Treatment } from '../identifiers/take-out.ts';
import type { Inputs, SessionAction, Treated } from './card-actions.ts';
import {
  type Draft,
  draftText,
  heldBack,
  type InputProblem,
  longestNote,
  type Reading,
  readInputs,
  readText,
} from './read-inputs.ts';
import type { HoldingVerb } from './views.ts';

type EventOrProblems = { event?: EnquiryEvent; problems: readonly InputProblem[]; draft?: Draft };

/** The machine's event for a button, or what is wrong with what was filled in. Nothing is recorded on a problem. */
export function eventFor(content: Content, snapshot: EnquirySnapshot, asked: SessionAction): EventOrProblems {
  const plain = (event: EnquiryEvent): EventOrProblems => ({ event, problems: [] });
  switch (asked.verb) {
    case 'answer':
    case 'skip':
    case 'back':
    case 'danger':
    case 'pause':
    case 'summary':
    case 'answers':
    case 'discard':
      return given(content, snapshot, asked, filledIn[asked.verb]);
    case 'go-to':
      return plain({ type: 'GO_TO', place: { stage: asked.stage, card: asked.card } });
    case 'record':
      return plain({
        type: 'RECORD',
        record: { kind: asked.record, done: ticked(content, asked.inputs.done) },
      });
    case 'set-level':
      return ownLevel(content, snapshot, asked);
    case 'resume':
      return plain({ type: 'RESUME' });
    case 'carry-on':
      return plain({ type: 'CARRY_ON' });
    case 'danger-mistaken':
      return plain({ type: 'DANGER_MISTAKEN' });
    case 'discard-confirmed':
      return plain({ type: 'DISCARD_CONFIRMED' });
    case 'close':
      return plain({ type: 'CLOSE' });
  }
}

/** Routes ticked as done. What is no route is not kept: it could be any text. */
const ticked = (content: Content, done: unknown): string[] =>
  typeof done === 'string'
    ? done.split(',').filter((id) => content.routes.some((route) => route.id === id))
    : [];

type Giving = 'ANSWER' | 'BACK' | 'DANGER' | 'PAUSE' | 'SUMMARY_SO_FAR' | 'SHOW_ANSWERS' | 'DISCARD';

/** The buttons that bring what was filled in: which event each of them is, and how strictly the card is read. */
const filledIn = {
  answer: { type: 'ANSWER', reading: 'confirm' },
  skip: { type: 'ANSWER', reading: 'skip' },
  back: { type: 'BACK', reading: 'keep' },
  danger: { type: 'DANGER', reading: 'keep' },
  pause: { type: 'PAUSE', reading: 'keep' },
  summary: { type: 'SUMMARY_SO_FAR', reading: 'keep' },
  answers: { type: 'SHOW_ANSWERS', reading: 'keep' },
  discard: { type: 'DISCARD', reading: 'keep' },
} as const satisfies Record<string, { type: Giving; reading: Reading }>;

/** Both at once cannot be meant: what is safer counts. */
const treatmentOf = ({ clean, keep }: Treated): Treatment => (clean ? 'clean' : keep ? 'keep' : 'ask');

function given(
  content: Content,
  snapshot: EnquirySnapshot,
  asked: Treated & { verb: Exclude<HoldingVerb, 'set-level'> | 'danger'; inputs: Inputs },
  { type, reading }: { type: Giving; reading: Reading },
): EventOrProblems {
  const { facts, at } = snapshot.context;
  const card = roomOf(snapshot) === 'open' ? cardAt(content, facts, at) : undefined;
  if (!card) return { event: { type, answers: {}, notes: {} }, problems: [] };
  const inputs = reading === 'skip' ? { ...asShown(facts, card), ...asked.inputs } : asked.inputs;
  // Danger does not ask either: what was found is taken out, and the rest of the note is kept.
  const treatment = type === 'DANGER' ? 'clean' : treatmentOf(asked);
  const { answers, notes, problems, draft } = readInputs(card, inputs, reading, treatment);
  // Nobody waits for "danger" because a note is too long: what cannot be kept is left out, and the help comes first.
  if (problems.length > 0 && type === 'DANGER') return { event: { type, answers, notes: {} }, problems: [] };
  const refused = problems.length > 0 ? problems : notThereYet(content, type === 'ANSWER' ? answers : {});
  if (refused.length > 0 && asked.verb !== 'danger') {
    return { problems: refused, draft: { ...draft, ...heldBack(inputs.note, asked.verb) } };
  }
  return { event: { type, answers, notes }, problems: [] };
}

/** "skip" that is typed brings no inputs: what was told before must not turn into "not asked" by it. */
function asShown(facts: Facts, card: Card): Inputs {
  const known = card.questions.map(({ stage, id }) => [id, answerTo(facts, stage, id)] as const);
  const told = known.filter(([, value]) => value !== undefined && value !== 'not-asked');
  return Object.fromEntries(told.map(([id, value]) => [id, String(value)]));
}

/** A pathway or overlay whose content is not finished says so plainly instead of half-helping. */
function notThereYet(content: Content, answers: Answers): InputProblem[] {
  const { pathway, overlays } = answers.opening ?? {};
  const missing = [
    ...content.opening.pathways.filter((p) => p.id === pathway && !p.available),
    ...content.opening.overlays.filter(
      (o) => (overlays as readonly string[] | undefined)?.includes(o.id) && !o.available,
    ),
  ];
  return missing.map(({ id }) => ({ words: `chrome:not-there-yet.${id}` }));
}

/** The clinician may raise the level at any time, and lower it only with a reason that is kept. */
function ownLevel(
  content: Content,
  snapshot: EnquirySnapshot,
  asked: Extract<SessionAction, { verb: 'set-level' }>,
): EventOrProblems {
  const treatment = treatmentOf(asked);
  const reason = asked.reason.trim();
  const refused = (problems: readonly InputProblem[]): EventOrProblems => ({
    problems,
    draft: {
      ...{ answers: {}, note: undefined, ...heldBack(reason, 'set-level') },
      own: { level: asked.level, reason: draftText(reason, treatment) ?? '' },
    },
  });
  const against = assess(content, snapshot.context.facts).level;
  const lowers = !isAtLeast(asked.level, against);
  if (lowers && reason.length < 10) return refused([{ words: 'chrome:problems.reason-needed' }]);
  if (reason.length > longestNote) {
    return refused([{ words: 'chrome:problems.note-too-long', vars: { most: longestNote } }]);
  }
  const read = readText(reason, treatment);
  if (read.problems.length > 0) return refused(read.problems);
  return { event: { type: 'SET_LEVEL', level: asked.level, reason: read.text, against }, problems: [] };
}
