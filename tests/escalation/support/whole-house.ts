import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import {
  channel,
  type Person,
  people,
  tenant,
  writeOrganisation,
} from '../../../scripts/drill/organisation.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { aboutWhich, cardsOf } from '../../support/escalation-cards.ts';
import { type FakeConnector, type Message, startFakeConnector } from '../../support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../../support/teams-client.ts';
import { wordsOf } from '../../support/walk-card.ts';

export { channel, people, tenant };

const schema = 'askwell';

/** Waits until something is so; says what never came. */
export async function until<T>(
  what: string,
  look: () => Promise<T> | T,
  seconds = 30,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error(`it never came: ${what}`);
}

/**
 * The bot as it really runs, on a database of its own, with the people of the drill (scripts/drill/organisation.ts):
 * lena is on call, vera never met Askwell, dev and ines come second.
 */
export function useWholeHouse() {
  const name = `escalation_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'askwell-'));
  const organisation = join(folder, 'organisation.yaml');
  const server = openDatabase(inject('databaseUrl'), 'public');
  const address = new URL(inject('databaseUrl'));
  address.pathname = `/${name}`;
  const bots: BotProcess[] = [];
  const clients: TeamsClient[] = [];
  let connector: FakeConnector;
  let db: Database | undefined;
  const leads = {} as Record<Person, TeamsClient>;

  const bot = () => bots.at(-1) as BotProcess;
  const database = (): Database => {
    if (!db) throw new Error('there is no database outside a test');
    return db;
  };
  const start = async () => {
    const more = { ORGANISATION_FILE: organisation, LOG_LEVEL: 'info' };
    bots.push(await startBotProcess(address.href, schema, more));
    for (const teams of clients) teams.moveTo(bot().url);
    return bot();
  };
  const client = (who: Partial<Parameters<typeof teamsClient>[0]>): TeamsClient => {
    const teams = teamsClient({ botUrl: bot().url, connector, tenant, ...who });
    clients.push(teams);
    return teams;
  };

  beforeAll(async () => {
    writeOrganisation(organisation);
    await server.query(`create database ${name}`);
    connector = await startFakeConnector();
    await start();
    db = openDatabase(address.href, schema);
    for (const id of ['lena', 'dev', 'ines'] as const) {
      leads[id] = client({ person: people[id].entra, name: id });
      await leads[id].arrive();
    }
  });
  afterAll(async () => {
    for (const one of bots) await one.kill();
    await db?.end();
    await connector.close();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The danger card's one tap. Out: the clinician and their escalation's id. */
  async function raise(): Promise<{ clinician: TeamsClient; id: string }> {
    const clinician = client({ person: randomUUID(), name: 'Dr Amara Okonkwo' });
    await clinician.type('start');
    await clinician.type('danger');
    await clinician.press('escalate');
    const { rows } = await database().query<{ id: string }>(
      'select id from escalation where raised_by = $1',
      [clinician.person],
    );
    return { clinician, id: rows[0]?.id ?? 'not raised' };
  }

  const row = async (id: string) => {
    const { rows } = await database().query<{
      state: string;
      reference: string;
      level: string;
      revision: number;
      owner: string | null;
    }>(
      `select state, reference, level, revision, snapshot -> 'context' ->> 'ownedBy' as owner from escalation where id = $1`,
      [id],
    );
    if (!rows[0]) throw new Error('there is no such escalation');
    return rows[0];
  };
  const conversationOf = (who: Person | 'channel') => (who === 'channel' ? channel : leads[who].conversation);
  const cards = (who: Person | 'channel', id: string) => cardsOf(connector, conversationOf(who), id);
  return {
    ...{ bot, start, client, raise, row, leads, cards, conversationOf },
    connector: () => connector,
    isAbout: (message: Message, id: string) => aboutWhich(message) === id,
    db: database,
    server: { database: server, name },
    /** The newest card of this escalation in somebody's chat, as soon as it is there. */
    card: (who: Person | 'channel', id: string): Promise<Message> =>
      until(`the card of ${who}`, () => cards(who, id).at(-1)),
    state: (id: string, wanted: string) => until(`${wanted}`, async () => (await row(id)).state === wanted),
    /** The clinician's own card says this. */
    told: (clinician: TeamsClient, words: string) =>
      until(`"${words}" on the clinician's card`, () =>
        clinician.messages().some((message) => message.card && wordsOf(message.card).includes(words)),
      ).catch((error: Error) => {
        throw new Error(`${error.message}; there is:\n${clinician.words()}`);
      }),
    /** Time passes for this escalation: its limit runs out now. */
    runOut: (id: string) =>
      database().query(`update escalation set due_at = now() - interval '1 second' where id = $1`, [id]),
    /** Time passes for what a killed process held. */
    leasesRunOut: () =>
      database().query(
        `update post set claimed_at = claimed_at - interval '1 minute' where claim is not null`,
      ),
    /** Everything is where it should be. */
    quiet: () =>
      until('everything delivered', async () => {
        const { rows } = await database().query(
          `select 1 from post where state = 'waiting' or (state = 'shown' and shown < wanted) limit 1`,
        );
        return rows.length === 0;
      }),
    /** New messages to a conversation about one escalation, however they look by now. */
    sent: (who: Person | 'channel', id: string) =>
      connector.received.filter(
        (one) =>
          one.made !== undefined &&
          one.conversation === conversationOf(who) &&
          aboutWhich({ card: one.activity?.attachments?.[0]?.content }) === id,
      ).length,
  };
}
