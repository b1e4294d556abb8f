import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { longestNote } from '../../core/conversation/read-inputs.ts';
import type { Answer, View } from '../../core/conversation/views.ts';
import { drawAnswers } from './answers.ts';
import { drawAsk } from './ask.ts';
import { drawDanger } from './danger.ts';
import { drawEscalationCard, previewOf } from './draw-escalation.ts';
import { type Card, type CardMetadata, card, type Element } from './element.ts';
import { drawFollowUp, drawFollowUpMove } from './follow-up.ts';
import { drawFollowUps } from './follow-ups-list.ts';
import { drawHelp } from './help.ts';
import { drawFound, drawLookUp } from './look-up.ts';
import { drawNotices } from './notices.ts';
import { drawDeletedData, drawDeletingData, drawOwnData, drawOwnDataText } from './own-data.ts';
import { drawPlan } from './plan.ts';
import { drawClosed, drawConfirmingDiscard, drawDiscarded, drawPaused } from './put-aside.ts';
import { drawRecording } from './recording.ts';
import { drawReflect } from './reflect.ts';
import { drawDebrief } from './rehearsal-debrief.ts';
import { drawExport } from './rehearsal-export.ts';
import { drawCounts, drawDeleted, drawDeleting, drawProgress } from './rehearsal-history.ts';
import { drawBriefing, drawRehearsals } from './rehearsal-list.ts';
import { drawLook } from './rehearsal-look.ts';
import { drawRehearsalClosed, drawRehearsalPaused, drawTalk } from './rehearsal-talk.ts';
import { drawReminder, drawSettled } from './reminder.ts';
import { drawResponse } from './response.ts';
import { drawRetention } from './retention.ts';
import { drawSignposting } from './signposting.ts';
import { drawSummary } from './summary.ts';
import { text } from './text.ts';
import { drawWelcome } from './welcome.ts';
import { drawWhoElse } from './who-else.ts';

/** What is sent. `summary` stands in activity feeds and on lock screens, so it is never about the enquiry. */
export type DrawnCard = { card: Card; summary: string; alert?: boolean };

/** Teams may refuse a card above 28 KB (28,672 bytes); a little is left for what the channel adds around it. */
export const mostBytes = 28_000;
export const bytesOf = (drawn: Card): number => Buffer.byteLength(JSON.stringify(drawn));

/** Notes are what makes a card too big: the most of each that fits is shown. Without room for any, reasons are cut too. */
const noteLengths = [longestNote, 500, 250, 120, 0];

/**
 * Draws what one turn shows. Words come from the locale; `today` (YYYY-MM-DD) tells which numbers are due for a
 * check; `content` is what a record text is written from.
 * Throws when a word is missing: the content check finds that before anybody sees a card.
 */
export function drawCard(
  { view, notices }: Answer,
  words: Words,
  today: string,
  content: Content,
): DrawnCard {
  const draw = (mostOfNote: number) =>
    card(metadataOf(view), [
      ...drawNotices(words, notices),
      ...bodyOf(view, words, { today, content, mostOfNote }),
    ]);
  let drawn = draw(longestNote);
  for (const most of noteLengths.slice(1)) {
    // Nothing of a card of questions is ever cut: measuring it would be writing it out for nothing.
    if (view.kind === 'ask' || bytesOf(drawn) <= mostBytes) break;
    drawn = draw(most);
  }
  if (view.kind === 'reminder')
    return { card: drawn, summary: words.t('follow-up:reminder.preview'), alert: true };
  const preview = previewOf(view.kind);
  if (preview !== undefined) return { card: drawn, summary: words.t(preview), alert: true };
  return { card: drawn, summary: words.t('chrome:name') };
}

/** What an older card becomes once the conversation has gone on below it. */
export const drawMoved = (words: Words): DrawnCard => ({
  card: card({ stage: 'moved', kind: 'moved' }, [
    text(words.t('chrome:notices.moved'), { isSubtle: true, size: 'Small' }),
  ]),
  summary: words.t('chrome:name'),
});

/** The stage where the card belongs to one, otherwise its kind. */
function metadataOf(view: View): CardMetadata {
  if (view.kind === 'ask') return { stage: view.stage, kind: view.kind };
  if (view.kind === 'plan') return { stage: 'readiness', kind: view.kind };
  return { stage: view.kind, kind: view.kind };
}

type Drawing = { today: string; content: Content; mostOfNote: number };

function bodyOf(view: View, words: Words, { today, content, mostOfNote }: Drawing): Element[] {
  switch (view.kind) {
    case 'ask':
      return drawAsk(words, view);
    case 'summary':
      return drawSummary(words, view, today, mostOfNote);
    case 'danger':
      return drawDanger(words, view, today);
    case 'plan':
      return drawPlan(words, view);
    case 'answers':
      return drawAnswers(words, view.at, view.answered, mostOfNote < longestNote);
    case 'response':
      return drawResponse(words, view);
    case 'recording':
      return drawRecording(words, view, content);
    case 'signposting':
      return drawSignposting(words, view, today);
    case 'who-else':
      return drawWhoElse(words, view);
    case 'reflect':
      return drawReflect(words, view);
    case 'paused':
      return drawPaused(words, view.at, view.stage);
    case 'confirming-discard':
      return drawConfirmingDiscard(words, view.at);
    case 'follow-up':
      return drawFollowUp(words, view);
    case 'follow-up-move':
      return drawFollowUpMove(words, view);
    case 'follow-up-settled':
      return drawSettled(words, view);
    case 'follow-ups':
      return drawFollowUps(words, view.planned);
    case 'reminder':
      return drawReminder(words, view.followUp);
    case 'discarded':
      return drawDiscarded(words);
    case 'closed':
      return drawClosed(words, view.at);
    case 'welcome':
      return drawWelcome(words, view.at, view.paused);
    case 'help':
      return drawHelp(words);
    case 'look-up':
      return drawLookUp(words, view.back);
    case 'found':
      return drawFound(words, view.back, view.found, today);
    case 'rehearsals':
      return drawRehearsals(words, view);
    case 'rehearsal-briefing':
      return drawBriefing(words, view);
    case 'rehearsal-talk':
      return drawTalk(words, content, view);
    case 'rehearsal-debrief':
      return drawDebrief(words, content, view);
    case 'rehearsal-look':
      return drawLook(words, view);
    case 'rehearsal-progress':
      return drawProgress(words, view);
    case 'rehearsal-counts':
      return drawCounts(words, view);
    case 'rehearsal-export':
      return drawExport(words, view);
    case 'rehearsal-deleting':
      return drawDeleting(words, view);
    case 'rehearsal-deleted':
      return drawDeleted(words, view);
    case 'rehearsal-paused':
      return drawRehearsalPaused(words, view);
    case 'rehearsal-closed':
      return drawRehearsalClosed(words, view);
    case 'my-data':
      return drawOwnData(words, view);
    case 'my-data-export':
      return drawOwnDataText(words, view);
    case 'my-data-deleting':
      return drawDeletingData(words, view);
    case 'my-data-deleted':
      return drawDeletedData(words, view);
    case 'retention':
      return drawRetention(words, view);
    case 'notice':
      return [];
    case 'escalate':
    case 'escalation':
    case 'own-escalation':
    case 'escalations':
    case 'on-call':
    case 'swap':
    case 'reach':
    case 'bulletin':
    case 'escalation-moved':
    case 'refusal':
      return drawEscalationCard({ words, today, mostOfText: mostOfNote }, view);
  }
}
