import type { Activity } from 'botbuilder';
import type { Answer } from '../core/conversation/views.ts';

/**
 * A card ready to send. `summary` shows on lock screens and in the activity feed: nothing clinical in it. `alert` raises
 * a notification: for what comes without anybody having asked for it just now.
 */
export type Drawn = { card: object; summary: string; alert?: boolean };

/** Draws an answer as an Adaptive Card, in the words of a locale. Given by the composition root; may throw. */
export type Draw = {
  (answer: Answer, locale: string): Drawn;
  /** The small card that an older message turns into once its card has moved down. */
  moved: (locale: string) => Drawn;
};

/** The plain sentences that the channel itself says, by key ("chrome:problems.not-kept"). */
export type ChannelWords = (locale: string) => {
  t: (key: string, vars?: Readonly<Record<string, string>>) => string;
};

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** A message that is one card and no text: Teams splits text and card in two, and then gives no id to edit. */
export function cardMessage({ card, summary, alert }: Drawn): Partial<Activity> {
  const raised = alert ? { channelData: { notification: { alert: true } } } : {};
  return { type: 'message', summary, attachments: [{ contentType: adaptiveCard, content: card }], ...raised };
}
