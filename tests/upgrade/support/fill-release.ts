import { randomUUID } from 'node:crypto';
import { until } from '../../../scripts/proof/until.ts';
import type { Database } from '../../../src/store/database.ts';
import { cardsOf, pressOn } from '../../support/escalation-cards.ts';
import type { FakeConnector } from '../../support/fake-connector.ts';
import { type Answered, type TeamsClient, teamsClient } from '../../support/teams-client.ts';
import { inputsOf } from '../../support/walk-card.ts';
import { channel, leads, tenant } from './people.ts';

/** A bot that runs, its database, the connector that it writes to, and its clock, which only goes when it is set. */
export type Running = {
  botUrl: string;
  database: Database;
  connector: FakeConnector;
  forward: (minutes: number) => void;
};

const ready: Record<string, string> = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient', cues: 'alcohol-or-drugs' },
  ...{ household: 'partner,child-under-18', separation: 'yes' },
};

/** Everything that a release can leave half done, made by people in Teams. Throws when a turn is not taken. */
export async function fillRelease({ botUrl, database, connector, forward }: Running): Promise<void> {
  const arriving = (name: string, person: string = randomUUID()) =>
    teamsClient({ botUrl, connector, tenant, person, name, conversation: `a:${person}` });
  const clinician = async (name: string): Promise<TeamsClient> => {
    const teams = arriving(name);
    for (const one of await teams.arrive()) taken(one);
    return teams;
  };
  const [marek, sian, farida] = [
    arriving('Dr Marek Wiśniewski', leads.marek),
    arriving('Siân Prydderch', leads.sian),
    arriving('Farida Rahman', leads.farida),
  ];
  for (const lead of [marek, sian, farida]) for (const one of await lead.arrive()) taken(one);

  async function raise(name: string): Promise<{ teams: TeamsClient; id: string }> {
    const teams = await clinician(name);
    taken(await teams.type('start'));
    taken(await teams.type('danger'));
    taken(await teams.press('escalate'));
    const { rows } = await database.query('select id from escalation where raised_by = $1', [teams.person]);
    return { teams, id: rows[0]?.id };
  }
  const reaches = (id: string, state: string) =>
    until(`the escalation to be ${state}`, 40, async () => {
      const { rows } = await database.query('select 1 from escalation where id = $1 and state = $2', [
        id,
        state,
      ]);
      return rows.length > 0;
    });
  async function press(lead: TeamsClient, id: string, verb: string, inputs: object = {}): Promise<void> {
    const has = () =>
      cardsOf(connector, lead.conversation, id).findLast(({ card }) => JSON.stringify(card).includes(verb));
    taken(await pressOn(lead, await until(`a card with ${verb}`, 40, has), verb, inputs));
  }

  async function unowned(): Promise<void> {
    const { id } = await raise('Dr Amara Okonkwo');
    await reaches(id, 'notified');
    for (let step = 0; step < 3; step += 1) {
      const { rows } = await database.query('select token from escalation where id = $1', [id]);
      forward(11);
      await until('the next step', 40, async () => {
        const now = await database.query('select token, state from escalation where id = $1', [id]);
        return now.rows[0].token > rows[0].token && now.rows[0].state !== 'raised';
      });
    }
    await reaches(id, 'unowned');
  }

  async function otherEscalations(): Promise<void> {
    const acknowledged = await raise('Dr Ben Carter');
    await press(marek, acknowledged.id, 'escalation-acknowledge');
    const owned = await raise('Nurse Cara Doyle');
    await press(marek, owned.id, 'escalation-take-on');
    await press(marek, owned.id, 'escalation-advise', { advice: 'Speak to the school nurse first.' });
    const closed = await raise('Dr Dan Evans');
    await press(marek, closed.id, 'escalation-take-on');
    await press(marek, closed.id, 'escalation-close', { closing: 'plan-agreed' });
    const withdrawn = await raise('Dr Eva Frost');
    await press(withdrawn.teams, withdrawn.id, 'escalation-withdraw');
    const notified = await raise('Dr Finn Gale');
    await reaches(notified.id, 'notified');
    await reaches(closed.id, 'closed');
    await reaches(withdrawn.id, 'withdrawn');
  }

  /** Answers card by card until one of this stage is there, or so many were answered. */
  async function walk(teams: TeamsClient, pathway: string, timing: string, cards: number): Promise<void> {
    taken(await teams.type('start'));
    teams.fill({ pathway, timing });
    taken(await teams.press('answer'));
    for (let n = 0; n < cards && teams.card().metadata.stage !== 'summary'; n += 1) {
      answerWhatIsAsked(teams);
      const verb = teams.buttons().some((one) => one.verb === 'answer') ? 'answer' : 'skip';
      taken(await teams.press(verb));
    }
  }

  async function enquiries(): Promise<void> {
    const pathways = ['may-harm', 'may-be-harmed', 'unclear'] as const;
    for (const [n, cards] of [0, 1, 2, 3, 5, 8].entries())
      await walk(
        await clinician(`Open ${n}`),
        pathways[n % 3] ?? 'may-harm',
        n % 2 ? 'afterwards' : 'in-consultation',
        cards,
      );
    const stages = ['response', 'escalating', 'follow-up'];
    for (const stage of stages) {
      const teams = await clinician(`At ${stage}`);
      await walk(teams, 'may-harm', 'afterwards', 20);
      taken(await teams.press('go-to', { where: { stage } }));
    }
    const noted = await clinician('With a note');
    await walk(noted, 'may-harm', 'in-consultation', 2);
    const note = noted.inputs().find(({ type, id }) => type === 'Input.Text' && id.includes('note'));
    if (note) noted.fill({ [note.id]: 'Grew quiet when the weekend was spoken of.' });
    answerWhatIsAsked(noted);
    taken(await noted.press('answer'));
    const two = await clinician('One paused and one open');
    await walk(two, 'may-harm', 'in-consultation', 3);
    taken(await two.type('pause'));
    await walk(two, 'may-be-harmed', 'in-consultation', 2);
    const aside = await clinician('One paused');
    await walk(aside, 'unclear', 'in-consultation', 4);
    taken(await aside.type('pause'));
    const over = await clinician('One closed');
    await walk(over, 'may-harm', 'afterwards', 20);
    taken(await over.press('go-to', { where: { stage: 'recording' } }));
    taken(await over.press('close'));
    const gone = await clinician('One discarded');
    await walk(gone, 'may-harm', 'afterwards', 3);
    taken(await gone.type('discard'));
    taken(await gone.press('discard-confirmed'));
    const danger = await clinician('In danger');
    await walk(danger, 'may-be-harmed', 'in-consultation', 2);
    taken(await danger.type('danger'));
  }

  async function followUps(): Promise<void> {
    for (const then of [undefined, 'follow-up-done', 'follow-up-pass-on']) {
      const teams = await clinician(`Reminded, ${then ?? 'planned'}`);
      taken(await teams.type('start'));
      teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
      taken(await teams.press('answer'));
      teams.fill({ ...only(teams, ready), 'seen-alone': 'no' });
      taken(await teams.press('answer'));
      for (let n = 0; n < 20 && teams.card().metadata.kind === 'ask'; n += 1) {
        answerWhatIsAsked(teams);
        taken(await teams.press('answer'));
      }
      taken(await teams.type('follow-ups'));
      if (then) taken(await teams.press(then));
    }
  }

  async function rehearsals(): Promise<void> {
    const at = async (name: string, lines: readonly string[], begin = true): Promise<TeamsClient> => {
      const teams = await clinician(name);
      taken(await teams.type('rehearse'));
      taken(await teams.press('rehearsal-choose', { where: { scenario: 'work-stress' } }));
      if (begin) taken(await teams.press('rehearsal-begin', { where: { level: 'coached' } }));
      for (const line of lines) taken(await teams.type(line));
      return teams;
    };
    const said = ['Hello, what brings you in today?', 'Who is at home with you?'];
    await at('Briefed', [], false);
    await at('Talking', said);
    await at('Talk put aside', [...said, 'danger']);
    await at('Looking back', [...said, 'stop']);
    taken(await (await at('Looked back', [...said, 'stop'])).press('rehearsal-close'));
  }

  /** Last of all: nothing reaches the leads, and two answers do not reach those who wait for them. */
  async function notYetSent(): Promise<void> {
    const waiting = [await clinician('No answer yet'), await clinician('No answer yet either')];
    for (const conversation of [...waiting, marek, sian, farida]
      .map((one) => one.conversation)
      .concat(channel))
      connector.misbehave({ status: 400, conversation });
    for (const teams of waiting) await teams.type('start');
    const { id } = await raise('Dr Gwen Hale');
    await reaches(id, 'raised');
  }

  await unowned();
  await otherEscalations();
  await enquiries();
  await followUps();
  await rehearsals();
  await notYetSent();
}

const only = (teams: TeamsClient, values: Record<string, string>) =>
  Object.fromEntries(teams.inputs().flatMap(({ id }) => (values[id] ? [[id, values[id]]] : [])));

/** What is known is told; whatever else has to be chosen gets its first choice. */
function answerWhatIsAsked(teams: TeamsClient): void {
  const needed = inputsOf(teams.card()).flatMap((input) => {
    const [first] = (input.choices ?? []) as { value: string }[];
    return input.isRequired && input.value === undefined && first ? [[input.id, first.value]] : [];
  });
  teams.fill({ ...Object.fromEntries(needed), ...only(teams, ready) });
}

function taken({ status, body }: Answered): void {
  if (status !== 200 || String(body?.type ?? '').endsWith('.error'))
    throw new Error(`a turn was answered with ${status} ${JSON.stringify(body)}`);
}
