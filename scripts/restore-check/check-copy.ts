import pg from 'pg';
import type { Material } from '../../src/read-material.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import type { Queryable } from '../../src/store/database.ts';
import { bringForward } from '../../src/store/migrate.ts';
import type { Seal } from '../../src/store/seal.ts';
import { saysOfChain } from '../local/audit-history.ts';
import { PlainError } from '../local/plain-error.ts';
import { bringBackEnquiries, bringBackRehearsals } from './conversations.ts';
import { showEscalations } from './escalations.ts';
import type { Finding } from './finding.ts';
import { openSealedValues } from './sealed-values.ts';

type Where = { url: string; schema: string };
export type Checked = { lines: readonly string[]; failed: readonly string[] };

/**
 * Proves of a restored copy that today's bot would serve what is in it. Everything happens in one transaction that is
 * rolled back: an older schema is brought forward in it, and from then on nothing can be written. Throws a PlainError
 * where the copy is in use, or is no database of Askwell.
 */
export async function checkCopy(where: Where, seal: Seal, material: Material, now: Date): Promise<Checked> {
  const client = new pg.Client({
    connectionString: where.url,
    options: `-c search_path=${where.schema}`,
    application_name: 'askwell-restore-check',
  });
  await client.connect();
  try {
    await nobodyElse(client);
    await isAskwells(client, where.schema);
    await client.query('begin isolation level repeatable read');
    const fresh = await bringForward(client, where.schema);
    await client.query('set transaction read only');
    const counts = await countRows(client, where.schema);
    const sealed = await openSealedValues(client, seal);
    const enquiries = await bringBackEnquiries(client, seal, material);
    const rehearsals = await bringBackRehearsals(client, seal, material);
    const escalations = await showEscalations(client, seal, material, now);
    const audit = await auditFinding(client, seal);
    const findings: Finding[] = [sealed, enquiries, rehearsals, escalations, audit];
    return {
      lines: [
        fresh.length > 0
          ? `schema: older; ${fresh.join(', ')} can be applied to it (and were undone)`
          : 'schema: that of this version',
        ...counts,
        ...escalations.references.map((one) => `open escalation: ${one}`),
        ...findings.map(({ proved }) => proved),
      ],
      failed: findings.flatMap(({ failed }) => failed),
    };
  } finally {
    await client.query('rollback').catch(() => undefined);
    await client.end();
  }
}

/**
 * On the living database a migration that is tried out would hold up everybody's turns. Of another user's connection a
 * plain user sees no type; those that clean up by themselves have no user.
 */
async function nobodyElse(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
        and coalesce(backend_type, 'client backend') = 'client backend'`,
  );
  const others = rows[0]?.others ?? 0;
  if (others > 0)
    throw new PlainError(
      `${others} other ${others === 1 ? 'connection is' : 'connections are'} at work in this database. This check is ` +
        'for a restored copy that nobody uses: nothing was looked at.',
    );
}

async function isAskwells(db: Queryable, schema: string): Promise<void> {
  const { rows } = await db.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${schema}.migration`,
  ]);
  if (!rows[0]?.there)
    throw new PlainError(`There are no tables of Askwell in the schema "${schema}" of this database.`);
}

async function countRows(db: Queryable, schema: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = $1::regnamespace order by relname`,
    [schema],
  );
  const lines: string[] = [];
  for (const { name } of rows) {
    const counted = await db.query<{ n: string }>(`select count(*) as n from ${name}`);
    lines.push(`rows in ${name}: ${counted.rows[0]?.n}`);
  }
  return lines;
}

async function auditFinding(db: Queryable, seal: Seal): Promise<Finding> {
  const chain = await verifyAudit(db, seal);
  return {
    proved: saysOfChain(chain),
    failed: chain.ok ? [] : [`audit_event, row ${chain.at}: ${chain.why}`],
  };
}
