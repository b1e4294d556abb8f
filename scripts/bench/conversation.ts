import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { cardIn, firstWord, pressed } from './activities.ts';
import type { BenchConnector } from './connector.ts';
import { patienceMs, postActivity } from './post-activity.ts';
import type { RunningServer } from './run-server.ts';

/** How the bot answers: in the HTTP response, or by a message of its own to the connector. */
export const ways = ['response', 'posted'] as const;
export type Way = (typeof ways)[number];

/** A card of the conversation: where it stands, and what is answered to it. */
export type Stand = { stage: string; step: number; inputs: Readonly<Record<string, string>> };
/** The conversation that everybody plays: the card that stands after so many answers. */
export type Script = readonly Stand[];

/** One person in the middle of their conversation. `answered` is -1 before the first word. */
export type Seat = {
  person: string;
  conversation: string;
  answered: number;
  session: string;
  cardId: string;
};

export type Table = {
  server: RunningServer;
  connector: BenchConnector;
  script: Script;
  way: Way;
  agent: Agent;
};

export const newSeat = (): Seat => {
  const person = randomUUID();
  return { person, conversation: `a:${person}`, answered: -1, session: '', cardId: 'card-1' };
};

/** Connections that stay open within a slice, and not longer: the server closes those that lie idle. */
export const newAgent = (): Agent => new Agent({ connections: 64 });

/** Whether the last answer has been given. */
export const isThrough = (seat: Seat, script: Script): boolean => seat.answered === script.length - 1;

/**
 * One turn: the first word, or the answer to the card that stands. Out: how long it took in ms, from the first byte sent
 * until the HTTP answer and the card are both there. Throws when what came is not the card that belongs there: an error
 * is no turn.
 */
export async function takeTurn(table: Table, seat: Seat): Promise<number> {
  const stands = table.script[seat.answered];
  const activity = stands ? pressed(table, seat, stands) : firstWord(table, seat);
  const { ms, text } = await exchange(table, seat, activity);
  moveOn(table, seat, text);
  return ms;
}

/** Sends an activity and waits for what it brings. Out: the text that carries the card, and how long it took in ms. */
export async function exchange(
  { server, connector, way, agent }: Omit<Table, 'script'>,
  seat: Seat,
  activity: object,
): Promise<{ ms: number; text: string }> {
  const authorization = server.plan.signsIn ? connector.authorization() : undefined;
  const begun = performance.now();
  const posted = way === 'posted' ? connector.next(seat.conversation) : undefined;
  const answer = await postActivity(agent, server.port, activity, authorization).catch((cause: Error) => {
    throw new Error(`${server.plan.name}: ${cause.message}`, { cause });
  });
  if (answer.status < 200 || answer.status > 299)
    throw new Error(`${server.plan.name} answered ${answer.status}: ${answer.text}`);
  const message = posted && (await inTime(posted));
  const ms = performance.now() - begun;
  if (message && message.signedIn !== server.plan.signsIn)
    throw new Error(`${server.plan.name} showed the connector no good token`);
  if (message) seat.cardId = message.id;
  return { ms, text: message?.text ?? answer.text };
}

/** Looks at the card that came, and notes where the conversation stands. */
function moveOn({ script, server }: Table, seat: Seat, text: string): void {
  const due = script[seat.answered + 1];
  const stage = cardIn(text)?.metadata?.stage;
  // The buttons' own data, found without walking the card: the driver shares the machine with what it measures.
  const step = Number(/"step":(\d+)/.exec(text)?.[1]);
  const session = /"session":"([^"]+)"/.exec(text)?.[1];
  if (!due || !session || stage !== due.stage || step !== due.step) {
    const wanted = `stage ${due?.stage}, step ${due?.step}`;
    throw new Error(
      `${server.plan.name} answered with stage ${stage}, step ${step} instead of ${wanted}: ${text.slice(0, 300)}`,
    );
  }
  seat.session = session;
  seat.answered += 1;
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error('the reply was never posted')), patienceMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
