import { randomUUID } from 'node:crypto';
import type { FakeConnector, Message } from './fake-connector.ts';
import type { Answered, TeamsClient } from './teams-client.ts';
import { buttonsOf } from './walk-card.ts';

/** The escalation that a message is about, by its buttons; undefined for every other message, a list among them. */
export function aboutWhich({ card }: Pick<Message, 'card'>): string | undefined {
  const found =
    card &&
    buttonsOf(card).find(
      ({ data, verb }) => typeof data.escalation === 'string' && verb !== 'escalation-open',
    );
  return found?.data.escalation as string | undefined;
}

/** The cards of one escalation in a conversation that still have buttons, the oldest first. */
export const cardsOf = (connector: FakeConnector, conversation: string, escalation: string): Message[] =>
  connector.messages(conversation).filter((message) => aboutWhich(message) === escalation);

export const verbsOf = ({ card }: Pick<Message, 'card'>): string[] =>
  buttonsOf(card).flatMap(({ verb, data }) => (data.escalation && verb ? [verb] : []));

/** What a button sends, whether or not the card still has it: a person may look at an older one. */
export const pressing = (on: Message, verb: string, data: object) => ({
  ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: on.id },
  value: { action: { type: 'Action.Execute', verb, data: { verb, ...data } }, trigger: 'manual' },
});

/** Presses a button that the card has. Throws where it has none of this verb. */
export function pressOn(
  teams: TeamsClient,
  on: Message,
  verb: string,
  inputs: object = {},
): Promise<Answered> {
  const button = buttonsOf(on.card).find((one) => one.verb === verb);
  if (!button)
    throw new Error(`no button "${verb}"; there are: ${buttonsOf(on.card).map((one) => one.verb)}`);
  return teams.post({ ...teams.base(randomUUID()), ...pressing(on, verb, { ...button.data, ...inputs }) });
}
