import type { TurnContext } from 'botbuilder';
import { type Log, logTrouble } from './channel-log.ts';
import { cardMessage, type Drawn } from './draw.ts';
import { within } from './within.ts';

/** Retiring waits no longer than this: a pressed button's own answer leaves only afterwards. */
const retirePatienceMs = 2_000;

/** A new message with the card. Out: its id; undefined where the channel gives none. Throws when it was not sent. */
export async function sendCard(context: TurnContext, drawn: Drawn): Promise<string | undefined> {
  const sent = await context.sendActivity(cardMessage(drawn));
  return sent?.id || undefined;
}

/**
 * The card in the place of the pressed one; a new message where that one is gone or unknown, because a person who
 * pressed a button must see that it did something. Out: the message that carries the card. Throws when neither went out.
 */
export async function sendCardInPlace(
  context: TurnContext,
  cardId: string | undefined,
  drawn: Drawn,
  log: Log,
): Promise<string | undefined> {
  if (cardId !== undefined) {
    try {
      await context.updateActivity({ ...cardMessage(drawn), id: cardId });
      return cardId;
    } catch (error) {
      logTrouble(log, 'card-not-updated', error);
    }
  }
  return sendCard(context, drawn);
}

/** Turns an older message into "moved". A failure is logged and harmless: the old card's buttons are fenced by their step. */
export async function retireCard(
  context: TurnContext,
  cardId: string,
  moved: Drawn,
  log: Log,
): Promise<void> {
  try {
    await within(retirePatienceMs, context.updateActivity({ ...cardMessage(moved), id: cardId }));
  } catch (error) {
    logTrouble(log, 'old-card-not-retired', error);
  }
}
