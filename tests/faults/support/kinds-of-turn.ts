import { pressOn } from '../../support/escalation-cards.ts';
import type { Card } from '../../support/fake-connector.ts';
import type { Answered, TeamsClient } from '../../support/teams-client.ts';
import { inputsOf } from '../../support/walk-card.ts';
import { type FaultHouse, notSafeToAsk, opened, readiness, until } from './fault-house.ts';

/** A turn that is about to be taken: how, and what it is to leave in the tables exactly once. */
export type Prepared = {
  teams: TeamsClient;
  act: () => Promise<Answered>;
  /** How often what the turn does stands in the tables: 0 before it, 1 after it, never more. */
  done: () => Promise<number>;
  /** A card by what it asks or shows, the same for everybody who is there. */
  shown: () => string;
  /** Teams sends a pressed button again under a new id, too. Words typed again under a new id are said twice. */
  alsoUnderNewId: boolean;
};
export type Prepare = (house: FaultHouse) => Promise<Prepared>;

const count = async (house: FaultHouse, sql: string, values: unknown[]): Promise<number> =>
  (await house.rows<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]?.n ?? -1;

/** How many events of the person's enquiries or rehearsals there are beyond those of now. */
async function eventsFromNow(house: FaultHouse, { person }: TeamsClient, of: 'enquiry' | 'rehearsal') {
  const [session, key] = of === 'enquiry' ? ['enquiry_session', 'session'] : ['rehearsal', 'rehearsal'];
  const from = `${of}_event e join ${session} s on s.id = e.${key} where s.person = $1`;
  const before = await count(house, from, [person]);
  return async () => (await count(house, from, [person])) - before;
}

/** What stands on a card, without what is anybody's own: ids, times, references. */
const looksLike = (card: Card): string =>
  [card.metadata.kind, card.metadata.stage, ...inputsOf(card).map(({ id }) => id)].join(' ');

/** The newest card, or the one in the message that is on the screen now: others may come below it by themselves. */
const newest = (teams: TeamsClient) => () => looksLike(teams.card());
function inItsPlace(teams: TeamsClient): () => string {
  const place = teams.cardId();
  return () => looksLike(teams.messages().find(({ id }) => id === place)?.card ?? { metadata: {} });
}

/** Every kind of turn that stores something of its own. */
export const kindsOfTurn = {
  'an answer by Execute': async (house: FaultHouse) => {
    const teams = await opened(house.client());
    const done = await eventsFromNow(house, teams, 'enquiry');
    const act = () => {
      teams.fill(readiness);
      return teams.press('answer');
    };
    return { teams, act, done, shown: inItsPlace(teams), alsoUnderNewId: true };
  },
  'an answer by Submit': async (house: FaultHouse) => {
    const teams = await opened(house.client());
    const done = await eventsFromNow(house, teams, 'enquiry');
    const act = () => {
      teams.fill(readiness);
      return teams.press('answer', { via: 'submit' });
    };
    return { teams, act, done, shown: inItsPlace(teams), alsoUnderNewId: true };
  },
  'a typed command': async (house: FaultHouse) => {
    const teams = house.client();
    await teams.arrive();
    const done = await eventsFromNow(house, teams, 'enquiry');
    const act = () => teams.type('start');
    return { teams, act, done, shown: newest(teams), alsoUnderNewId: false };
  },
  'a rehearsal line': async (house: FaultHouse) => {
    const teams = house.client();
    await teams.type('rehearse');
    await teams.press('rehearsal-choose', { where: { scenario: 'work-stress' } });
    await teams.press('rehearsal-begin', { where: { level: 'coached' } });
    const done = await eventsFromNow(house, teams, 'rehearsal');
    const act = () => teams.type('Who is at home with you?');
    return { teams, act, done, shown: newest(teams), alsoUnderNewId: false };
  },
  'telling the lead': async (house: FaultHouse) => {
    const teams = house.client();
    await teams.type('start');
    await teams.type('danger');
    const done = () => count(house, 'escalation where raised_by = $1', [teams.person]);
    const act = () => teams.press('escalate');
    return { teams, act, done, shown: inItsPlace(teams), alsoUnderNewId: true };
  },
  'planning a follow-up': async (house: FaultHouse) => {
    const teams = await notSafeToAsk(house.client());
    await teams.press('go-to', { where: { stage: 'follow-up' } });
    const day = teams.inputs().find(({ id }) => id === 'follow-up') as { choices?: { value: string }[] };
    const chosen = day.choices?.[2]?.value ?? 'no day is offered';
    const of = `follow_up where person = $1 and due_on = $2 and state = 'planned'`;
    const done = () => count(house, of, [teams.person, chosen]);
    const act = () => {
      teams.fill({ 'follow-up': chosen });
      return teams.press('plan-follow-up');
    };
    return { teams, act, done, shown: inItsPlace(teams), alsoUnderNewId: true };
  },
  'a lead acknowledges': async (house: FaultHouse) => {
    const lead = await house.lead('lena');
    const clinician = house.client();
    await clinician.type('start');
    await clinician.type('danger');
    await clinician.press('escalate');
    const of = { person: clinician.person };
    const [row] = await house.rows<{ id: string }>('select id from escalation where raised_by = $1', [
      of.person,
    ]);
    const about = (row as { id: string }).id;
    const card = await until('the page', () =>
      lead.messages().find((message) => message.card && JSON.stringify(message.card).includes(about)),
    );
    const done = () => count(house, `audit_event where escalation = $1 and what = 'acknowledge'`, [about]);
    const act = () => pressOn(lead, card, 'escalation-acknowledge');
    const state = () => {
      const now = lead.messages().find(({ id }) => id === card.id);
      return JSON.stringify(now?.card ?? '').includes('escalation-take-on') ? 'to take on' : 'something else';
    };
    return { teams: lead, act, done, shown: state, alsoUnderNewId: true };
  },
} satisfies Record<string, Prepare>;
export type KindOfTurn = keyof typeof kindsOfTurn;
