import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { people, tenant, writeOrganisation } from '../../scripts/drill/organisation.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log/create-log.ts';
import { lastRound, type RegularJob } from '../../src/store/job-rounds.ts';
import { keys } from '../support/bot-process.ts';
import { projectRoot } from '../support/content.ts';
import { aboutWhich } from '../support/escalation-cards.ts';
import { type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';
import { type TeamsClient, teamsClient } from '../support/teams-client.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { notSafeToAsk, opened, readiness, until } from './support/fault-house.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'askwell-clock-'));
const organisation = join(folder, 'organisation.yaml');
writeOrganisation(organisation);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hourMs = 3_600_000;
let now: Date;
let app: App;
let connector: FakeConnector;

/** The clock of the whole bot is set to another time. */
const jump = (hours: number) => {
  now = new Date(now.getTime() + hours * hourMs);
};
async function start(): Promise<void> {
  const env = {
    ...{
      ASKWELL_MODE: 'local',
      PORT: `${await freePort()}`,
      ASKWELL_KEYS: keys,
      ORGANISATION_FILE: organisation,
    },
    ...{ DATABASE_URL: database().url, DATABASE_SCHEMA: database().schema },
  };
  app = await startApp(readConfig(env, projectRoot), createLog('silent'), () => now);
}
const client = (person: string = randomUUID()): TeamsClient =>
  teamsClient({ botUrl: app.url, connector, tenant, person, conversation: `a:${person}` });

beforeEach(async () => {
  now = new Date('2026-11-20T15:00:00Z');
  connector = await startFakeConnector();
  await start();
});
afterEach(async () => {
  await app.stop();
  await connector.close();
  await database().database.query(`drop schema if exists ${database().schema}_jobs cascade`);
});

test('an enquiry goes on through a clock that is set back and forward', async () => {
  const teams = await opened(client());
  jump(-5);
  teams.fill(readiness);
  await teams.press('answer');
  expect(teams.card().metadata.stage).toBe('cues');
  jump(30);
  await teams.type('back');
  await teams.type('skip');
  expect(teams.card().metadata.stage).toBe('cues');
  const { rows } = await database().database.query(
    `select e.step from enquiry_event e join enquiry_session s on s.id = e.session
      where s.person = $1 order by e.step`,
    [teams.person],
  );
  expect(rows.map(({ step }) => step)).toEqual(rows.map((_, i) => i + 1));
});

test('a limit is never passed over: forward it runs out and is told once, and back nobody waits for hours', async () => {
  const leads = { lena: client(people.lena.entra), dev: client(people.dev.entra) };
  for (const lead of Object.values(leads)) await lead.arrive();
  const clinician = client();
  await clinician.type('start');
  await clinician.type('danger');
  await clinician.press('escalate');
  const { rows } = await database().database.query<{ id: string }>(
    'select id from escalation where raised_by = $1',
    [clinician.person],
  );
  const id = rows[0]?.id as string;
  const pages = (lead: TeamsClient) =>
    connector.received.filter(
      ({ made, conversation, activity }) =>
        made !== undefined &&
        conversation === lead.conversation &&
        aboutWhich({ card: activity?.attachments?.[0]?.content }) === id,
    ).length;
  const state = async () =>
    (await database().database.query('select state from escalation where id = $1', [id])).rows[0]?.state;
  const toldOverdue = async () =>
    (
      await database().database.query(
        `select 1 from audit_event where escalation = $1 and what = 'overdue'`,
        [id],
      )
    ).rows.length;

  await until('the first page', () => pages(leads.lena) === 1);
  expect(pages(leads.dev)).toBe(0);
  // A page that is out and not yet noted counts as given up five hours later, and goes out once more.
  await until('the page is noted', async () => {
    const noted = `select 1 from post where escalation = $1 and recipient = $2 and state = 'shown' and claim is null`;
    return (await database().database.query(noted, [id, people.lena.entra])).rows.length === 1;
  });
  jump(5);
  await until('the next step', () => pages(leads.dev) === 1);
  expect([await toldOverdue(), pages(leads.lena)]).toEqual([1, 1]);

  // Back to what it was: the limit that now runs ends in five hours by this clock, and somebody waits for an answer.
  jump(-5);
  await until('nobody owns it, and all are told', async () => (await state()) === 'unowned');
  await until('lena again', () => pages(leads.lena) === 2);
  expect(await toldOverdue()).toBe(2);
});

test('a page that was on its way when the clock was set back is brought at once', async () => {
  const lena = client(people.lena.entra);
  await lena.arrive();
  connector.misbehave({ status: 503, conversation: lena.conversation, times: 2 });
  const clinician = client();
  await clinician.type('start');
  await clinician.type('danger');
  await clinician.press('escalate');
  await until('a try that failed', async () => {
    const { rows } = await database().database.query(
      `select 1 from post where recipient = $1 and try_again_at is not null`,
      [people.lena.entra],
    );
    return rows.length > 0;
  });
  jump(-5);
  await until('the page', () => lena.messages().some((message) => aboutWhich(message)));
});

test('a reminder is sent once, whatever the clock does afterwards', async () => {
  await notSafeToAsk(client());
  const reminders = () =>
    connector.received.filter(
      ({ made, activity }) =>
        made !== undefined && activity?.attachments?.[0]?.content.metadata?.kind === 'reminder',
    ).length;
  const again = async (at: string) => {
    await app.stop();
    now = new Date(at);
    await start();
    await until('a round of reminders', async () => (await lastRoundOf('reminders')) === now.getTime());
  };
  await again('2026-11-24T10:00:00Z');
  await until('the reminder', () => reminders() === 1);
  await again('2026-11-23T06:00:00Z');
  await again('2026-11-24T10:30:00Z');
  await again('2026-11-25T10:30:00Z');
  expect(reminders()).toBe(1);
});

const lastRoundOf = async (job: RegularJob): Promise<number | undefined> =>
  (await lastRound(database().database, job))?.getTime();
