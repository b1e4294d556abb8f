import { isHistoryAction } from './core/conversation/card-actions.ts';
import { isHistoryCommand } from './core/conversation/commands.ts';
import type { View } from './core/conversation/views.ts';
import { londonDay } from './core/follow-up/days.ts';
import { roleOf } from './core/organisation/role-of.ts';
import type { RehearsalHistoryAction } from './core/rehearsal/card-actions.ts';
import { debriefOf } from './core/rehearsal/debrief/debrief.ts';
import type { Reflection } from './core/rehearsal/history/views.ts';
import { revive } from './core/rehearsal/snapshots.ts';
import {
  countRehearsals,
  deleteRehearsals,
  type Finished,
  finishedRehearsals,
  howManyRehearsals,
} from './store/rehearsal-progress.ts';
import { loadRehearsal } from './store/rehearsals.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';

/** A chart of more is no longer read; what is older is kept, and deleted with the rest. */
const mostInHistory = 12;
/** Shorter than this a conversation says nothing about what somebody can do. */
const enoughTurns = 4;
/** A number about fewer people than this could be about somebody. */
const leastPeople = 5;

type Asked = RehearsalHistoryAction | { verb: 'rehearsal-export'; of: undefined };
type Shown = { view: View; rehearsal?: string | undefined };

/**
 * A turn about somebody's rehearsals as a whole: their own history, the text for a portfolio, deleting all of it; and for
 * a practice educator how often patients were met. Undefined for any other turn. Nobody reads anybody else's rehearsal.
 */
export async function takeRehearsalHistoryTurn(
  parts: EnquiryTurnParts,
  taking: Taking,
): Promise<Reply | undefined> {
  const asked = taking.inbound.conversation.kind === 'personal' ? askedFor(parts, taking) : undefined;
  if (!asked) return undefined;
  const { view, rehearsal } = await look(parts, taking, asked);
  const answered = { answer: { view, notices: [] }, session: undefined, retire: undefined };
  // A reply that quotes a rehearsal goes when that is deleted.
  return { ...answered, ...(rehearsal !== undefined && { rehearsal }) };
}

function askedFor({ readText }: EnquiryTurnParts, { inbound: { body, locale } }: Taking): Asked | undefined {
  if (body.kind === 'action') return isHistoryAction(body.action) ? body.action : undefined;
  if (body.kind !== 'text') return undefined;
  const read = readText(body.text, locale);
  if (read.kind !== 'command' || !isHistoryCommand(read.command)) return undefined;
  switch (read.command) {
    case 'progress':
      return { verb: 'rehearsal-progress' };
    case 'own-progress':
      return { verb: 'rehearsal-own-progress' };
    case 'export':
      return { verb: 'rehearsal-export', of: undefined };
    case 'delete-rehearsals':
      return { verb: 'rehearsal-delete' };
  }
}

async function look(parts: EnquiryTurnParts, taking: Taking, asked: Asked): Promise<Shown> {
  const { tx, inbound } = taking;
  switch (asked.verb) {
    case 'rehearsal-progress':
      return isEducator(parts, taking) ? showCounts(parts, taking) : showProgress(taking);
    case 'rehearsal-own-progress':
      return showProgress(taking);
    case 'rehearsal-export':
      return showExport(parts, taking, asked.of);
    case 'rehearsal-delete':
      return { view: { kind: 'rehearsal-deleting', count: await howManyRehearsals(tx, inbound) } };
    case 'rehearsal-delete-all':
      return { view: { kind: 'rehearsal-deleted', count: await deleteRehearsals(tx, inbound) } };
  }
}

const isEducator = ({ escalation }: EnquiryTurnParts, { inbound }: Taking): boolean =>
  roleOf(escalation.organisation(), inbound.tenant, inbound.person)?.role === 'practice-educator';

async function showCounts({ content }: EnquiryTurnParts, { tx, inbound }: Taking): Promise<Shown> {
  const counted = await countRehearsals(tx, inbound.tenant, leastPeople);
  const counts = content().rehearsal.scenarios.map(({ id: scenario }) => {
    const found = counted.find((one) => one.scenario === scenario);
    return { scenario, begun: found?.begun ?? undefined, finished: found?.finished ?? undefined };
  });
  return { view: { kind: 'rehearsal-counts', least: leastPeople, counts } };
}

async function showProgress({ tx, inbound }: Taking): Promise<Shown> {
  const finished = await finishedRehearsals(tx, inbound, { most: mostInHistory });
  const done = finished
    .filter(({ turns }) => turns >= enoughTurns)
    .map(({ id, step, scenario, level, endedAt, points }) => ({
      ...{ rehearsal: { rehearsal: id, step }, scenario, level, on: londonDay(endedAt), points },
    }));
  return { view: { kind: 'rehearsal-progress', done: done.toReversed() }, rehearsal: finished[0]?.id };
}

async function showExport(parts: EnquiryTurnParts, taking: Taking, of: string | undefined): Promise<Shown> {
  const only = of === undefined ? {} : { only: of };
  const [finished] = await finishedRehearsals(taking.tx, taking.inbound, { most: 1, ...only });
  const reflection = finished && (await reflect(parts, taking, finished));
  return { view: { kind: 'rehearsal-export', reflection }, rehearsal: finished?.id };
}

/** Undefined where the rehearsal can no longer be read: its patient or the machine is gone. */
async function reflect(
  { seal, content }: EnquiryTurnParts,
  { tx, inbound }: Taking,
  { id, scenario, level, endedAt, minutes }: Finished,
): Promise<Reflection | undefined> {
  const named = await loadRehearsal(tx, seal, inbound, id);
  const snapshot = named && revive(content().rehearsal, named.snapshot);
  const transcript = snapshot?.context.talk?.transcript;
  if (!transcript) return undefined;
  const { well, next } = debriefOf(content(), transcript);
  return { scenario, level, on: londonDay(endedAt), minutes, well, next };
}
