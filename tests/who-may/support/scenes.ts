import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../src/core/conversation/turn.ts';
import type { EscalationEvent } from '../../../src/core/escalation/machine.ts';
import { drive } from '../../../src/drive-escalation.ts';
import { type Database, inTransaction } from '../../../src/store/database.ts';
import { lockEscalation } from '../../../src/store/escalations.ts';
import { type Actor, monday, type Turns } from '../../support/real-house.ts';
import { atOf, testSeal } from '../../support/turns.ts';
import { actors } from './people.ts';
import type { Kind } from './table.ts';

/** Stands in what the owner told, and may be seen by nobody else but whom they told it to. */
export const marker = 'marmalade';

/** Something of somebody's in some state: what a button can name of it, and the words that give it away. */
export type Scene = {
  ids: { session: string; step: number; escalation: string; rehearsal: string; of: string; followUp: string };
  secrets: readonly string[];
};

type At = { session: string; step: number };
export type SceneParts = { turns: Turns; database: Database; owner: Actor; holder: Actor };

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** The enquiry up to the household, with a word of the owner's in it. */
async function begun({ turns, owner }: SceneParts): Promise<At> {
  const tap = async (from: Outcome, data: object) => turns.press(owner, { ...atOf(from), ...data });
  let at = await turns.press(owner, { verb: 'start' });
  at = await tap(at, { verb: 'answer', pathway: 'may-harm', timing: 'in-consultation' });
  at = await tap(at, { verb: 'answer', ...ready });
  return atOf(await tap(at, { verb: 'answer', cues: 'hand-injury', note: `talks of ${marker}` }));
}

const goTo = (stage: string) => ({ verb: 'go-to', stage, card: 0 });
const waysTo: Readonly<Record<string, readonly object[]>> = {
  asking: [],
  recording: [goTo('recording')],
  escalating: [goTo('escalating')],
  'following-up': [goTo('follow-up')],
  'so-far': [{ verb: 'summary' }],
  answers: [{ verb: 'answers' }],
  discarding: [{ verb: 'discard' }],
  danger: [{ verb: 'danger' }],
  paused: [{ verb: 'pause' }],
  closed: [{ verb: 'close' }],
  discarded: [{ verb: 'discard' }, { verb: 'discard-confirmed' }],
};

const next = ({ session, step }: At): At => ({ session, step: step + 1 });

async function enquiryIn(parts: SceneParts, state: string): Promise<At> {
  const { turns, owner } = parts;
  let at = await begun(parts);
  if (state === 'summary') {
    for (let cards = 0; cards < 40; cards++) {
      const outcome = await turns
        .press(owner, { verb: 'skip', ...at, household: 'partner' })
        .catch(() => undefined);
      const { view } = outcome?.answer ?? {};
      const refused = view?.kind === 'ask' && view.problems.length > 0;
      const moved = refused ? await turns.press(owner, { verb: 'skip', ...at }) : outcome;
      at = moved ? atOf(moved) : at;
      if (moved?.answer.view.kind === 'summary') return at;
    }
    throw new Error('there was no summary');
  }
  for (const data of waysTo[state] ?? []) {
    await turns.press(owner, { ...at, ...data });
    at = next(at);
  }
  return at;
}

const question = `Is it about ${marker}?`;

async function escalationIn(
  parts: SceneParts,
  state: string,
): Promise<{ at: At; id: string; reference: string }> {
  const { turns, database, owner, holder } = parts;
  const at = await enquiryIn(parts, 'escalating');
  await turns.press(owner, { verb: 'escalate', ...at, wish: 'advice', question });
  const { rows } = await database.query<{ id: string; reference: string }>(
    'select id, reference from escalation where session = $1',
    [at.session],
  );
  if (!rows[0]) throw new Error('nothing was raised');
  const [{ id, reference }] = rows as [{ id: string; reference: string }];
  const happen = (type: 'SENT' | 'OVERDUE') =>
    inTransaction(database, async (tx) => {
      const one = await lockEscalation(tx, testSeal, id);
      if (!one) throw new Error('there is no such escalation');
      const event: EscalationEvent = { type, token: one.token };
      return (await drive(turns.escalation, tx, one, { event, actor: 'askwell' }, monday)).escalation.state;
    });
  const presses: Readonly<Record<string, readonly [Actor, object]>> = {
    acknowledged: [holder, { verb: 'escalation-acknowledge' }],
    owned: [holder, { verb: 'escalation-take-on' }],
    closed: [holder, { verb: 'escalation-close', closing: 'advised' }],
    withdrawn: [owner, { verb: 'escalation-withdraw' }],
  };
  const press = presses[state];
  if (state === 'notified') await happen('SENT');
  if (state === 'unowned') for (let i = 0; i < 20 && (await happen('OVERDUE')) !== 'unowned'; i++);
  if (press) await turns.press(press[0], { escalation: id, ...press[1] });
  return { at: next(at), id, reference };
}

async function rehearsalIn(
  { turns, owner, database }: SceneParts,
  state: string,
): Promise<{ id: string; step: number }> {
  await turns.press(owner, { verb: 'rehearsal-choose', scenario: 'work-stress' });
  const { rows } = await database.query<{ id: string }>(
    `select id from rehearsal where tenant = $1 and person = $2 and status = 'open'`,
    [owner.tenant, owner.person],
  );
  const id = rows[0]?.id ?? 'not begun';
  let step = 1;
  const tap = async (data: object) => {
    await turns.press(owner, { rehearsal: id, step, ...data });
    step += 1;
  };
  if (state === 'briefing') return { id, step };
  await tap({ verb: 'rehearsal-begin', level: 'coached' });
  await turns.type(owner, `Hello, do you like ${marker}?`);
  step += 1;
  if (state === 'paused') await tap({ verb: 'rehearsal-pause' });
  if (state === 'debrief' || state === 'closed') await tap({ verb: 'rehearsal-stop' });
  if (state === 'closed') await tap({ verb: 'rehearsal-close' });
  return { id, step };
}

async function followUpIn(parts: SceneParts, state: string): Promise<{ at: At; id: string }> {
  const { turns, owner, database } = parts;
  const at = await enquiryIn(parts, 'following-up');
  await turns.press(owner, { verb: 'plan-follow-up', ...at, 'follow-up': '2026-11-26' });
  const { rows } = await database.query<{ id: string }>('select id from follow_up where session = $1', [
    at.session,
  ]);
  const id = rows[0]?.id ?? 'not planned';
  if (state === 'done') await turns.press(owner, { verb: 'follow-up-done', followUp: id });
  if (state === 'passed-on') await turns.press(owner, { verb: 'follow-up-pass-on', followUp: id });
  // Its enquiry is put aside: opening the follow-up goes on with it.
  await turns.press(owner, { verb: state === 'withdrawn' ? 'discard' : 'pause', ...at });
  if (state === 'withdrawn') await turns.press(owner, { verb: 'discard-confirmed', ...next(at) });
  return { at: next(at), id };
}

/** Brings something of the owner's into a state, by pressing what they would press. */
export async function sceneOf(parts: SceneParts, kind: Kind, state: string): Promise<Scene> {
  const none = {
    session: randomUUID(),
    step: 1,
    escalation: randomUUID(),
    rehearsal: randomUUID(),
    of: randomUUID(),
  };
  const ids = { ...none, followUp: randomUUID() };
  switch (kind) {
    case 'enquiry': {
      const at = await enquiryIn(parts, state);
      return { ids: { ...ids, ...at }, secrets: [marker, at.session] };
    }
    case 'escalation': {
      const { at, id, reference } = await escalationIn(parts, state);
      return { ids: { ...ids, ...at, escalation: id }, secrets: [marker, id, reference, at.session] };
    }
    case 'rehearsal': {
      const { id, step } = await rehearsalIn(parts, state);
      return { ids: { ...ids, step, rehearsal: id, of: id }, secrets: [marker, id] };
    }
    case 'follow-up': {
      const { at, id } = await followUpIn(parts, state);
      return { ids: { ...ids, ...at, followUp: id }, secrets: [marker, id, at.session] };
    }
  }
}

/** The holder of an escalation in these states; nobody's before. */
export const holderOf = (owner: Actor): Actor => (owner === actors.lead ? actors.deputy : actors.lead);
