import { answersEscalations } from './content/schema/organisation.ts';
import { type EscalationAction, isRotaAction, type RotaAction } from './core/conversation/card-actions.ts';
import { isRotaCommand } from './core/conversation/commands.ts';
import { draftText } from './core/conversation/read-inputs.ts';
import type { Notice, View } from './core/conversation/views.ts';
import { eventOf } from './core/escalation/event-of.ts';
import { showToLead, showToRaiser } from './core/escalation/show.ts';
import { urgencyOf } from './core/escalation/urgency.ts';
import { isRaiserVerb } from './core/escalation/who-may.ts';
import { whyNotMoved } from './core/escalation/why-not-moved.ts';
import { type Colleague, roleOf } from './core/organisation/role-of.ts';
import { drive } from './drive-escalation.ts';
import { standingOf } from './show-escalation.ts';
import { listEscalations, showOnCall, showReach } from './show-rota.ts';
import { lastOf } from './store/audit.ts';
import { lockEscalation, type StoredEscalation } from './store/escalations.ts';
import { noteChannel } from './store/people.ts';
import { adoptCard, askPost } from './store/posts.ts';
import { handOver } from './swap-shift.ts';
import type { EnquiryTurnParts, Reply, Taking } from './turn-parts.ts';

/**
 * A turn about escalations or who is on duty: a button on one of their cards, or one of the words for it. Undefined for
 * any other turn. Who may do what is decided here, from the organisation file, whatever the card says.
 */
export async function takeEscalationTurn(
  parts: EnquiryTurnParts,
  taking: Taking,
): Promise<Reply | undefined> {
  const { inbound, tx, now } = taking;
  const { body, conversation, tenant } = inbound;
  if (conversation.kind === 'channel') await noteChannel(tx, { tenant, conversation, now });
  if (body.kind === 'action' && 'escalation' in body.action)
    return reply(await press(parts, taking, body.action));
  const asked = askedFor(parts, taking);
  return asked && reply(await look(parts, taking, asked));
}

type Shown = { view: View; notices?: readonly Notice[] };
const reply = ({ view, notices = [] }: Shown): Reply => ({
  answer: { view, notices },
  session: undefined,
  retire: undefined,
});
const refusal = (words: string, vars?: Readonly<Record<string, string>>): Shown => ({
  view: { kind: 'refusal', words: `escalation:notices.${words}`, ...(vars && { vars }) },
});

/** A list by its button, or by its word. */
function askedFor(
  { readText }: EnquiryTurnParts,
  { inbound: { body, locale } }: Taking,
): RotaAction | undefined {
  if (body.kind === 'action' && isRotaAction(body.action)) return body.action;
  if (body.kind !== 'text') return undefined;
  const read = readText(body.text, locale);
  if (read.kind !== 'command' || !isRotaCommand(read.command)) return undefined;
  return read.command === 'swap' ? { verb: 'swap', inputs: {} } : { verb: read.command };
}

async function look(parts: EnquiryTurnParts, taking: Taking, asked: RotaAction): Promise<Shown> {
  const { inbound, tx, now } = taking;
  const organisation = parts.escalation.organisation();
  const me = colleague(parts, taking);
  const leads = me !== undefined && answersEscalations(me.role);
  switch (asked.verb) {
    case 'escalations':
      return { view: await listEscalations(parts.escalation, tx, inbound, leads ? me : undefined, now) };
    case 'on-call':
      if (!organisation.tenants.includes(inbound.tenant)) return refusal('no-organisation');
      return { view: await showOnCall(organisation, tx, inbound.tenant, leads, now) };
    case 'leads':
      return leads
        ? { view: await showReach(organisation, tx, inbound.tenant, now) }
        : refusal('not-your-role');
    case 'swap':
      return leads
        ? handOver(parts.escalation, tx, { tenant: inbound.tenant, me, inputs: asked.inputs }, now)
        : refusal('not-your-role');
  }
}

const colleague = ({ escalation }: EnquiryTurnParts, { inbound }: Taking): Colleague | undefined =>
  roleOf(escalation.organisation(), inbound.tenant, inbound.person);

async function press(parts: EnquiryTurnParts, taking: Taking, asked: EscalationAction): Promise<Shown> {
  const { inbound, tx } = taking;
  const one = await lockEscalation(tx, parts.seal, asked.escalation);
  if (!one || one.tenant !== inbound.tenant || one.erasedAt) return refusal('unknown');
  const me = colleague(parts, taking);
  const mine = one.raisedBy === inbound.person;
  const lead = me && answersEscalations(me.role) ? me : undefined;
  if (asked.verb === 'escalation-open') return open(parts, taking, one, mine, lead);
  if (isRaiserVerb(asked.verb)) {
    return mine ? act(parts, taking, one, 'clinician', asked) : refusal('not-yours');
  }
  if (!lead) return refusal('not-your-role');
  if (mine) return refusal('own-escalation');
  return act(parts, taking, one, lead.id, asked);
}

/** From a list in one's own chat: the card comes as a new message, for only messages of its own are kept up to date. */
async function open(
  parts: EnquiryTurnParts,
  { tx, inbound, now }: Taking,
  one: StoredEscalation,
  mine: boolean,
  lead: Colleague | undefined,
): Promise<Shown> {
  if (!mine && !lead) return refusal('not-yours');
  if (inbound.conversation.kind !== 'personal') return refusal('personal-only');
  const { id: escalation, tenant, revision, level } = one;
  const audience = mine ? 'clinician' : 'lead';
  const urgency = urgencyOf(level);
  await askPost(tx, { escalation, tenant, audience, recipient: inbound.person, urgency, revision }, now);
  await parts.escalation.wake(tx);
  return {
    view: await listEscalations(parts.escalation, tx, inbound, lead, now),
    notices: [{ words: 'escalation:notices.shown-below', vars: { reference: one.reference } }],
  };
}

async function act(
  parts: EnquiryTurnParts,
  taking: Taking,
  one: StoredEscalation,
  actor: string,
  asked: EscalationAction,
): Promise<Shown> {
  const { tx, now } = taking;
  const read = eventOf(asked, actor, one.level);
  if ('problem' in read)
    return putRight(await shown(parts, taking, one, actor, read.problem, read.vars), asked);
  const { event, words } = read;
  // Teams brings a slow tap twice under two ids: the same words from the same person right after are that.
  const last = words === undefined ? undefined : await lastOf(tx, parts.seal, one.id, actor);
  if (last && last.words === words && last.what === event.type.toLowerCase().replaceAll('_', '-'))
    return shown(parts, taking, one, actor, 'repeated');
  const { escalation, moved } = await drive(
    parts.escalation,
    tx,
    one,
    { event, actor, ...(words !== undefined && { words }) },
    now,
  );
  if (moved) {
    await keepPressedCard(taking, escalation, actor);
    return shown(parts, taking, escalation, actor);
  }
  const why = whyNotMoved(parts.escalation.organisation(), one, event, actor);
  return why ? shown(parts, taking, one, actor, why.words, why.vars) : shown(parts, taking, one, actor);
}

/**
 * The card that somebody pressed in their own chat is there, whatever became of the answer when it was sent: from now on
 * it is the one that is kept up to date. Without this, whoever pressed on a card that Askwell believes not to have
 * arrived would hold an escalation and never see it change again.
 */
async function keepPressedCard(
  { inbound, tx, now }: Taking,
  { id: escalation }: StoredEscalation,
  actor: string,
) {
  const { conversation, cardId, person: recipient } = inbound;
  if (conversation.kind !== 'personal' || cardId === undefined) return;
  const audience = actor === 'clinician' ? 'clinician' : 'lead';
  await adoptCard(tx, { escalation, audience, recipient }, { cardId, conversation }, now);
}

/** Nobody should have to write it twice: the card comes back open, with what was written and gaps for what was found. */
function putRight({ view, ...said }: Shown, { verb, inputs }: EscalationAction): Shown {
  if (view.kind !== 'escalation' && view.kind !== 'own-escalation') return { view, ...said };
  const place =
    verb === 'escalation-advise' ? 'advise' : verb === 'escalation-close' ? 'finish' : 'note-or-raise';
  const text = draftText(place === 'advise' ? inputs.advice : inputs.note, 'clean');
  return { ...said, view: { ...view, draft: { place, ...(text !== undefined && { text }) } } };
}

/**
 * The card as it stands now, with what is to be said first. In a channel everybody looks at the pressed card: what only
 * concerns the person who pressed is said to them alone, and what only leads may read stays out.
 */
async function shown(
  parts: EnquiryTurnParts,
  { inbound, tx, now }: Taking,
  one: StoredEscalation,
  actor: string,
  notice?: string,
  vars?: Readonly<Record<string, string>>,
): Promise<Shown> {
  const personal = inbound.conversation.kind === 'personal';
  if (notice && !personal) return refusal(notice, vars);
  const standing = await standingOf(parts.escalation, tx, one, now);
  const organisation = parts.escalation.organisation();
  const notices = notice ? [{ words: `escalation:notices.${notice}`, ...(vars && { vars }) }] : [];
  if (actor === 'clinician') {
    return personal ? { view: showToRaiser(organisation, standing), notices } : refusal('personal-only');
  }
  return { view: showToLead(organisation, standing, personal ? actor : undefined), notices };
}
