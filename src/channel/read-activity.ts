import { plainCharacters } from '../core/conversation/plain-characters.ts';
import type { Conversation, Inbound, InboundBody } from '../core/conversation/turn.ts';
import { activitySchema, type ReadableActivity } from './activity-schema.ts';
import { cardAction } from './card-action-schema.ts';
import { withoutMention } from './without-mention.ts';

const longestText = 4000;
const fallbackLocale = 'en-GB';

/** The way that somebody spoke decides the way that they are answered. */
export type Via = 'text' | 'execute' | 'submit';

export type ReadActivity =
  | { kind: 'inbound'; inbound: Inbound }
  /** Spoken to in a group chat or channel: others read along, so nothing but "talk to me in a personal chat". */
  | { kind: 'not-personal'; via: Via; locale: string }
  /** Nothing to answer. An invoke still waits for a response. */
  | { kind: 'ignored'; reason: string }
  /** Cannot be answered at all: the request is refused with 400. `field` names the first part that is wrong. */
  | { kind: 'malformed'; field: string };

/**
 * What came in, told apart. In: the body of a request, untrusted. Out: one of four outcomes; never throws.
 * A person who arrives gets one welcome: see `isArrival`.
 */
export function readActivity(raw: unknown): ReadActivity {
  const parsed = activitySchema.safeParse(raw);
  if (!parsed.success) {
    return { kind: 'malformed', field: String(parsed.error.issues[0]?.path.join('.') || 'activity') };
  }
  const activity = parsed.data;
  const body = bodyOf(activity);
  if (typeof body === 'string') return { kind: 'ignored', reason: body };

  const kind = kindOf(activity);
  const locale = activity.locale ?? fallbackLocale;
  if (kind !== 'personal' && !mayBeShared(body)) {
    if (body.kind === 'arrived') return { kind: 'ignored', reason: 'arrived-not-personal' };
    return { kind: 'not-personal', via: viaOf(body), locale };
  }
  const tenant = inSmallLetters(activity.channelData?.tenant?.id ?? activity.conversation.tenantId);
  const person = inSmallLetters(activity.from?.aadObjectId ?? activity.from?.id);
  if (!tenant) return { kind: 'malformed', field: 'channelData.tenant.id' };
  if (!person) return { kind: 'malformed', field: 'from.id' };
  if (!activity.recipient) return { kind: 'malformed', field: 'recipient.id' };
  const conversation: Conversation = {
    // A thread's id is its channel's with the message behind it; the channel is what can be written to.
    id: kind === 'channel' ? channelOf(activity.conversation.id) : activity.conversation.id,
    kind,
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
  };
  const cardId = body.kind === 'text' || body.kind === 'arrived' ? undefined : activity.replyToId;
  const name = plainCharacters(activity.from?.name ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const inbound = {
    ...{ activityId: activity.id, tenant, person, conversation, locale, cardId, body },
    ...(name !== '' && { name }),
  };
  return { kind: 'inbound', inbound };
}

/** The body, or the reason why there is nothing in it for Askwell. */
function bodyOf(activity: ReadableActivity): InboundBody | string {
  switch (activity.type) {
    case 'message':
      return messageBody(activity);
    case 'invoke':
      return activity.name === 'adaptiveCard/action'
        ? actionBody(executeData(activity.value), 'execute')
        : 'other-invoke';
    case 'installationUpdate':
    case 'conversationUpdate':
      return isArrival(activity) ? { kind: 'arrived' } : activity.type;
    default:
      return activity.type;
  }
}

function messageBody(activity: ReadableActivity): InboundBody {
  const typed = withoutMention(activity.text ?? '', activity.entities ?? [], activity.recipient?.id);
  const text = plainCharacters(typed.toWellFormed()).trim();
  const { value } = activity;
  if ((typeof value === 'object' && value !== null) || (value !== undefined && value !== null && !text)) {
    return actionBody(value, 'submit');
  }
  if (text.length > longestText) return { kind: 'refused', reason: 'too-long', via: 'text' };
  return { kind: 'text', text };
}

function actionBody(data: unknown, via: 'execute' | 'submit'): InboundBody {
  const parsed = cardAction.safeParse(data);
  if (!parsed.success) return { kind: 'refused', reason: 'unreadable-action', via };
  return { kind: 'action', action: parsed.data, via };
}

function executeData(value: unknown): unknown {
  const action = (value as { action?: unknown } | null | undefined)?.action;
  return (action as { data?: unknown } | null | undefined)?.data;
}

/**
 * One arrival, one welcome. Teams and the Playground announce an install twice, as installationUpdate and as
 * conversationUpdate, under two activity ids. On msteams only the first counts: Teams sends it at every install, the
 * second only at the first one. Other channels (Emulator, Web Chat) know only the second: there a person must be among
 * those added, because the bot's own joining is announced by itself as well.
 */
function isArrival({ type, channelId, action, membersAdded, recipient }: ReadableActivity): boolean {
  if (channelId === 'msteams') return type === 'installationUpdate' && action === 'add';
  return type === 'conversationUpdate' && (membersAdded ?? []).some((member) => member.id !== recipient?.id);
}

/** The one card that stands in a team channel is an escalation's: its buttons work there. */
const mayBeShared = (body: InboundBody): boolean => body.kind === 'action' && 'escalation' in body.action;

const channelOf = (conversation: string): string => conversation.split(';')[0] ?? conversation;

/** The same id in capitals is the same person: as another one they would be unknown, and could not be reached. */
const inSmallLetters = (id: string | undefined): string | undefined =>
  id !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id) ? id.toLowerCase() : id;

/** Unknown kinds count as a group: what is personal must be sure to be personal. */
function kindOf({ conversation }: ReadableActivity): Conversation['kind'] {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'channel') return 'channel';
  if (conversationType === 'personal' || (conversationType === undefined && !isGroup)) return 'personal';
  return 'groupChat';
}

const viaOf = (body: InboundBody): Via => ('via' in body ? body.via : 'text');
