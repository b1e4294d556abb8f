import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FakeConnector } from '../../tests/support/fake-connector.ts';
import { type Answered, teamsClient } from '../../tests/support/teams-client.ts';
import { tenant } from './organisation.ts';
import type { Replicas } from './replicas.ts';

/** One clinician who told the lead: who, when they tapped (ms), and whether Askwell said that it was kept. */
export type Raised = { person: string; tappedAt: number; confirmed: boolean };

const mostTries = 40;

/** A person in Teams whose taps are brought again while no bot answers. */
export const client = (connector: FakeConnector, replicas: Replicas, who: { person: string; name: string }) =>
  teamsClient({ botUrl: 'http://unused', connector, tenant, ...who, send: replicas.send });

/** Askwell answered with a card: what was asked is committed. */
export const isCard = ({ status, body }: Answered): boolean =>
  status === 200 && body?.type === 'application/vnd.microsoft.card.adaptive';

/** The shortest way to an escalation: an enquiry, danger, and "Tell the lead now"; each again until it is answered. */
export async function raiseOne(connector: FakeConnector, replicas: Replicas, no: number): Promise<Raised> {
  const person = randomUUID();
  const teams = client(connector, replicas, { person, name: `Clinician ${no}` });
  const canTell = () =>
    teams.messages().some(({ card }) => card) && teams.buttons().some(({ verb }) => verb === 'escalate');
  for (let tries = 0; !canTell(); tries++) {
    if (tries > mostTries) throw new Error(`clinician ${no} never saw the danger card`);
    if (tries > 0) await pause(250);
    await teams.type('start');
    await teams.type('danger');
  }
  const tappedAt = Date.now();
  let answer = await teams.press('escalate');
  for (let tries = 0; !isCard(answer) && tries < mostTries; tries++) {
    await pause(250);
    answer = await teams.repeat(randomUUID());
  }
  return { person, tappedAt, confirmed: isCard(answer) };
}
