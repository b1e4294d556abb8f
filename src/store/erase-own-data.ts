import { type AuditEntry, appendAudit } from './audit.ts';
import type { Queryable } from './database.ts';
import { forgetRaiser, wishToBeForgotten } from './forget-raiser.ts';
import { raisedBy, type Whose } from './own-data.ts';
import { deleteRehearsals } from './rehearsal-progress.ts';
import type { Seal } from './seal.ts';

/**
 * Erases what is held about a person, in the transaction of their own turn, which holds their row: enquiries with all
 * that was told and planned, rehearsals, kept answers, and their name in escalations that are over. Open ones go on.
 * What is left (their row, and the turn that is being taken) is what keeps a late message from bringing anything back;
 * the retention job takes it away a day later. Out: references of those that are open. A second time it finds nothing.
 */
export async function eraseOwnData(
  tx: Queryable,
  seal: Seal,
  whose: Whose,
  policy: string,
  now: Date,
): Promise<string[]> {
  const { tenant, person } = whose;
  await tx.query('update person set forget_at = $3 where tenant = $1 and id = $2', [tenant, person, now]);
  // Held before the enquiries go, which lets go of them: person, escalation, messages, audit.
  await tx.query('select id from escalation where tenant = $1 and raised_by = $2 order by id for update', [
    tenant,
    person,
  ]);
  const open = await wishToBeForgotten(tx, whose, now);
  await deleteRehearsals(tx, whose);
  await tx.query('delete from turn where tenant = $1 and person = $2', [tenant, person]);
  await tx.query('delete from enquiry_session where tenant = $1 and person = $2', [tenant, person]);
  const entries: AuditEntry[] = [];
  for (const one of await raisedBy(tx, whose)) {
    const said = one.open ? undefined : await forgetRaiser(tx, seal, one.id);
    if (said) entries.push({ ...said, actor: 'clinician', policy });
  }
  for (const entry of entries) await appendAudit(tx, seal, entry, now);
  return open;
}
