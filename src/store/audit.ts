import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Queryable } from './database.ts';
import { type Seal, UnknownKey } from './seal.ts';
import { placeOf } from './sealed-columns.ts';

export type AuditEntry = {
  tenant: string;
  escalation?: string;
  /** A person's id in the organisation file, 'clinician', or 'askwell'. Never a name. */
  actor: string;
  what: string;
  /** The version of the organisation file that it was done under. */
  policy: string;
  detail: Readonly<Record<string, unknown>>;
  /** What somebody wrote: sealed, and covered by the hash through a salted digest. */
  words?: string;
};

export type AuditRow = {
  no: string;
  at: Date;
  tenant: string;
  escalation: string | null;
  actor: string;
  what: string;
  policy: string;
  detail: Record<string, unknown>;
  words: Buffer | null;
  digest: Buffer | null;
  previous: Buffer;
  hash: Buffer;
};

type Salted = { salt: string; text: string };
const digestOf = ({ salt, text }: Salted) => createHash('sha256').update(salt).update(text).digest();

/** The link of one row: everything that it says, and the link before it. */
export function linkOf(row: Omit<AuditRow, 'hash' | 'words'>): Buffer {
  const { no, tenant, escalation, actor, what, policy, detail } = row;
  const said = canonicalJson({
    ...{ no: String(no), at: row.at.toISOString(), tenant, escalation, actor, what, policy, detail },
    digest: row.digest?.toString('hex') ?? null,
  });
  return createHash('sha256').update(row.previous).update(said).digest();
}

/**
 * Adds one link to the chain, in the caller's transaction. Writers wait for each other at the head until they commit, so
 * it comes last among the locks that a transaction takes.
 */
export async function appendAudit(tx: Queryable, seal: Seal, entry: AuditEntry, at: Date): Promise<void> {
  const head = await tx.query<{ no: string; hash: Buffer }>('select no, hash from audit_head for update');
  const last = head.rows[0];
  if (!last) throw new Error('the audit has lost its head');
  const no = String(BigInt(last.no) + 1n);
  const salted =
    entry.words === undefined ? undefined : { salt: randomBytes(16).toString('hex'), text: entry.words };
  const { tenant, escalation = null, actor, what, policy } = entry;
  const row = {
    ...{ no, at, tenant, escalation, actor, what, policy, previous: last.hash },
    // As the database will give it back: undefined values are no part of what is hashed.
    detail: JSON.parse(JSON.stringify(entry.detail)) as Record<string, unknown>,
    digest: salted ? digestOf(salted) : null,
  };
  const hash = linkOf(row);
  await tx.query(
    `with head as (update audit_head set no = $1, hash = $11)
     insert into audit_event (no, at, tenant, escalation, actor, what, policy, detail, words, digest, previous, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $11)`,
    [
      ...[no, at, tenant, escalation, actor, what, policy, JSON.stringify(row.detail)],
      ...[salted ? seal.close(salted, placeOf.audit(no)) : null, row.digest, hash, row.previous],
    ],
  );
}

/** What was written with a row. Undefined where nothing was, or where it was erased. */
export const wordsOf = (seal: Seal, { no, words }: Pick<AuditRow, 'no' | 'words'>): string | undefined =>
  words ? seal.open<Salted>(words, placeOf.audit(no)).text : undefined;

/** The history of one escalation, oldest first. */
export async function auditOf(db: Queryable, escalation: string): Promise<AuditRow[]> {
  const { rows } = await db.query<AuditRow>('select * from audit_event where escalation = $1 order by no', [
    escalation,
  ]);
  return rows;
}

/** The last thing that somebody did to an escalation, to tell a second tap from a second letter. */
export async function lastOf(
  db: Queryable,
  seal: Seal,
  escalation: string,
  actor: string,
): Promise<{ what: string; words: string | undefined } | undefined> {
  const { rows } = await db.query<AuditRow>(
    'select * from audit_event where escalation = $1 and actor = $2 order by no desc limit 1',
    [escalation, actor],
  );
  return rows[0] && { what: rows[0].what, words: wordsOf(seal, rows[0]) };
}

export type Verified = { ok: true; links: number; head: string } | { ok: false; at: string; why: Broken };
/** `words-unreadable`: sealed with a key that is not on the ring; the chain itself may be whole. */
export type Broken = 'changed' | 'not-linked' | 'missing' | 'words-changed' | 'words-unreadable' | 'cut-off';

/** Walks the whole chain. Out: how many links hold, or the first one that does not and why. */
export async function verifyAudit(db: Queryable, seal: Seal): Promise<Verified> {
  let no = 0n;
  let previous: Buffer = Buffer.alloc(32);
  for (;;) {
    // Read before the rows: those that are added meanwhile are then no more than the next ones to walk.
    const head = await headOf(db);
    const { rows } = await db.query<AuditRow>(
      'select * from audit_event where no > $1 order by no limit 1000',
      [String(no)],
    );
    if (rows.length === 0) {
      const fits = head && BigInt(head.no) === no && head.hash.equals(previous);
      return fits
        ? { ok: true, links: Number(no), head: previous.toString('hex') }
        : { ok: false, at: String(no), why: 'cut-off' };
    }
    for (const row of rows) {
      const why = brokenAt(seal, row, no, previous);
      if (why) return { ok: false, at: row.no, why };
      [no, previous] = [BigInt(row.no), row.hash];
    }
  }
}

async function headOf(db: Queryable): Promise<{ no: string; hash: Buffer } | undefined> {
  const { rows } = await db.query<{ no: string; hash: Buffer }>('select no, hash from audit_head');
  return rows[0];
}

function brokenAt(seal: Seal, row: AuditRow, lastNo: bigint, previous: Buffer): Broken | undefined {
  if (BigInt(row.no) !== lastNo + 1n) return 'missing';
  if (!row.previous.equals(previous)) return 'not-linked';
  if (!linkOf(row).equals(row.hash)) return 'changed';
  return row.words && row.digest ? brokenWords(seal, row, row.digest) : undefined;
}

/** Words of another row do not open here, nor do damaged ones: the seal is bound to its place. */
function brokenWords(seal: Seal, { no, words }: AuditRow, digest: Buffer): Broken | undefined {
  try {
    const salted = words && seal.open<Salted>(words, placeOf.audit(no));
    return salted && digestOf(salted).equals(digest) ? undefined : 'words-changed';
  } catch (error) {
    return error instanceof UnknownKey ? 'words-unreadable' : 'words-changed';
  }
}
