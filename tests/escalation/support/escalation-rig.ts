import { randomInt, randomUUID } from 'node:crypto';
import { beforeEach } from 'vitest';
import type { EscalationParts } from '../../../src/carry-out-orders.ts';
import type { Organisation } from '../../../src/content/schema/organisation.ts';
import type { Level } from '../../../src/content/schema/outcomes.ts';
import type { Matter } from '../../../src/core/escalation/escalation.ts';
import { referenceFrom } from '../../../src/core/escalation/reference.ts';
import { drive } from '../../../src/drive-escalation.ts';
import { raiseEscalation } from '../../../src/raise-escalation.ts';
import { type PostOutcome, settlePost } from '../../../src/settle-post.ts';
import { standingOf } from '../../../src/show-escalation.ts';
import { auditOf } from '../../../src/store/audit.ts';
import { inTransaction, type Queryable } from '../../../src/store/database.ts';
import { lockEscalation, readEscalation, type StoredEscalation } from '../../../src/store/escalations.ts';
import { lockPerson } from '../../../src/store/person-of-turn.ts';
import { type ClaimedPost, claimPost, postsOf } from '../../../src/store/posts.ts';
import type { Seal } from '../../../src/store/seal.ts';
import { testOrganisation, testTenant } from '../../support/organisation.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { inbound, testSeal } from '../../support/turns.ts';
import { type Said, withToken } from './walk-escalation.ts';

/** Marek is on call. */
export const monday = new Date('2026-11-23T10:00:00Z');
/** Nobody is on call. */
export const saturday = new Date('2026-11-28T12:00:00Z');
export const clinician = '00000000-0000-4000-8000-0000000000ff';
export const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

export const matter: Matter = {
  ...{ pathway: 'may-harm', overlays: [], incomplete: false, rulesLevel: 'high', danger: false },
  ...{ rules: [], routes: [], children: true, wish: 'advice', raisedBy: 'Dr Amara Okonkwo' },
};

export const delivered = (): PostOutcome => ({ kind: 'delivered', id: randomUUID() });
export const blocked: PostOutcome = { kind: 'blocked', code: 'ConversationBlockedByUser' };

/** The escalation's own parts on a real database; each test has a schema and an organisation of its own. */
export function useEscalations(seal: Seal = testSeal) {
  const current = useTestDatabase();
  const state = { organisation: testOrganisation(), woken: 0, alarms: [] as number[] };
  beforeEach(() => Object.assign(state, { organisation: testOrganisation(), woken: 0, alarms: [] }));
  const db = () => current().database;
  const parts = (): EscalationParts & { database: ReturnType<typeof db>; newReference: () => string } => ({
    ...{ database: db(), seal, organisation: () => state.organisation },
    wake: async () => {
      state.woken += 1;
    },
    alarm: ({ round }) => void state.alarms.push(round),
    newReference: () => referenceFrom(randomInt(2 ** 40)),
  });
  const entra = (id: string) => state.organisation.people[id]?.['entra-id'] ?? id;
  const nameOf = (recipient: string) =>
    Object.entries(state.organisation.people).find(([, one]) => one['entra-id'] === recipient)?.[0];

  /** These people have written to the bot. Ids of the organisation file, or Entra ids. */
  const meet = async (...ids: string[]) => {
    for (const id of ids) {
      const person = entra(id);
      const conversation = { ...inbound({ kind: 'arrived' }).conversation, id: `chat-${id}` };
      await lockPerson(
        db(),
        { ...inbound({ kind: 'arrived' }), tenant: testTenant, person, conversation },
        monday,
      );
    }
  };

  const newSession = async () => {
    const session = randomUUID();
    await db().query(
      `insert into enquiry_session (id, tenant, person, status, stage, step, machine_version, content_version,
         snapshot, started_at, updated_at) values ($1, $2, $3, 'paused', 'summary', 1, 1, '1', '', now(), now())`,
      [session, testTenant, clinician],
    );
    return session;
  };

  const raise = async (level: Level, now: Date, given: { session?: string; tx?: Queryable } = {}) => {
    const session = given.session ?? (await newSession());
    const asked = {
      ...{ id: randomUUID(), tenant: testTenant, person: clinician, locale: 'en-GB', session, level, matter },
    };
    const raised = given.tx
      ? await raiseEscalation(parts(), given.tx, asked, now)
      : await inTransaction(db(), (tx) => raiseEscalation(parts(), tx, asked, now));
    return { ...raised, id: asked.id, session };
  };

  /** One event in a transaction of its own. A timer's or delivery's token is the one that counts unless given. */
  const happen = (id: string, said: Said, now: Date, words?: string) =>
    inTransaction(db(), async (tx) => {
      const one = await lockEscalation(tx, seal, id);
      if (!one) throw new Error('there is no such escalation');
      const actor = 'by' in said ? said.by : 'token' in said || isTimer(said) ? 'askwell' : 'clinician';
      const event = withToken(said, one.token);
      return drive(parts(), tx, one, { event, actor, ...(words !== undefined && { words }) }, now);
    });

  const read = async (id: string): Promise<StoredEscalation> => {
    const one = await readEscalation(db(), seal, id);
    if (!one) throw new Error('there is no such escalation');
    return one;
  };

  /** "marek waiting", "channel shown", "clinician shown retired": every message, sorted. */
  const posts = async (id: string): Promise<string[]> =>
    (await postsOf(db(), id))
      .map(({ audience, recipient, state, retired }) => {
        const who = audience === 'lead' ? nameOf(recipient) : audience;
        return `${who} ${state}${retired ? ' retired' : ''}`;
      })
      .sort();

  const claim = (now: Date) => claimPost(db(), { now, leaseSeconds: 30 });
  const settle = (post: ClaimedPost, outcome: PostOutcome, now: Date) =>
    settlePost(parts(), post, outcome, now, now);
  const whose = (post: ClaimedPost) =>
    post.audience === 'lead' ? (nameOf(post.recipient) ?? '') : post.audience;

  /** Claims every message that is due, by whose it is. */
  const claimAll = async (now: Date) => {
    const claimed: Record<string, ClaimedPost> = {};
    for (let post = await claim(now); post; post = await claim(now)) claimed[whose(post)] = post;
    return claimed as Record<'marek' | 'nia' | 'channel' | 'clinician', ClaimedPost>;
  };

  /** "send delivered", "update gone": every attempt of an escalation, in order. */
  const ledger = async (id: string) => {
    const { rows } = await db().query<{ kind: string; outcome: string; code: string | null }>(
      `select kind, outcome, code from delivery_attempt a join post p on p.id = a.post
        where p.escalation = $1 order by begun_at, ended_at`,
      [id],
    );
    return rows.map(({ kind, outcome, code }) => [kind, outcome, code].filter(Boolean).join(' '));
  };

  /** Brings everything that is due to where it should be, with the outcome for each ("marek", "channel", …). */
  const work = async (now: Date, outcomes: Record<string, PostOutcome> = {}): Promise<string[]> => {
    const done: string[] = [];
    for (let post = await claim(now); post; post = await claim(now)) {
      if (done.length > 200) throw new Error(`there is no end to the messages: ${done.slice(-5)}`);
      done.push(`${post.kind} ${whose(post)}`);
      await settle(
        post,
        post.conversation ? (outcomes[whose(post)] ?? delivered()) : { kind: 'never-met' },
        now,
      );
    }
    return done;
  };

  return {
    ...{
      state,
      db,
      parts,
      meet,
      newSession,
      raise,
      happen,
      read,
      posts,
      claim,
      claimAll,
      ledger,
      settle,
      whose,
      work,
      entra,
      current,
    },
    history: async (id: string) => (await auditOf(db(), id)).map(({ what }) => what),
    rows: (id: string) => auditOf(db(), id),
    standing: async (id: string, now: Date) => standingOf(parts(), db(), await read(id), now),
    change: (changes: Partial<Organisation>) => {
      state.organisation = { ...state.organisation, ...changes };
    },
  };
}

const isTimer = ({ type }: Said) => type === 'SENT' || type === 'NOBODY' || type === 'OVERDUE';
