import { randomUUID } from 'node:crypto';
import { globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../src/store/audit.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSeal, readKeyRing } from '../../src/store/seal.ts';
import { until } from '../escalation/support/whole-house.ts';
import { projectRoot } from '../support/content.ts';
import { cardsOf, pressing, pressOn, verbsOf } from '../support/escalation-cards.ts';
import type { Card } from '../support/fake-connector.ts';
import type { Answered, TeamsClient } from '../support/teams-client.ts';
import { buttonsOf, wordsOf } from '../support/walk-card.ts';
import { channel, keys, leads } from './support/people.ts';
import { useUpgradedHouse } from './support/upgraded-house.ts';

const dumps = globSync('*.sql', { cwd: join(projectRoot, 'tests/upgrade') });
const seal = createSeal(readKeyRing(keys));
const carriedOver = 'Askwell has been updated since you began this enquiry.';

type Session = { id: string; person: string; step: number; stage: string; content: string };
type Escalation = { id: string; state: string; reference: string; raiser: string };
type Rehearsal = { id: string; person: string; step: number; ending: string | null };
const onward = ['carry-on', 'resume', 'answer', 'go-to', 'back'];
/** What the lead on call does with an escalation in each state, and where that leads. */
const nextStep: Readonly<Record<string, { verb: string; inputs: Record<string, string>; leadsTo: string }>> =
  {
    notified: { verb: 'escalation-acknowledge', inputs: {}, leadsTo: 'acknowledged' },
    unowned: { verb: 'escalation-take-on', inputs: {}, leadsTo: 'owned' },
    acknowledged: { verb: 'escalation-take-on', inputs: {}, leadsTo: 'owned' },
    owned: { verb: 'escalation-close', inputs: { closing: 'plan-agreed' }, leadsTo: 'closed' },
  };

/** The card that an answer put on the screen. */
const cardIn = ({ body, sent }: Answered): Card => body?.value ?? sent.findLast(({ card }) => card)?.card;
const pressed = (teams: TeamsClient, verb: string, data: object) =>
  teams.post({ ...teams.base(), ...pressing({ id: 'message-1' } as never, verb, data) });

describe.each(dumps)('from %s', (file) => {
  const house = useUpgradedHouse(file);
  const { rows } = house;
  const sessions = (status: string) =>
    rows<Session>(
      `select id, person, step, stage, content_version as content from enquiry_session where status = $1 order by id`,
      [status],
    );
  const stepOf = async (table: 'enquiry_session' | 'rehearsal', id: string): Promise<number> =>
    (await rows<{ step: number }>(`select step from ${table} where id = $1`, [id]))[0]?.step ?? 0;
  const rehearsalsAt = async (status: string) =>
    rows<Rehearsal>('select id, person, step, ending from rehearsal where status = $1 order by id', [status]);
  async function looksBack({ id, person, step }: Omit<Rehearsal, 'ending'>): Promise<void> {
    const look = { rehearsal: id, step, part: 'turns', page: 0 };
    const back = cardIn(await pressed(await house.client(person), 'rehearsal-look', look));
    expect(back.metadata.kind).toBe('rehearsal-look');
    expect(wordsOf(back)).toContain('Who is at home with you?');
  }
  const newcomer = async (): Promise<TeamsClient> => house.client(randomUUID());

  test('three replicas brought it forward together, each migration once, and the next start finds nothing to do', async () => {
    const applied = await rows<{ name: string }>('select name from migration order by name');
    const all = readdirSync(join(projectRoot, 'src/store/migrations')).sort();
    expect(applied.map(({ name }) => name)).toEqual(all);
    expect(await migrate(house.database())).toEqual([]);
    expect(await verifyAudit(house.database(), seal)).toMatchObject({ ok: true });
  });

  test('answers that were kept and not yet sent are sent', async () => {
    expect(house.unsent().length).toBeGreaterThan(1);
    for (const chat of house.unsent())
      await until('the answer', () =>
        house
          .connector()
          .messages(chat)
          .some(({ card }) => card),
      );
  });

  test('every open enquiry goes on, and the next press moves it', async () => {
    const fresh = await newcomer();
    await fresh.type('start');
    fresh.fill({ pathway: 'may-harm', timing: 'afterwards' });
    await fresh.press('answer');
    const [today] = await rows<{ content: string }>(
      'select content_version as content from enquiry_session where person = $1',
      [fresh.person],
    );
    const open = (await sessions('open')).filter(({ person }) => person !== fresh.person);
    expect(new Set(open.map(({ stage }) => stage)).size).toBeGreaterThan(5);
    expect(new Set(open.map(({ content }) => content === 'older')).size).toBe(2);
    for (const { id, person, stage, content } of open) {
      const teams = await house.client(person);
      const shown = cardIn(await teams.type('summary'));
      const said = `${stage}: ${wordsOf(shown)}`;
      expect(
        buttonsOf(shown).some(({ data }) => data.session === id),
        said,
      ).toBe(true);
      if (content !== today?.content) expect(wordsOf(shown), said).toContain(carriedOver);
      const before = await stepOf('enquiry_session', id);
      const offered = teams.buttons().map(({ verb }) => verb);
      const next = onward.find((verb) => offered.includes(verb)) ?? 'none';
      await teams.press(next, { where: { session: id } });
      expect(await stepOf('enquiry_session', id), `${said}\n->\n${teams.words()}`).toBe(before + 1);
    }
  });

  test('every paused enquiry is resumed by its button', async () => {
    const paused = await sessions('paused');
    expect(paused.length).toBeGreaterThan(1);
    for (const { id, person, step } of paused) {
      const teams = await house.client(person);
      const shown = cardIn(await pressed(teams, 'resume', { session: id, step }));
      expect(
        buttonsOf(shown).some(({ data }) => data.session === id),
        wordsOf(shown),
      ).toBe(true);
      expect(
        await rows('select 1 from enquiry_session where id = $1 and status = $2', [id, 'open']),
      ).toHaveLength(1);
      expect(await stepOf('enquiry_session', id)).toBe(step + 1);
    }
  });

  test('of a discarded enquiry nothing is left', async () => {
    const gone = await rows<{ events: number }>(
      `select (select count(*)::int from enquiry_event where session = s.id) as events from enquiry_session s
        where status = 'discarded' and snapshot is null`,
    );
    expect(gone).toEqual([{ events: 0 }]);
  });

  test('every planned follow-up is listed and can be settled; settled ones stay settled', async () => {
    const settled = `select id from follow_up where state <> 'planned' order by id`;
    const before = await rows(settled);
    expect(before.length).toBeGreaterThan(1);
    const planned = await rows<{ id: string; person: string }>(
      `select id, person from follow_up where state = 'planned' order by due_at desc`,
    );
    expect(planned.length).toBeGreaterThan(2);
    // The first is left for its reminder.
    for (const { id, person } of planned.slice(1)) {
      const teams = await house.client(person);
      await teams.type('follow-ups');
      await teams.press('follow-up-done', { where: { followUp: id } });
      expect(await rows('select 1 from follow_up where id = $1 and state = $2', [id, 'done'])).toHaveLength(
        1,
      );
    }
    expect(await rows(settled)).toEqual(expect.arrayContaining(before));
  });

  test('every rehearsal goes on or can be looked back on', async () => {
    const open = await rehearsalsAt('open');
    for (const { id, person, step, ending } of open) {
      const teams = await house.client(person);
      if (ending) {
        await looksBack({ id, person, step });
        continue;
      }
      const has = (verb: string) => teams.buttons().some((one) => one.verb === verb);
      await teams.type('rehearse');
      if (has('rehearsal-resume')) await teams.press('rehearsal-resume');
      if (has('rehearsal-begin')) await teams.press('rehearsal-begin', { where: { level: 'coached' } });
      else await teams.type('How are things when you argue?');
      expect(teams.card().metadata.kind).toBe('rehearsal-talk');
      expect(await stepOf('rehearsal', id)).toBeGreaterThan(step);
    }
    const [paused] = await rehearsalsAt('paused');
    const trainee = await house.client(paused?.person ?? '');
    await trainee.type('rehearse');
    await trainee.press('rehearsal-resume');
    expect(trainee.words()).toContain('Craig');
    for (const closed of await rehearsalsAt('closed')) await looksBack(closed);
    expect(open.map(({ ending }) => ending !== null)).toEqual(expect.arrayContaining([true, false]));
  });

  test('every open escalation is listed for the lead, and goes on to whoever takes it', async () => {
    const { marek } = leads;
    const lead = await house.client(marek);
    const open = await rows<Escalation>(
      'select id, state, reference, raised_by as raiser from escalation where due_at is not null order by state',
    );
    expect(new Set(open.map(({ state }) => state))).toEqual(
      new Set(['notified', 'acknowledged', 'owned', 'unowned']),
    );
    await until(
      'the page that could not be sent before',
      () => house.connector().messages(channel).length > 0,
    );
    for (const { id, state } of open) {
      const list = cardIn(await lead.type('escalations'));
      expect(buttonsOf(list).map(({ data }) => data.escalation)).toContain(id);
      await lead.press('escalation-open', { where: { escalation: id } });
      const { verb, inputs, leadsTo } = nextStep[state] ?? { verb: 'none', inputs: {}, leadsTo: '' };
      const card = await until(`a card with ${verb}`, () =>
        cardsOf(house.connector(), lead.conversation, id).findLast((one) => verbsOf(one).includes(verb)),
      );
      const answer = wordsOf(cardIn(await pressOn(lead, card, verb, inputs)));
      expect(await rows('select state from escalation where id = $1', [id]), answer).toEqual([
        { state: leadsTo },
      ]);
    }
    for (const { reference, raiser } of open) {
      const clinician = await house.client(raiser);
      await until('the clinician hears of it', () =>
        clinician.messages().some(({ card }) => JSON.stringify(card ?? '').includes(reference)),
      );
    }
  });

  test('a reminder that the old release promised comes on its day', async () => {
    const [planned] = await rows<{ person: string; due: Date }>(
      `select person, due_at as due from follow_up where state = 'planned'`,
    );
    house.forwardTo(new Date((planned?.due.getTime() ?? 0) + 60_000));
    const clinician = await house.client(planned?.person ?? '');
    await until(
      'the reminder',
      () => clinician.messages().some(({ card }) => card?.metadata.kind === 'reminder'),
      100,
    );
  });

  test('after all of it the audit is whole', async () => {
    expect(await verifyAudit(house.database(), seal)).toMatchObject({ ok: true });
  });
});
