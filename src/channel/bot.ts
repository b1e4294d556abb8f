import type { TurnContext } from 'botbuilder';
import type { HandleTurn, Inbound, NoteSent, NoteSoon, Outcome } from '../core/conversation/turn.ts';
import { correlation } from '../log/under-correlation.ts';
import { type Log, logTrouble } from './channel-log.ts';
import type { ChannelWords, Draw, Drawn } from './draw.ts';
import type { HowOften } from './how-often.ts';
import { respondToExecute, respondToOther } from './invoke-response.ts';
import type { ReadActivity, Via } from './read-activity.ts';
import { retireCard, sendCard, sendCardInPlace } from './send-card.ts';

export type BotParts = {
  handleTurn: HandleTurn;
  noteSent: NoteSent;
  noteSoon: NoteSoon;
  draw: Draw;
  words: ChannelWords;
  howOften: HowOften;
  log: Log;
};

/** `read` is what `readActivity` made of the context's activity. */
export type Bot = (context: TurnContext, read: ReadActivity) => Promise<void>;

/**
 * One activity: let the house take its turn, answer the way it was asked.
 * The bot decides nothing. When `handleTurn` throws, nothing was kept, and the person is told so. Once it has resolved,
 * everything was: from there on a trouble with drawing, sending or noting is logged, and the kept reply is sent again.
 */
export function createBot(parts: BotParts): Bot {
  return async (context, read) => {
    switch (read.kind) {
      case 'malformed':
      case 'ignored':
        if (context.activity.type === 'invoke') await respondToOther(context);
        return;
      case 'not-personal':
        await say(parts, context, read.via, read.locale, 'chrome:notices.personal-only');
        return;
      case 'inbound':
        return answerUnlessTooOften(parts, context, read.inbound);
    }
  };
}

/** Too often is answered with a sentence or not at all: an error status would make Teams send the same again. */
async function answerUnlessTooOften(parts: BotParts, context: TurnContext, inbound: Inbound): Promise<void> {
  const often = await parts.howOften(inbound);
  switch (often.kind) {
    case 'go-on':
      return answer(parts, context, inbound);
    case 'say-wait':
      parts.log.warn({ event: 'too-often', correlation: correlation() });
      return void (await say(parts, context, viaOf(inbound), inbound.locale, often.words));
    case 'say-nothing':
      if (viaOf(inbound) === 'execute') await respondToOther(context);
  }
}

async function answer(parts: BotParts, context: TurnContext, inbound: Inbound): Promise<void> {
  const via = viaOf(inbound);
  const { body, locale } = inbound;
  // A card for an answer would take the place of what was filled in; a sentence leaves it standing.
  if (body.kind === 'refused' && via === 'execute') {
    await say(parts, context, via, locale, 'chrome:problems.unreadable');
    return;
  }
  const outcome = await takeTurn(parts, inbound);
  if (!outcome) return sayFailed(parts, context, via, locale, 'not-kept');
  if (outcome.sent && via !== 'execute') return;
  const { view } = outcome.answer;
  if (view.kind === 'refusal' && via !== 'text') {
    // A card for an answer would take the place of a card that belongs to others too.
    const said = await say(parts, context, via, locale, view.words, view.vars);
    return said ? noteSent(parts, outcome, undefined) : undefined;
  }
  const drawn = drawOutcome(parts, outcome);
  if (!drawn) return sayFailed(parts, context, via, locale, 'not-shown');

  const sent = await sendReply(parts, context, inbound, drawn);
  if (!sent || outcome.sent) return;
  if (stoodInPlace(inbound, outcome, sent.cardId)) {
    parts.noteSoon({ turn: outcome.turn, session: outcome.session, cardId: sent.cardId });
    return;
  }
  await noteSent(parts, outcome, sent.cardId);
  if (outcome.retire && outcome.retire !== sent.cardId) {
    const moved = drawMoved(parts, outcome.locale);
    if (moved) await retireCard(context, outcome.retire, moved, parts.log);
  }
}

/** The reply took the pressed card's place, and no other card has to go. */
const stoodInPlace = (inbound: Inbound, { retire }: Outcome, cardId: string | undefined): boolean =>
  viaOf(inbound) !== 'text' && retire === undefined && cardId !== undefined && cardId === inbound.cardId;

async function takeTurn({ handleTurn, log }: BotParts, inbound: Inbound): Promise<Outcome | undefined> {
  try {
    return await handleTurn(inbound);
  } catch (error) {
    logTrouble(log, 'turn-failed', error);
    return undefined;
  }
}

function drawOutcome({ draw, log }: BotParts, { answer, locale }: Outcome): Drawn | undefined {
  try {
    return draw(answer, locale);
  } catch (error) {
    logTrouble(log, 'card-not-drawn', error);
    return undefined;
  }
}

function drawMoved({ draw, log }: BotParts, locale: string): Drawn | undefined {
  try {
    return draw.moved(locale);
  } catch (error) {
    logTrouble(log, 'card-not-drawn', error);
    return undefined;
  }
}

/** Out: the message that now carries the card; undefined when nothing went out and the reply has to be sent again. */
async function sendReply(
  { log }: BotParts,
  context: TurnContext,
  inbound: Inbound,
  drawn: Drawn,
): Promise<{ cardId: string | undefined } | undefined> {
  try {
    switch (viaOf(inbound)) {
      case 'execute':
        await respondToExecute(context, { kind: 'card', card: drawn.card });
        return { cardId: inbound.cardId };
      case 'submit':
        return { cardId: await sendCardInPlace(context, inbound.cardId, drawn, log) };
      case 'text':
        return { cardId: await sendCard(context, drawn) };
    }
  } catch (error) {
    logTrouble(log, 'reply-not-sent', error);
    return undefined;
  }
}

async function noteSent({ noteSent, log }: BotParts, { turn, session }: Outcome, cardId: string | undefined) {
  try {
    await noteSent(turn, session, cardId);
  } catch (error) {
    // The reply is out. Unnoted, it will go out once more, which does no harm.
    logTrouble(log, 'sending-not-noted', error);
  }
}

/** A plain sentence. Out: whether it went out. */
async function say(
  { words, log }: BotParts,
  context: TurnContext,
  via: Via,
  locale: string,
  key: string,
  vars?: Readonly<Record<string, string>>,
): Promise<boolean> {
  const text = words(locale).t(key, vars);
  try {
    if (via === 'execute') await respondToExecute(context, { kind: 'message', text });
    else await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
    return true;
  } catch (error) {
    logTrouble(log, 'reply-not-sent', error);
    return false;
  }
}

async function sayFailed(
  parts: BotParts,
  context: TurnContext,
  via: Via,
  locale: string,
  code: 'not-kept' | 'not-shown',
) {
  const key = `chrome:problems.${code}`;
  if (via !== 'execute') return void (await say(parts, context, via, locale, key));
  return respondToExecute(context, { kind: 'error', code, message: parts.words(locale).t(key) });
}

const viaOf = ({ body }: Inbound): Via => ('via' in body ? body.via : 'text');
