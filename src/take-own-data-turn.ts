import { answersEscalations } from './content/schema/organisation.ts';
import { type DataAction, isDataAction } from './core/conversation/card-actions.ts';
import { isDataCommand } from './core/conversation/commands.ts';
import type { View } from './core/conversation/views.ts';
import { londonDay } from './core/follow-up/days.ts';
import { roleOf } from './core/organisation/role-of.ts';
import { howLong } from './core/retention/how-long.ts';
import type { OwnData, OwnRole } from './core/retention/views.ts';
import { howMuchIsHeld } from './how-much-is-held.ts';
import { eraseOwnData } from './store/erase-own-data.ts';
import { heldAbout, howOftenInAudit, raisedBy } from './store/own-data.ts';
import { latestRun } from './store/retention-runs.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';

/**
 * A turn about what is held: somebody sees, exports or deletes their own, leads see how much there is in all. Undefined
 * for any other turn. Nobody sees or deletes anything of anybody else's.
 */
export async function takeOwnDataTurn(parts: EnquiryTurnParts, taking: Taking): Promise<Reply | undefined> {
  const asked = taking.inbound.conversation.kind === 'personal' ? askedFor(parts, taking) : undefined;
  if (!asked) return undefined;
  return {
    answer: { view: await look(parts, taking, asked), notices: [] },
    ...{ session: undefined, retire: undefined },
  };
}

function askedFor(
  { readText }: EnquiryTurnParts,
  { inbound: { body, locale } }: Taking,
): DataAction | undefined {
  if (body.kind === 'action') return isDataAction(body.action) ? body.action : undefined;
  if (body.kind !== 'text') return undefined;
  const read = readText(body.text, locale);
  if (read.kind !== 'command' || !isDataCommand(read.command)) return undefined;
  return { verb: read.command === 'delete-data' ? 'my-data-delete' : read.command };
}

async function look(parts: EnquiryTurnParts, taking: Taking, { verb }: DataAction): Promise<View> {
  switch (verb) {
    case 'my-data':
      return { kind: 'my-data', ...(await mine(parts, taking)) };
    case 'my-data-export':
      return { kind: 'my-data-export', ...(await mine(parts, taking)) };
    case 'my-data-delete':
      return { kind: 'my-data-deleting', ...(await mine(parts, taking)) };
    case 'my-data-delete-all':
      return erased(parts, taking);
    case 'retention':
      return inAll(parts, taking);
  }
}

async function mine({ escalation }: EnquiryTurnParts, { tx, inbound }: Taking) {
  const organisation = escalation.organisation();
  const held = await heldAbout(tx, inbound);
  const raised = await raisedBy(tx, inbound);
  const day = (moment: Date | null) => (moment ? londonDay(moment) : undefined);
  const data: OwnData = {
    since: day(held.since),
    enquiries: {
      ...{ open: held.open, paused: held.paused, closed: held.closed, discarded: held.discarded },
      oldest: day(held.enquiriesSince),
    },
    followUps: { planned: held.planned, next: held.next ?? undefined, settled: held.settled },
    rehearsals: { held: held.rehearsals, oldest: day(held.rehearsalsSince) },
    ...{ replies: held.replies, turns: held.turns, sentAsLead: held.sentAsLead },
    escalations: raised.map(({ reference, state, raisedAt }) => ({
      ...{ reference, state, raisedOn: londonDay(raisedAt) },
    })),
  };
  const colleague = roleOf(organisation, inbound.tenant, inbound.person);
  const role: OwnRole | undefined = colleague && {
    ...{ role: colleague.role, answers: answersEscalations(colleague.role) },
    actions: await howOftenInAudit(tx, inbound.tenant, colleague.id),
  };
  return { data, role, kept: howLong(organisation) };
}

/** A second press, or one on an older card, finds nothing more and is answered alike. */
async function erased({ escalation, seal }: EnquiryTurnParts, { tx, inbound, now }: Taking): Promise<View> {
  const organisation = escalation.organisation();
  const open = await eraseOwnData(tx, seal, inbound, organisation.version, now);
  // The leads' cards of what is over lose the name as soon as this is committed.
  await escalation.wake(tx);
  const colleague = roleOf(organisation, inbound.tenant, inbound.person);
  const answers = colleague !== undefined && answersEscalations(colleague.role);
  const { sentAsLead } = await heldAbout(tx, inbound);
  const kept = howLong(organisation);
  return { kind: 'my-data-deleted', open, answers, sentAsLead: sentAsLead > 0, kept };
}

async function inAll({ escalation }: EnquiryTurnParts, { tx, inbound, now }: Taking): Promise<View> {
  const organisation = escalation.organisation();
  const me = roleOf(organisation, inbound.tenant, inbound.person);
  if (!me || !answersEscalations(me.role))
    return { kind: 'refusal', words: 'escalation:notices.not-your-role' };
  const run = await latestRun(tx);
  const last = run && {
    ...{ begunAt: run.begunAt.toISOString(), endedAt: run.endedAt?.toISOString() },
    ...{ removed: run.removed, failed: run.failed },
  };
  return { kind: 'retention', held: await howMuchIsHeld(tx, organisation, now), last };
}
