import { randomUUID } from 'node:crypto';
import type { Matter } from '../core/escalation/escalation.ts';
import type { AuditEntry } from './audit.ts';
import type { Queryable } from './database.ts';
import { lockEscalation, saveEscalation } from './escalations.ts';
import { bumpPosts } from './posts.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';

/** Links to nobody, and not to another escalation of the same person either. */
const pseudonym = () => `forgotten-${randomUUID()}`;

/**
 * Takes the clinician out of an escalation that is over: their name, their number, their own messages. The leads' cards
 * are drawn again without the name. What it was about and who did what stay, for governance. Out: what the audit is to
 * say of it, for the caller to add last; undefined where it is open, or not there.
 */
export async function forgetRaiser(
  tx: Queryable,
  seal: Seal,
  escalation: string,
): Promise<Pick<AuditEntry, 'tenant' | 'escalation' | 'what' | 'detail'> | undefined> {
  const one = await lockEscalation(tx, seal, escalation);
  if (!one || one.dueAt) return undefined;
  const revision = one.revision + 1;
  // It was last touched when it was closed: forgetting its raiser must not put off that its words go.
  await saveEscalation(tx, seal, { ...one, revision, body: withoutRaiser(one.body) }, one.updatedAt);
  await tx.query('update escalation set raised_by = $2, forget_raiser_at = null where id = $1', [
    escalation,
    pseudonym(),
  ]);
  const theirs = `select id from post where escalation = $1 and audience = 'clinician'`;
  await tx.query(`delete from delivery_attempt where post in (${theirs})`, [escalation]);
  await tx.query(`delete from post where id in (${theirs})`, [escalation]);
  await bumpPosts(tx, escalation, revision);
  return { tenant: one.tenant, escalation, what: 'forget-raiser', detail: {} };
}

function withoutRaiser({ reachOn: _, ...matter }: Matter): Matter {
  return { ...matter, raisedBy: '' };
}

/** Open ones are told to be forgotten when they are over. Out: their references. */
export async function wishToBeForgotten(
  tx: Queryable,
  { tenant, person }: { tenant: string; person: string },
  now: Date,
): Promise<string[]> {
  const { rows } = await tx.query<{ reference: string }>(
    `update escalation set forget_raiser_at = coalesce(forget_raiser_at, $3)
      where tenant = $1 and raised_by = $2 and due_at is not null returning reference`,
    [tenant, person, now],
  );
  return rows.map(({ reference }) => reference).sort();
}

const emptied: Matter = {
  ...{ pathway: undefined, overlays: [], incomplete: true, rulesLevel: 'standard', danger: false },
  ...{ rules: [], routes: [], children: false, wish: 'information', raisedBy: '' },
};

/**
 * Erases all that people wrote in an escalation, its messages, and who raised it. Its row, its reference and its audit
 * stay, so that the chain still holds. Out: as for forgetRaiser.
 */
export async function eraseEscalation(
  tx: Queryable,
  seal: Seal,
  escalation: string,
  now: Date,
): Promise<Pick<AuditEntry, 'tenant' | 'escalation' | 'what' | 'detail'> | undefined> {
  const { rows } = await tx.query<{ tenant: string }>(
    `update escalation set body = $2, raised_by = $3, session = null, forget_raiser_at = null, erased_at = $4
      where id = $1 and due_at is null and erased_at is null returning tenant`,
    [escalation, seal.close(emptied, placeOf.escalation(escalation)), pseudonym(), now],
  );
  const [erased] = rows;
  if (!erased) return undefined;
  await tx.query('delete from delivery_attempt where post in (select id from post where escalation = $1)', [
    escalation,
  ]);
  await tx.query('delete from post where escalation = $1', [escalation]);
  await tx.query('update audit_event set words = null where escalation = $1 and words is not null', [
    escalation,
  ]);
  return { tenant: erased.tenant, escalation, what: 'erase-words', detail: {} };
}
