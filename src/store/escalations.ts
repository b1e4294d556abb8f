import type { Level } from '../content/schema/outcomes.ts';
import type { EscalationState, Matter } from '../core/escalation/escalation.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';

/** An escalation as it is stored, its body opened. `steps` are the chain's, as they were when it was raised. */
export type StoredEscalation = {
  id: string;
  reference: string;
  tenant: string;
  /** The clinician's Entra id. */
  raisedBy: string;
  locale: string;
  session: string | undefined;
  policy: string;
  chain: string;
  steps: unknown;
  state: EscalationState;
  level: Level;
  machineVersion: number;
  snapshot: unknown;
  revision: number;
  token: number;
  dueAt: Date | undefined;
  body: Matter;
  raisedAt: Date;
  updatedAt: Date;
  /** Since then nothing is left of what people wrote in it. */
  erasedAt?: Date | null;
};

type Row = Omit<StoredEscalation, 'session' | 'dueAt' | 'body'> & {
  session: string | null;
  dueAt: Date | null;
  body: Buffer;
};

const columns = `id, reference, tenant, raised_by as "raisedBy", locale, session, policy, chain, steps, state, level,
  machine_version as "machineVersion", snapshot, revision, token, due_at as "dueAt", body, raised_at as "raisedAt",
  updated_at as "updatedAt", erased_at as "erasedAt"`;

const opened = (seal: Seal, row: Row): StoredEscalation => ({
  ...row,
  session: row.session ?? undefined,
  dueAt: row.dueAt ?? undefined,
  body: seal.open<Matter>(row.body, placeOf.escalation(row.id)),
});

/** A new one. Throws where the reference is taken (chosen anew by the caller) or the enquiry has an open one. */
export async function insertEscalation(tx: Queryable, seal: Seal, one: StoredEscalation): Promise<void> {
  await tx.query(
    `insert into escalation (id, reference, tenant, raised_by, locale, session, policy, chain, steps, state, level,
       machine_version, snapshot, revision, token, due_at, body, raised_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
    [
      ...[
        one.id,
        one.reference,
        one.tenant,
        one.raisedBy,
        one.locale,
        one.session ?? null,
        one.policy,
        one.chain,
      ],
      ...[JSON.stringify(one.steps), one.state, one.level, one.machineVersion, JSON.stringify(one.snapshot)],
      ...[
        one.revision,
        one.token,
        one.dueAt ?? null,
        seal.close(one.body, placeOf.escalation(one.id)),
        one.raisedAt,
      ],
    ],
  );
}

/** Stores where it stands now. The caller holds its lock. */
export async function saveEscalation(
  tx: Queryable,
  seal: Seal,
  one: StoredEscalation,
  now: Date,
): Promise<void> {
  await tx.query(
    `update escalation set state = $2, level = $3, machine_version = $4, snapshot = $5, revision = $6, token = $7,
       due_at = $8, body = $9, updated_at = $10 where id = $1`,
    [
      ...[
        one.id,
        one.state,
        one.level,
        one.machineVersion,
        JSON.stringify(one.snapshot),
        one.revision,
        one.token,
      ],
      ...[one.dueAt ?? null, seal.close(one.body, placeOf.escalation(one.id)), now],
    ],
  );
}

/** Holds it until the transaction ends: one event at a time, whoever sends it. Undefined where there is none. */
export async function lockEscalation(
  tx: Queryable,
  seal: Seal,
  id: string,
): Promise<StoredEscalation | undefined> {
  const { rows } = await tx.query<Row>(`select ${columns} from escalation where id = $1 for update`, [id]);
  return rows[0] && opened(seal, rows[0]);
}

/** The newest one of an enquiry, open or over. */
export async function escalationOfSession(
  tx: Queryable,
  seal: Seal,
  session: string,
): Promise<StoredEscalation | undefined> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from escalation where session = $1 order by due_at is null, raised_at desc limit 1`,
    [session],
  );
  return rows[0] && opened(seal, rows[0]);
}

export async function readEscalation(
  db: Queryable,
  seal: Seal,
  id: string,
): Promise<StoredEscalation | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from escalation where id = $1`, [id]);
  return rows[0] && opened(seal, rows[0]);
}

export async function findByReference(
  db: Queryable,
  seal: Seal,
  reference: string,
): Promise<StoredEscalation | undefined> {
  const { rows } = await db.query<Row>(`select ${columns} from escalation where reference = $1`, [reference]);
  return rows[0] && opened(seal, rows[0]);
}

/** Those of a tenant that are open, the most overdue first. With `raisedBy` only that clinician's own. */
export async function openEscalations(
  db: Queryable,
  seal: Seal,
  { tenant, raisedBy }: { tenant: string; raisedBy?: string },
): Promise<StoredEscalation[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from escalation
      where tenant = $1 and due_at is not null and ($2::text is null or raised_by = $2) order by due_at limit 50`,
    [tenant, raisedBy ?? null],
  );
  return rows.map((row) => opened(seal, row));
}

/** More than clocks of two replicas differ by. */
const setBackMinutes = 5;

/**
 * Whether a limit has run out. An escalation that was last moved in the future was moved by a clock that has been set back
 * since: its limit may be hours away, and nobody would be told till then. It counts as run out.
 */
export const hasRunOut = ({ dueAt, updatedAt }: StoredEscalation, now: Date): boolean =>
  dueAt !== undefined && (dueAt <= now || updatedAt.getTime() > now.getTime() + setBackMinutes * 60_000);

/** Those whose limit has run out (`hasRunOut`), the longest overdue first. */
export async function overdueEscalations(db: Queryable, now: Date): Promise<{ id: string; token: number }[]> {
  const { rows } = await db.query<{ id: string; token: number }>(
    `select id, token from escalation
      where due_at <= $1
         or (due_at is not null and updated_at > $1::timestamptz + make_interval(mins => $2))
      order by due_at limit 200`,
    [now, setBackMinutes],
  );
  return rows;
}
