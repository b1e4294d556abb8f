import type { Queryable } from '../../src/store/database.ts';
import { type Seal, UnknownKey } from '../../src/store/seal.ts';
import { type SealedColumn, sealedColumns } from '../../src/store/sealed-columns.ts';
import type { Finding } from './finding.ts';

const batch = 500;

/** Opens every sealed value with the key ring: a backup without its keys is no backup. */
export async function openSealedValues(db: Queryable, seal: Seal): Promise<Finding> {
  const failed: string[] = [];
  let opened = 0;
  for (const column of sealedColumns) {
    for (let after: string[] | undefined; ; ) {
      const page = await nextPage(db, column, after);
      for (const { key, sealed } of page) {
        const why = sealed && whyShut(seal, sealed, column.place(key));
        if (why) failed.push(`${column.table}.${column.column}, row ${key.join(' ')}: ${why}`);
        else if (sealed) opened += 1;
      }
      after = page.at(-1)?.key;
      if (!after) break;
    }
  }
  return { proved: `${opened} sealed values open`, failed };
}

async function nextPage(
  db: Queryable,
  { table, column, keys }: SealedColumn,
  after: string[] | undefined,
): Promise<{ key: string[]; sealed: Buffer | null }[]> {
  const names = keys.map((key) => key.column);
  const from = keys.map(({ type }, i) => `$${i + 1}::${type}`);
  const { rows } = await db.query<{ key: string[]; sealed: Buffer | null }>(
    `select array[${names.map((name) => `${name}::text`)}] as key, ${column} as sealed from ${table}
      ${after ? `where (${names}) > (${from})` : ''} order by ${names} limit ${batch}`,
    after ?? [],
  );
  return rows;
}

function whyShut(seal: Seal, sealed: Buffer, place: string): string | undefined {
  try {
    seal.open(sealed, place);
    return undefined;
  } catch (error) {
    return error instanceof UnknownKey
      ? 'sealed with a key that is not in ASKWELL_KEYS'
      : 'damaged, or moved from another row';
  }
}
