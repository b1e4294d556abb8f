import type { Words } from '../../content/words.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import { resumeQuestions } from './answers.ts';
import { button, row } from './button.ts';
import { drawChangeLevel } from './change-level.ts';
import type { Element } from './element.ts';
import { drawProblems } from './notices.ts';
import { safetyRow, usual } from './session-buttons.ts';
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
      : drawContent(words, view, today, mostOfNote)),
    ...(view.soFar ? soFarButtons(words, view) : buttons(words, view)),
  ];
}

/** Getting ready, nothing is known of anybody: a level would read like a finding. */
const nothingAskedYet = ({ preparing, level, own }: SummaryView) => preparing && level === 'standard' && !own;

const drawContent = (words: Words, view: SummaryView, today: string, mostOfNote: number): Element[] => [
  drawLevel(words, view, mostOfNote),
  ...drawUnsafe(words, view),
  ...drawRoutes(words, view, today),
  ...drawWhy(words, view, mostOfNote === 0),
  ...drawCautions(words, view),
  ...drawMissing(words, view),
  ...drawKnown(words, view),
  ...drawNotes(words, view, mostOfNote),
  ...(view.soFar ? [] : drawChangeLevel(words, view)),
];

const buttons = (words: Words, { at }: SummaryView): Element[] => [
  ...row(
    button(
      words.t('chrome:buttons.what-to-say'),
      { verb: 'go-to', stage: 'response', card: 0, ...at },
      { style: 'positive', inputs: 'none' },
    ),
    button(
      words.t('chrome:buttons.record'),
      { verb: 'go-to', stage: 'recording', card: 0, ...at },
      { inputs: 'none' },
    ),
    button(
      words.t('chrome:buttons.get-help'),
      { verb: 'go-to', stage: 'signposting', card: 0, ...at },
      { inputs: 'none' },
    ),
    usual(words, at, 'back', 'none'),
    usual(words, at, 'close', 'none'),
  ),
  ...safetyRow(words, at, ['pause', 'answers', 'discard'], 'none'),
];

/** A look at the summary before its time: the only ways on are back to the questions, and danger. */
const soFarButtons = (words: Words, { at }: SummaryView): Element[] => [
  ...row(resumeQuestions(words, at)),
  ...safetyRow(words, at, []),
];
