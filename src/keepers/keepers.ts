import type { Bot } from '../channel/bot.ts';
import type { Deliver } from '../channel/deliver.ts';
import type { HandleTurn } from '../core/conversation/turn.ts';
import type { Log } from '../log/create-log.ts';
import { createFigures, type Reloaded, type Sent } from './figures.ts';
import { countTroubles } from './troubles.ts';
import { watchAnswers, watchDeliveries, watchTurns } from './watch-work.ts';

/** What counts as the bot works. Each gives back what it was given, doing the same. */
export function createKeepers(log: Log, about: { version: string }) {
  const figures = createFigures(about);
  return {
    figures,
    log: countTroubles(log, figures.trouble),
    turns: (handleTurn: HandleTurn) => watchTurns(handleTurn, figures),
    answers: (bot: Bot) => watchAnswers(bot, figures),
    deliveries: (sent: Sent, deliver: Deliver) => watchDeliveries(deliver, sent, figures),
    reloaded: (outcome: Reloaded) => figures.reloaded(outcome),
  };
}
