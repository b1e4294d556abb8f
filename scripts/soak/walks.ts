import { setTimeout as pause } from 'node:timers/promises';
import { type Answered, type TeamsClient, teamsClient } from '../../tests/support/teams-client.ts';
import type { Chance } from '../drill/chance.ts';

/** One person in Teams, and everything that Askwell confirmed to them. */
export type Walker = {
  teams: TeamsClient;
  /** The highest step of each enquiry and rehearsal that a card has shown. */
  confirmed: Map<string, number>;
  press: (verb: string, where?: Record<string, unknown>) => Promise<void>;
  type: (text: string) => Promise<void>;
  has: (verb: string, where?: Record<string, unknown>) => boolean;
};
export type Taken = { ms: number; wrong: string | undefined };

const readiness: Record<string, string> = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};
const mostCards = 40;

/** A walker; `taken` hears of every turn: how long it took and what was wrong with its answer. */
export function createWalker(
  parts: Parameters<typeof teamsClient>[0],
  taken: (turn: Taken) => void,
  thinkMs: number,
): Walker {
  const teams = teamsClient(parts);
  const confirmed = new Map<string, number>();

  async function timed(what: string, act: () => Promise<Answered>): Promise<void> {
    const begun = performance.now();
    const answer = await act().catch((error: Error) => error);
    const wrong = answer instanceof Error ? answer.message : whatIsWrong(answer);
    taken({ ms: performance.now() - begun, wrong: wrong && `${what}: ${wrong}` });
    if (wrong) throw new Error(wrong);
    for (const { data } of teams.buttons()) note(data);
    if (thinkMs > 0) await pause(thinkMs);
  }
  function note({ session, rehearsal, step }: Record<string, unknown>): void {
    const id = session ?? rehearsal;
    if (typeof id !== 'string' || typeof step !== 'number') return;
    confirmed.set(id, Math.max(confirmed.get(id) ?? 0, step));
  }
  const has: Walker['has'] = (verb, where = {}) =>
    teams
      .buttons()
      .some((one) => one.verb === verb && Object.entries(where).every(([key, is]) => one.data[key] === is));
  return {
    ...{ teams, confirmed, has },
    press: (verb, where) => timed(verb, () => teams.press(verb, where ? { where } : {})),
    type: (text) => timed('typed', () => teams.type(text)),
  };
}

function whatIsWrong({ status, body, sent }: Answered): string | undefined {
  if (status !== 200) return `status ${status}`;
  const type = body?.type as string | undefined;
  if (type?.endsWith('.error') || type?.endsWith('activity.message')) return JSON.stringify(body.value);
  return sent.find(({ text }) => text)?.text;
}

/** An enquiry from its beginning to its close. `stepwise` asks one thing a card, otherwise many stand on each. */
export async function walkEnquiry({ teams, press, type, has }: Walker, stepwise: boolean, chance: Chance) {
  await type('start');
  teams.fill({
    pathway: chance.one(['may-harm', 'may-be-harmed', 'unclear']),
    timing: stepwise ? 'in-consultation' : 'afterwards',
  });
  await press('answer');
  for (let cards = 0; teams.card().metadata.stage !== 'summary'; cards++) {
    if (cards === mostCards) {
      await type('summary');
      break;
    }
    fillIn(teams, chance);
    if (has('answer')) await press('answer');
    else if (has('skip')) await press('skip');
    else await type('summary');
    if (has('danger-mistaken')) await press('danger-mistaken');
  }
  if (has('go-to', { stage: 'response' })) {
    await press('go-to', { stage: 'response' });
    await press('back');
  }
  if (!has('go-to', { stage: 'recording' })) return;
  await press('go-to', { stage: 'recording' });
  if (has('close')) await press('close');
}

/** Readiness says that it is a good moment; whatever else has to be chosen is left to chance. */
function fillIn(teams: TeamsClient, chance: Chance): void {
  for (const input of teams.inputs()) {
    const ready = readiness[input.id];
    if (ready) teams.fill({ [input.id]: ready });
    else if (input.type === 'Input.ChoiceSet' && input.isRequired && input.value === undefined) {
      const choices = (input.choices ?? []) as { value: string }[];
      if (choices.length > 0) teams.fill({ [input.id]: chance.one(choices).value });
    }
  }
}

const said = ['Hello, what brings you in?', 'Who is at home with you?', 'How are things when you argue?'];

/** A rehearsal with coaching, stopped after a few lines. */
export async function walkRehearsal({ press, type }: Walker): Promise<void> {
  await type('rehearse');
  await press('rehearsal-choose', { scenario: 'work-stress' });
  await press('rehearsal-begin', { level: 'coached' });
  for (const line of said) await type(line);
  await type('stop');
  await press('rehearsal-close');
}

/** Danger, and the lead is told. */
export async function walkEscalation({ press, type }: Walker): Promise<void> {
  await type('start');
  await type('danger');
  await press('escalate');
}
