import { aboutWhich, pressOn } from '../../tests/support/escalation-cards.ts';
import type { FakeConnector, Message } from '../../tests/support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../../tests/support/teams-client.ts';
import { wordsOf } from '../../tests/support/walk-card.ts';
import { until } from './until.ts';
import { mustBeTaken } from './walk-enquiry.ts';
import type { OnCall } from './who-is-on-call.ts';

type Parts = Parameters<typeof teamsClient>[0];
/** Longer than a busy machine needs: a message goes out within seconds. */
const patience = 60;

/** The lead on call installs the app: whoever never met Askwell cannot be written to. */
export async function leadArrives(parts: Parts, { entraId, name }: OnCall): Promise<TeamsClient> {
  const lead = teamsClient({ ...parts, person: entraId, name });
  for (const one of await lead.arrive()) mustBeTaken('arriving', one);
  return lead;
}

/**
 * From the clinician's summary to the lead's close: told, acknowledged, taken on, advised, closed; after each the
 * clinician's card must say so. Throws a PlainError that names what never came.
 */
export async function walkEscalation(connector: FakeConnector, clinician: TeamsClient, lead: TeamsClient) {
  mustBeTaken('go-to', await clinician.press('go-to', { where: { stage: 'escalating' } }));
  clinician.fill({ question: 'Do I tell the school?' });
  mustBeTaken('escalate', await clinician.press('escalate'));
  await told('Sent to');

  await onTheLeadsCard('escalation-acknowledge', 'Acknowledged by');
  await onTheLeadsCard('escalation-take-on', 'has taken this on');
  await onTheLeadsCard('escalation-advise', 'Speak to the school nurse first.', {
    advice: 'Speak to the school nurse first.',
  });
  await onTheLeadsCard('escalation-close', 'a plan was agreed', { closing: 'plan-agreed' });

  async function onTheLeadsCard(verb: string, then: string, inputs: object = {}): Promise<void> {
    const card = await until(`a card with "${verb}" in the lead's chat`, patience, () =>
      connector.messages(lead.conversation).findLast((message) => offers(message, verb)),
    );
    mustBeTaken(verb, await pressOn(lead, card, verb, inputs));
    await told(then);
  }
  async function told(words: string): Promise<void> {
    await until(`"${words}" in the clinician's chat`, patience, () =>
      clinician.messages().some(({ card }) => card && wordsOf(card).includes(words)),
    );
  }
}

const offers = (message: Message, verb: string): boolean =>
  aboutWhich(message) !== undefined && JSON.stringify(message.card).includes(`"${verb}"`);
