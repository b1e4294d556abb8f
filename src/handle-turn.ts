import { randomUUID } from 'node:crypto';
import type { HandleTurn, Inbound, Outcome } from './core/conversation/turn.ts';
import { type DesksAsWritten, deskAfter, desksAsWritten } from './desks-as-written.ts';
import { inOrder } from './in-order.ts';
import type { Database } from './store/database.ts';
import { type KeepTogether, keepTogether } from './store/keep-together.ts';
import { lazyTransaction } from './store/lazy-transaction.ts';
import { lockPerson } from './store/person-of-turn.ts';
import type { Saved } from './store/sessions.ts';
import { fitsOneWrite, keepSteps, keepTurn, turnRow } from './store/turn-keep.ts';
import { readTurn } from './store/turn-read.ts';
import { seenReply } from './store/turns.ts';
import { takeEnquiryTurn } from './take-enquiry-turn.ts';
import { takeEscalationTurn } from './take-escalation-turn.ts';
import { takeOwnDataTurn } from './take-own-data-turn.ts';
import { takeRehearsalHistoryTurn } from './take-rehearsal-history-turn.ts';
import { takeRehearsalTurn } from './take-rehearsal-turn.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';
import { namedIn } from './what-is-named.ts';

export type TurnParts = EnquiryTurnParts & { database: Database };

/** Somebody else was quicker this often: from then on the person's row is held while the turn thinks. */
const triesWithoutHolding = 3;

/**
 * One turn, and everything in Askwell is a turn: somebody types, taps or arrives.
 *
 *   read the person's desk · seen this activity? · think · write step, event, effects and reply in one transaction
 *
 * All of it is written or none of it is; only then does the channel answer. What was read counts only if nothing of this
 * person moved since: otherwise the turn is taken again on what is there now. If the process ends before the answer is
 * sent, the kept reply is sent again: by the client's own retry, or by the sweeper. The same activity twice gets the
 * same answer and moves nothing; so does the same tap under a new activity id. Of two taps at once on one card, the
 * second finds it overtaken.
 */
export function createTurnHandler(parts: TurnParts): HandleTurn {
  const one = inOrder();
  const shared = { ...parts, desks: desksAsWritten(), together: keepTogether(parts.database) };
  return (inbound) => one(`${inbound.tenant} ${inbound.person}`, () => takeUntilKept(shared, inbound));
}

/** What the turns of one process share. */
type Shared = TurnParts & { desks: DesksAsWritten; together: KeepTogether };

async function takeUntilKept(parts: Shared, inbound: Inbound): Promise<Outcome> {
  for (let tried = 0; ; tried += 1) {
    try {
      const outcome = await takeTurn(parts, inbound, tried);
      if (outcome) return outcome;
    } catch (error) {
      if (!wasKeptMeanwhile(error)) throw error;
    }
  }
}

/** Undefined: overtaken, and nothing was written. `tried`: how often already. */
async function takeTurn(all: Shared, inbound: Inbound, tried: number): Promise<Outcome | undefined> {
  const { database, seal, desks } = all;
  const now = all.now();
  const holding = tried >= triesWithoutHolding;
  const known = tried === 0 ? desks.take(inbound, now) : undefined;
  const content = all.content();
  // Content that is replaced while a turn thinks must not be half of what it thinks with.
  const parts = { ...all, content: () => content };
  let revision: number | undefined;
  const { tx, begun, commit, rollback } = lazyTransaction(database, async (first) => {
    const held = await lockPerson(first, inbound, now);
    if (!holding && held !== (revision ?? 0)) throw new Overtaken();
    revision = held;
  });
  try {
    const read = known ?? (await readTurn(holding ? tx : database, inbound, namedIn(inbound)));
    revision = read.revision;
    const seen = seenReply(read, seal);
    if (seen) return { ...seen, locale: inbound.locale };
    const { reply, steps } = await think(parts, { tx, inbound, now, read });
    const row = turnRow(seal, inbound, revision, reply, steps());
    const kept = await (begun() ? keepTurn(tx, row) : all.together(row));
    if (!kept) return undefined;
    await commit();
    desks.wrote(inbound, begun() ? undefined : deskAfter(read, steps(), row), now);
    return { ...reply, sent: false, locale: inbound.locale };
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  } finally {
    await rollback();
  }
}

/** Lets the turn's room think. Out: the reply, and the steps that were not written yet. */
async function think(parts: TurnParts, on: Pick<Taking, 'tx' | 'inbound' | 'now' | 'read'>) {
  let taken: Saved[] = [];
  const steps = () => ({ taken, content: parts.content().version, now: on.now });
  const taking: Taking = {
    ...on,
    take: (saved) => void taken.push(saved),
    write: async () => {
      if (taken.length > 0) await keepSteps(on.tx, parts.seal, on.inbound, steps());
      taken = [];
    },
  };
  const reply = await whoseTurn(parts, taking);
  if (!fitsOneWrite(taken)) await taking.write();
  return { reply: { turn: randomUUID(), ...reply }, steps };
}

/** Which room a turn belongs to: the first that takes it. The enquiry takes what no other does. */
async function whoseTurn(parts: TurnParts, taking: Taking): Promise<Reply> {
  const { reply: rehearsed, notices } = await takeRehearsalTurn(parts, taking);
  if (rehearsed) return rehearsed;
  const reply =
    (await takeRehearsalHistoryTurn(parts, taking)) ??
    (await takeOwnDataTurn(parts, taking)) ??
    (await takeEscalationTurn(parts, taking)) ??
    (await takeEnquiryTurn(parts, taking));
  if (notices.length === 0) return reply;
  return { ...reply, answer: { ...reply.answer, notices: [...notices, ...reply.answer.notices] } };
}

class Overtaken extends Error {}

/** The key of the turn's activity: another process took the same activity since the desk was read. */
const wasKeptMeanwhile = (error: unknown): boolean =>
  (error as { code?: unknown; constraint?: unknown }).code === '23505' &&
  (error as { constraint?: unknown }).constraint === 'turn_activity_key';
