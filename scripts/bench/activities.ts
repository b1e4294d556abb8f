import { loadOrganisation } from '../../src/content/load-organisation.ts';
import type { Card } from '../../tests/support/fake-connector.ts';
import type { Seat, Stand, Table } from './conversation.ts';
import { trialOrganisation } from './which-servers.ts';

/** Askwell lets in nobody else. */
const { organisation } = loadOrganisation(trialOrganisation);
const tenant = organisation?.tenants[0];
let sentSoFar = 0;

type About = Pick<Table, 'connector' | 'way' | 'server'>;

/** The first word of a conversation, as it is typed. */
export const firstWord = (table: About, seat: Seat): object => ({
  ...{ ...base(table, seat), ...delivery(table), type: 'message', text: 'start', textFormat: 'plain' },
});

/**
 * The pressed button of the card that stands. Posted: its Submit. In the response: its Execute where the bot knows that,
 * else its Submit with expectReplies, which brings the same card back the same way.
 */
export function pressed(table: About, seat: Seat, { step, inputs }: Stand): object {
  const data = { verb: 'answer', session: seat.session, step, ...inputs };
  const about = { ...base(table, seat), replyToId: seat.cardId };
  if (table.way === 'response' && table.server.plan.speaks === 'execute') {
    const action = { type: 'Action.Execute', verb: 'answer', data };
    return { ...about, type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
  }
  return { ...about, ...delivery(table), type: 'message', value: data };
}

/** The card in an answer: an invoke's, one with replies, or a message that was posted. Undefined where there is none. */
export function cardIn(text: string): Card | undefined {
  const body = JSON.parse(text);
  const message = body.activities?.[0] ?? body;
  return message.attachments?.[0]?.content ?? body.value;
}

function base({ connector }: About, { person, conversation }: Seat): object {
  return {
    ...{ id: `activity-${++sentSoFar}`, timestamp: new Date().toISOString(), channelId: 'msteams' },
    ...{ serviceUrl: connector.url, locale: 'en-GB' },
    from: { id: `29:${person}`, aadObjectId: person, name: 'A Clinician' },
    recipient: { id: '28:askwell', name: 'Askwell' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  };
}

const delivery = ({ way }: About) => (way === 'response' ? { deliveryMode: 'expectReplies' } : {});
