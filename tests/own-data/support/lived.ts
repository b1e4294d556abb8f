import { randomUUID } from 'node:crypto';
import { beforeEach } from 'vitest';
import type { HandleTurn, Inbound, Outcome } from '../../../src/core/conversation/turn.ts';
import { realContent } from '../../support/content.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import { atOf, press, testSeal, text, turnHandler, viewOf } from '../../support/turns.ts';

const content = realContent();
const [scenario = ''] = content.rehearsal.scenarios.map(({ id }) => id);

/** The trial's tenant and its lead; whoever is not in its file is a clinician. */
export const tenant = '5c1d7f0e-8b3a-4e62-9f4d-2a6b90c7e318';
export const lead = who('d3587e2a-94b1-4c0d-8e76-1f9a05b3c6d8', 'Dr Marek Wiśniewski');
export const sam = who('00000000-0000-4000-8000-00000000005a', 'Dr Samuel Plantedname');
export const rosa = who('00000000-0000-4000-8000-0000000000b0', 'Rosa Otherperson');

export type Who = Pick<Inbound, 'tenant' | 'person' | 'name' | 'conversation'>;
export function who(person: string, name: string): Who {
  const conversation = {
    ...{ id: `chat-${person}`, kind: 'personal' as const, channelId: 'msteams' },
    ...{ serviceUrl: 'http://127.0.0.1:1/', botId: 'bot' },
  };
  return { tenant, person, name, conversation };
}

/** People who do things in Askwell, turn by turn, with a clock that the test moves. */
export function living(current: () => TestDatabase, start = '2026-11-23T10:00:00Z') {
  const clock = { now: new Date(start) };
  beforeEach(() => {
    clock.now = new Date(start);
  });
  const handler = (): HandleTurn => turnHandler(current(), content, { now: () => clock.now });
  const presses = (me: Who) => (action: Parameters<typeof press>[0]) => handler()(press(action, me));
  /** Presses in another replica, where something happens after the desk was read and before anything is written. */
  const pressesWhile = (me: Who, meanwhile: () => Promise<unknown>) => {
    let happened = false;
    const { database } = current();
    const query = async (asked: string | { name: string; text: string }, values?: unknown[]) => {
      if (typeof asked !== 'string' && asked.name === 'keep-turn' && !happened) {
        happened = true;
        await meanwhile();
      }
      return database.query(asked as string, values);
    };
    const slow = Object.create(database, { query: { value: query } });
    const handle = turnHandler(current(), content, { now: () => clock.now, database: slow });
    return async (action: Parameters<typeof press>[0]) => {
      const outcome = await handle(press(action, me));
      if (!happened) throw new Error('nothing happened in between');
      return outcome;
    };
  };
  const says = (me: Who) => (words: string) => handler()(text(words, me));

  /** An enquiry with a note, paused again, and its follow-up planned. */
  const enquire = async (me: Who, note: string): Promise<string> => {
    const answer = async (before: Outcome, inputs: Record<string, string>) =>
      presses(me)({ verb: 'answer', ...atOf(before), inputs });
    let card = await presses(me)({ verb: 'start' });
    card = await answer(card, { pathway: 'may-harm', timing: 'in-consultation' });
    card = await answer(card, {
      ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
      ...{ trained: 'yes', 'information-source': 'patient' },
    });
    card = await answer(card, { cues: 'hand-injury' });
    card = await answer(card, { household: 'partner' });
    card = await answer(card, { 'effect-on-family': 'concern-heard', note });
    return atOf(card).session;
  };
  const planFollowUp = async (me: Who, session: string, dueOn: string, dueAt: string) => {
    await current().database.query(
      `insert into follow_up (id, session, tenant, person, state, due_on, due_at, planned_at)
       values ($1, $2, $3, $4, 'planned', $5, $6, $7)`,
      [randomUUID(), session, tenant, me.person, dueOn, dueAt, clock.now],
    );
  };
  /** A conversation with a patient; it goes on unless it is closed. */
  const rehearse = async (me: Who, said: readonly string[]) => {
    const briefing = await presses(me)({ verb: 'rehearsal-choose', scenario });
    const { rehearsal } = viewOf(briefing, 'rehearsal-briefing');
    await presses(me)({ verb: 'rehearsal-begin', ...rehearsal, level: 'exam', inputs: {} });
    for (const words of said) await says(me)(words);
    return rehearsal.rehearsal;
  };
  /** Tells the lead from the danger card. Out: the escalation's id and reference. */
  const raise = async (me: Who, question: string) => {
    const started = await presses(me)({ verb: 'start' });
    const danger = await presses(me)({ verb: 'danger', ...atOf(started), inputs: {} });
    await presses(me)({
      ...{ verb: 'escalate', ...atOf(danger) },
      inputs: { wish: 'advice', question, 'reach-on': '07700 900555' },
    });
    const { rows } = await current().database.query<{ id: string; reference: string }>(
      'select id, reference from escalation where session = $1',
      [atOf(danger).session],
    );
    const [one] = rows;
    if (!one) throw new Error('nothing was raised');
    return one;
  };
  const close = async (escalation: string) => {
    await presses(lead)({ verb: 'escalation-take-on', escalation, inputs: {} });
    await presses(lead)({ verb: 'escalation-advise', escalation, inputs: { advice: 'planted advice' } });
    await presses(lead)({ verb: 'escalation-close', escalation, inputs: { closing: 'advised' } });
  };
  /** All messages of an escalation are there. */
  const deliver = async (escalation: string) => {
    await current().database.query(
      `update post set state = 'shown', shown = wanted, sent_at = $2, card_id = 'card-' || id, claimed_at = $2,
         conversation = jsonb_build_object('id', 'chat-' || recipient) where escalation = $1`,
      [escalation, clock.now],
    );
    await current().database.query(
      `insert into delivery_attempt (id, post, kind, begun_at, ended_at, outcome)
       select gen_random_uuid(), id, 'send', $2, $2, 'delivered' from post where escalation = $1`,
      [escalation, clock.now],
    );
  };
  const later = (days: number, hours = 0) => {
    clock.now = new Date(clock.now.getTime() + (days * 24 + hours) * 3_600_000);
  };
  return {
    clock,
    handler,
    presses,
    pressesWhile,
    says,
    enquire,
    planFollowUp,
    rehearse,
    raise,
    close,
    deliver,
    later,
    seal: testSeal,
  };
}
