import type { Bot } from '../channel/bot.ts';
import type { Deliver } from '../channel/deliver.ts';
import type { Via } from '../channel/read-activity.ts';
import type { HandleTurn, Inbound } from '../core/conversation/turn.ts';
import type { Figures, Sent } from './figures.ts';

const secondsSince = (begun: number) => (performance.now() - begun) / 1000;
const viaOf = ({ body }: Inbound): Via => ('via' in body ? body.via : 'text');

/** The same turns, each counted when it has ended. */
export const watchTurns =
  (handleTurn: HandleTurn, { turn }: Figures): HandleTurn =>
  async (inbound) => {
    const begun = performance.now();
    try {
      const outcome = await handleTurn(inbound);
      turn(viaOf(inbound), outcome.sent ? 'repeated' : 'kept', secondsSince(begun));
      return outcome;
    } catch (error) {
      turn(viaOf(inbound), 'failed', secondsSince(begun));
      throw error;
    }
  };

/** The same answers: how long a person waited, with the sending. */
export const watchAnswers =
  (bot: Bot, { answer }: Figures): Bot =>
  async (...asked) => {
    const begun = performance.now();
    await bot(...asked);
    answer(secondsSince(begun));
  };

/** The same deliveries, each counted by what the channel said. */
export const watchDeliveries =
  (deliver: Deliver, sent: Sent, { delivery }: Figures): Deliver =>
  async (...to) => {
    const outcome = await deliver(...to);
    delivery(sent, outcome.kind);
    return outcome;
  };
