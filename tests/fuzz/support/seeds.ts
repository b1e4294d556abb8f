import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TeamsClient } from '../../support/teams-client.ts';
import type { Json } from './mutate.ts';

const folder = join(import.meta.dirname, '../../fixtures/activities');

/** Activities that Teams and the Playground really sent. */
export const fixtures: readonly Json[] = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** A button of the session in hand that its card does not show just now. */
function pressUnshown(teams: TeamsClient, verb: string, more: object): Promise<unknown> {
  const at = teams.buttons().find(({ data }) => data.session !== undefined)?.data ?? {};
  const data = { session: at.session, step: at.step, verb, ...more };
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  const pressed = { type: 'invoke', name: 'adaptiveCard/action', replyToId: teams.cardId(), value };
  return teams.post({ ...teams.base(), ...pressed });
}

/** A person who does a little of everything that Askwell is for. What they leave behind is there to be attacked. */
export async function doEverything(teams: TeamsClient): Promise<void> {
  await teams.type('hello');
  await teams.press('start');
  teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
  await teams.press('answer');
  const told: Record<string, string> = {
    ...ready,
    cues: 'hand-injury',
    household: 'partner',
    note: 'talks of marmalade',
  };
  for (const via of [undefined, 'submit', undefined] as const) {
    const asked = teams.inputs().flatMap(({ id }) => (told[id] === undefined ? [] : [[id, told[id]]]));
    teams.fill(Object.fromEntries(asked));
    await teams.press('answer', via && { via });
  }
  await teams.press('back');
  await teams.type('summary');
  await teams.press('go-to', { where: { stage: 'escalating' } });
  teams.fill({ question: 'Is it about marmalade?' });
  await teams.press('escalate');
  await teams.type('summary');
  await pressUnshown(teams, 'go-to', { stage: 'follow-up', card: 0 });
  const days = teams.inputs().find(({ id }) => id === 'follow-up')?.choices as
    | { value: string }[]
    | undefined;
  teams.fill({ 'follow-up': days?.[0]?.value ?? '' });
  await teams.press('plan-follow-up');
  await teams.type('coercive control');
  await teams.type('rehearse');
  await teams.press('rehearsal-choose', { where: { scenario: 'work-stress' } });
  await teams.press('rehearsal-begin', { where: { level: 'coached' } });
  await teams.type('Hello Craig, do you like marmalade?');
  await teams.press('rehearsal-hint');
}
