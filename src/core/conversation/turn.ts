import type { CardAction } from './card-actions.ts';
import type { Answer } from './views.ts';

/** Where to answer: enough to reach the conversation again, also later and from another replica. */
export type Conversation = {
  id: string;
  kind: 'personal' | 'groupChat' | 'channel';
  channelId: string;
  serviceUrl: string;
  /** The bot's own account in this conversation, as the channel named it. */
  botId: string;
};

/** What somebody did, told apart by the channel. `refused` could not be read: it gets a plain answer and changes nothing. */
export type InboundBody =
  | { kind: 'text'; text: string }
  | { kind: 'action'; action: CardAction; via: 'execute' | 'submit' }
  | { kind: 'arrived' }
  | { kind: 'refused'; reason: 'too-long' | 'unreadable-action'; via: 'text' | 'execute' | 'submit' };

/** One activity, checked and stripped to what Askwell needs. No addresses. */
export type Inbound = {
  activityId: string;
  tenant: string;
  /** The person's Entra object id, or the channel's own id where there is none. Never shown, never logged. */
  person: string;
  /** As Teams names them. Kept only, and sealed, where they tell a lead: whom to turn to. */
  name?: string;
  conversation: Conversation;
  locale: string;
  /** The message that carries the pressed card. */
  cardId: string | undefined;
  body: InboundBody;
};

/** What a turn came to, already committed. The channel draws and sends it; sending again does no harm. */
export type Outcome = {
  /** The row that keeps this reply until it is known to be sent. */
  turn: string;
  answer: Answer;
  /** The session whose living card this is, if any. */
  session: string | undefined;
  /** The message that carried the living card before and should now point down to the new one. */
  retire: string | undefined;
  /** True when this very reply is known to be out: a redelivered message must not make the card appear twice. */
  sent: boolean;
  locale: string;
};

export type HandleTurn = (inbound: Inbound) => Promise<Outcome>;

/** What the channel tells the store once a reply is out; `cardId` is the message that now carries the living card. */
export type NoteSent = (
  turn: string,
  session: string | undefined,
  cardId: string | undefined,
) => Promise<void>;

/** The same, where nothing waits for it: the reply stands in the place of the pressed card. */
export type NoteSoon = (note: {
  turn: string;
  session: string | undefined;
  cardId: string | undefined;
}) => void;
