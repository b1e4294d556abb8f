import { randomUUID } from 'node:crypto';
import type { HandleTurn, Inbound, Outcome } from './core/conversation/turn.ts';
import { type Database, inTransaction, type Queryable } from './store/database.ts';
import { lockPerson } from './store/sessions.ts';
import { claimTurn, keepReply } from './store/turns.ts';
import { takeEnquiryTurn } from './take-enquiry-turn.ts';
import { takeEscalationTurn } from './take-escalation-turn.ts';
import { takeRehearsalHistoryTurn } from './take-rehearsal-history-turn.ts';
import { takeRehearsalTurn } from './take-rehearsal-turn.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';

export type TurnParts = EnquiryTurnParts & { database: Database };

/**
 * One turn, and everything in Askwell is a turn: somebody types, taps or arrives.
 *
 *   BEGIN · hold the person's row · seen this activity? · load their sessions · think · save step and event · apply the
 *   effects · keep the reply · COMMIT
 *
 * All of it happens or none of it does. Only then does the channel answer. If the process ends before the answer is
 * sent, the kept reply is sent again: by the client's own retry, or by the sweeper. The same activity twice gets the
 * same answer and moves nothing; so does the same tap under a new activity id. Two taps at once wait for each other, and
 * the second finds its card overtaken.
 */
export function createTurnHandler(parts: TurnParts): HandleTurn {
  return (inbound) => inTransaction(parts.database, (tx) => takeTurn(parts, tx, inbound));
}

async function takeTurn(parts: TurnParts, tx: Queryable, inbound: Inbound): Promise<Outcome> {
  const now = parts.now();
  const turn = randomUUID();
  await lockPerson(tx, inbound, now);
  const seen = await claimTurn(tx, parts.seal, turn, inbound, now);
  if (seen) return { ...seen, locale: inbound.locale };
  const reply = { turn, ...(await whoseTurn(parts, { tx, inbound, now })) };
  await keepReply(tx, parts.seal, reply);
  return { ...reply, sent: false, locale: inbound.locale };
}

/** Which room a turn belongs to: the first that takes it. The enquiry takes what no other does. */
async function whoseTurn(parts: TurnParts, taking: Taking): Promise<Reply> {
  const { reply: rehearsed, notices } = await takeRehearsalTurn(parts, taking);
  if (rehearsed) return rehearsed;
  const reply =
    (await takeRehearsalHistoryTurn(parts, taking)) ??
    (await takeEscalationTurn(parts, taking)) ??
    (await takeEnquiryTurn(parts, taking));
  if (notices.length === 0) return reply;
  return { ...reply, answer: { ...reply.answer, notices: [...notices, ...reply.answer.notices] } };
}
