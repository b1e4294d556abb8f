import type { Card } from '../../tests/support/fake-connector.ts';
import { buttonsOf, inputsOf, untouched } from '../../tests/support/walk-card.ts';
import { cardIn, firstWord, pressed } from './activities.ts';
import type { BenchConnector } from './connector.ts';
import { exchange, newAgent, newSeat, type Script, type Stand } from './conversation.ts';
import type { RunningServer } from './run-server.ts';

/** How many questions are answered in one conversation. */
export const questions = 12;

/** Answers that lead through the questions one at a time. To all else: "no" where it is offered, or what comes first. */
const chosen: Readonly<Record<string, string>> = {
  ...{ pathway: 'may-harm', timing: 'in-consultation' },
  ...{
    'seen-alone': 'yes',
    interpreter: 'not-needed',
    sober: 'yes',
    'clinician-safe': 'yes',
    trained: 'yes',
  },
  ...{ 'information-source': 'patient', cues: 'hand-injury', household: 'partner,child-under-18' },
};

/** What everybody plays, and the cards that the peers send: Askwell's own, so that all carry the same bytes. */
export type Recording = { script: Script; cards: Card[] };

/** Plays one conversation with Askwell and writes down each card and what was answered to it. */
export async function recordScript(server: RunningServer, connector: BenchConnector): Promise<Recording> {
  const table = { server, connector, way: 'response' as const, agent: newAgent() };
  const seat = newSeat();
  const script: Stand[] = [];
  const cards: Card[] = [];
  let { text } = await exchange(table, seat, firstWord(table, seat));
  for (;;) {
    const card = cardIn(text);
    const stand = standOf(card);
    script.push(stand);
    cards.push(card);
    if (cards.length > questions) break;
    seat.session = stand.session;
    ({ text } = await exchange(table, seat, pressed(table, seat, stand)));
  }
  await table.agent.close();
  return { script: script.map(({ stage, step, inputs }) => ({ stage, step, inputs })), cards };
}

function standOf(card: Card | undefined): Stand & { session: string } {
  const button = card && buttonsOf(card).find(({ verb }) => verb === 'answer');
  if (!button) throw new Error(`This card asks nothing: ${JSON.stringify(card)?.slice(0, 300)}`);
  const filled = inputsOf(card)
    .filter(({ id }) => button.takes.includes(id))
    .flatMap((input) => {
      const offered = ((input.choices ?? []) as { value: string }[]).map(({ value }) => value);
      const value = chosen[input.id] ?? (offered.includes('no') ? 'no' : offered[0]) ?? untouched(input);
      return value === undefined ? [] : [[input.id, value]];
    });
  return {
    ...{ stage: String(card.metadata?.stage), step: Number(button.data.step) },
    ...{ session: String(button.data.session), inputs: Object.fromEntries(filled) },
  };
}
