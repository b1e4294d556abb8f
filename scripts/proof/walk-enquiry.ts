import { type Answered, type TeamsClient, teamsClient } from '../../tests/support/teams-client.ts';
import { PlainError } from '../local/plain-error.ts';

type Parts = Parameters<typeof teamsClient>[0];
/** What the patient tells in this walk: enough for the level "high", whose escalation waits for no working hours. */
const told: Record<string, string> = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient', cues: 'alcohol-or-drugs' },
  ...{ household: 'partner,child-under-18', 'family-afraid': 'yes', separation: 'yes' },
};
const mostCards = 20;

/**
 * A clinician installs the app and walks an enquiry from the welcome to the summary.
 * Out: the clinician's Teams, and on how many cards the questions stood. Throws a PlainError when a turn goes wrong.
 */
export async function toSummary(parts: Parts): Promise<{ teams: TeamsClient; cards: number }> {
  const teams = teamsClient({ name: 'Dr Amara Okonkwo', ...parts });
  const stage = () => teams.card().metadata.stage;
  for (const one of await teams.arrive()) mustBeTaken('arriving', one);
  mustBeTaken('start', await teams.press('start'));
  teams.fill({ pathway: 'may-harm', timing: 'afterwards' });
  mustBeTaken('answer', await teams.press('answer'));
  let cards = 1;
  for (; stage() !== 'summary'; cards++) {
    if (cards > mostCards) throw new PlainError(`No summary after ${cards} cards, but:\n${teams.words()}`);
    const asked = teams.inputs().flatMap(({ id }) => (told[id] ? [[id, told[id]]] : []));
    teams.fill(Object.fromEntries(asked));
    mustBeTaken('answer', await teams.press('answer'));
  }
  if (!teams.words().includes('At least high'))
    throw new PlainError(`The summary should say "At least high", and says:\n${teams.words()}`);
  return { teams, cards };
}

/** From the summary to the record text and the end. Throws a PlainError when a turn goes wrong. */
export async function takeRecordAndClose(teams: TeamsClient): Promise<void> {
  mustBeTaken('go-to', await teams.press('go-to', { where: { stage: 'recording' } }));
  const record = String(teams.inputs().find(({ id }) => id === 'record-text')?.value);
  if (!record.includes('HIDE FROM ONLINE ACCESS'))
    throw new PlainError(`The record text does not ask to be hidden from online access:\n${record}`);
  mustBeTaken('close', await teams.press('close'));
  if (teams.card().metadata.stage !== 'closed')
    throw new PlainError(`The enquiry should be closed, and its card says:\n${teams.words()}`);
}

/** Throws a PlainError when a turn was not answered as it should be. */
export function mustBeTaken(what: string, { status, body }: Answered): void {
  const refused = String(body?.type ?? '').endsWith('.error');
  if (status !== 200 || refused)
    throw new PlainError(
      `"${what}" was answered with ${status}${refused ? ` ${JSON.stringify(body)}` : ''}.`,
    );
}
