import type { ConversationReference, TurnContext } from 'botbuilder';
import type { Conversation } from '../core/conversation/turn.ts';
import type { Answer } from '../core/conversation/views.ts';
import type { Adapter } from './adapter.ts';
import { type Log, logTrouble } from './channel-log.ts';
import { cardMessage, type Draw, type Drawn } from './draw.ts';
import { sendCard } from './send-card.ts';
import { SendRefused } from './send-http.ts';

/** What became of one try to reach somebody. Only `delivered` may be called sent. */
export type Delivered =
  | { kind: 'delivered'; id: string }
  /** The person or the tenant does not let the bot in. Trying again is no use; `code` is the channel's sub-code. */
  | { kind: 'blocked'; code: string }
  | { kind: 'gone' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  /** No status: nothing answered in time, or the card could not be drawn. */
  | { kind: 'failed'; status?: number };

/** With `cardId` the message that has this id is changed; otherwise a new one is sent. */
export type Deliver = (
  conversation: Conversation,
  answer: Answer,
  locale: string,
  cardId?: string,
) => Promise<Delivered>;

/** A minute, where the channel says "too much" and not for how long. */
const patienceSeconds = 60;

/**
 * Puts an answer into a conversation, outside any turn. Never throws.
 * The error is caught inside the callback: with `onTurnError` set, continueConversationAsync resolves even when the send
 * was refused, and a refused message would count as sent.
 */
export function createDeliver(parts: { adapter: Adapter; appId: string; draw: Draw; log: Log }): Deliver {
  const { adapter, appId, draw, log } = parts;
  return async (conversation, answer, locale, cardId) => {
    let outcome: Delivered = { kind: 'failed' };
    try {
      const drawn = draw(answer, locale);
      await adapter.continueConversationAsync(appId, referenceTo(conversation), async (context) => {
        try {
          notAReply(context);
          outcome = { kind: 'delivered', id: await put(context, drawn, cardId) };
        } catch (error) {
          logTrouble(log, 'reply-not-sent', error);
          outcome = whatBecame(error);
        }
      });
    } catch (error) {
      logTrouble(log, 'reply-not-sent', error);
    }
    return outcome;
  };
}

async function put(context: TurnContext, drawn: Drawn, cardId: string | undefined): Promise<string> {
  if (cardId === undefined) return (await sendCard(context, drawn)) ?? '';
  await context.updateActivity({ ...cardMessage(drawn), id: cardId });
  return cardId;
}

function referenceTo({
  id,
  kind,
  channelId,
  serviceUrl,
  botId,
}: Conversation): Partial<ConversationReference> {
  return {
    channelId,
    serviceUrl,
    conversation: { id, conversationType: kind, isGroup: kind !== 'personal', name: '' },
    bot: { id: botId, name: '' },
  };
}

/** The continuation gets a made-up id, and the card would be sent as a reply to a message that does not exist. */
function notAReply(context: TurnContext): void {
  context.activity.id = undefined as unknown as string;
}

export function whatBecame(error: unknown): Delivered {
  if (!(error instanceof SendRefused)) return { kind: 'failed' };
  switch (error.status) {
    case 403:
      return { kind: 'blocked', code: error.code ?? 'Forbidden' };
    case 404:
      return { kind: 'gone' };
    case 429:
      return { kind: 'throttled', retryAfterSeconds: error.retryAfterSeconds ?? patienceSeconds };
    default:
      return { kind: 'failed', status: error.status };
  }
}
