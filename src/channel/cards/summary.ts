import type { Words } from '../../content/words.ts';
import type { At, SummaryView } from '../../core/conversation/views.ts';
import type { Stage } from '../../core/enquiry/facts.ts';
import { resumeQuestions } from './answers.ts';
import { button, row } from './button.ts';
import { drawChangeLevel } from './change-level.ts';
import type { Element } from './element.ts';
import { drawSummaryLead } from './escalation-raised.ts';
import { drawProblems } from './notices.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { drawSummaryFollowUp } from './summary-follow-up.ts';
import { drawKnown, drawNotes } from './summary-known.ts';
import { drawLevel } from './summary-level.ts';
import { drawMissing } from './summary-missing.ts';
import { drawCautions, drawRoutes, drawUnsafe } from './summary-routes.ts';
import { drawWhy } from './summary-why.ts';
import { text, title } from './text.ts';

/**
 * The summary: how urgent, who to involve, what made it, and what is known and NOT KNOWN. `mostOfNote` is how much of
 * each note is shown.
 */
export function drawSummary(words: Words, view: SummaryView, today: string, mostOfNote: number): Element[] {
  return [
    title(words.t(view.soFar ? 'chrome:summary.so-far' : 'enquiry:stages.summary.title')),
    ...drawProblems(words, view.problems, []),
    ...(nothingAskedYet(view)
      ? [text(words.t('chrome:summary.preparing'))]
      : [...drawContent(words, view, today, mostOfNote), ...drawSummaryFollowUp(words, view)]),
    ...(view.soFar ? soFarButtons(words, view) : buttons(words, view)),
  ];
}

/** Getting ready, nothing is known of anybody: a level would read like a finding. */
const nothingAskedYet = ({ preparing, level, own }: SummaryView) => preparing && level === 'standard' && !own;

const drawContent = (words: Words, view: SummaryView, today: string, mostOfNote: number): Element[] => [
  drawLevel(words, view, mostOfNote),
  ...drawUnsafe(words, view),
  ...drawRoutes(words, view, today),
  ...drawSummaryLead(words, view),
  ...drawWhy(words, view, mostOfNote === 0),
  ...drawCautions(words, view),
  ...drawMissing(words, view, mostOfNote === 0),
  ...drawKnown(words, view),
  ...drawNotes(words, view, mostOfNote),
  ...(view.soFar ? [] : drawChangeLevel(words, view)),
];

/** The rooms after the summary, in any order, then the ways out. */
const buttons = (words: Words, { at, whoElse }: SummaryView): Element[] => [
  ...row(
    room(words, at, 'what-to-say', 'response', 'positive'),
    room(words, at, 'record', 'recording'),
    room(words, at, 'get-help', 'signposting'),
    whoElse ? room(words, at, 'who-else', 'who-else') : undefined,
    room(words, at, 'reflect', 'reflect'),
  ),
  ...row(usual(words, at, 'back', 'none'), usual(words, at, 'close', 'none')),
  ...safetyRow(words, at, ['pause', 'answers', 'discard'], 'none'),
];

const room = (words: Words, at: At, title: string, stage: Stage, style?: 'positive') =>
  button(
    words.t(`chrome:buttons.${title}`),
    { verb: 'go-to', stage, card: 0, ...at },
    { ...(style && { style }), inputs: 'none' },
  );

/** A look at the summary before its time: the only ways on are back to the questions, and danger. */
const soFarButtons = (words: Words, { at }: SummaryView): Element[] => [
  ...row(resumeQuestions(words, at)),
  ...safetyRow(words, at, []),
];
