import type { Client } from 'pg';

/** What each copied row has of its own; every other column comes from the conversation that was really played. */
type Own = Readonly<Record<string, string>>;

/** How many finished enquiries each person has had. */
const perPerson = 10;
/** Spread over 28 days: older ones the retention job would delete while something else is being measured. */
const age = `(i % 2419) * interval '1000 seconds'`;
const at = `(now() - ${age})`;
const session = `md5('session' || i)::uuid`;
const person = `'person-' || (i / ${perPerson})`;

/**
 * Fills a migrated schema with finished enquiries until it holds `sessions`: copies of the one that was just played, two
 * events and one turn each, sealed values and all, so that rows are as large as they really are. The copies open nowhere,
 * for a sealed value is bound to its row; nobody opens them.
 */
export async function fillSessions(client: Client, schema: string, sessions: number): Promise<void> {
  await client.query(`set search_path = ${schema}`);
  // Foreign keys hold by how the rows are made; checking three million of them would take longer than all the rest.
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  const copy = async (table: string, rows: string, own: Own, which: string) =>
    client.query(await copyStatement(client, schema, { table, rows, own, which }));

  const finished = sessions - 1;
  await copy(
    'person',
    `generate_series(0, ${Math.floor(finished / perPerson)}) i`,
    { id: `'person-' || i`, last_seen: at },
    '',
  );
  await copy(
    'enquiry_session',
    `generate_series(1, ${finished}) i`,
    { id: session, person, status: `'closed'`, started_at: at, updated_at: at },
    '',
  );
  await copy('enquiry_event', `generate_series(1, ${finished}) i`, { session, at }, 'where t.step in (3, 4)');
  await copy(
    'turn',
    `generate_series(1, ${finished}) i`,
    {
      ...{ id: `md5('turn' || i)::uuid`, person, session, activity: `'activity-' || i` },
      ...{ received_at: at, sent_at: at },
      // Kept answers go after a day.
      reply: `case when ${age} < interval '1 day' then t.reply end`,
    },
    'where t.session is not null order by t.received_at desc limit 1',
  );
  await client.query('set session_replication_role = origin');
  // Now, and not by itself in the middle of what is measured: what was counted too late would call it again.
  await client.query('select pg_stat_force_next_flush()');
  for (const table of ['person', 'enquiry_session', 'enquiry_event', 'turn'])
    await client.query(`vacuum (analyze) ${table}`);
  await client.query('checkpoint');
}

type Copy = { table: string; rows: string; own: Own; which: string };

/** Takes the columns from the database itself: a migration that adds one must not break the benchmark. */
async function copyStatement(client: Client, schema: string, { table, rows, own, which }: Copy) {
  const { rows: columns } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
    [schema, table],
  );
  const names = columns.map(({ name }) => name);
  const missing = Object.keys(own).filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Error(`The table ${table} has no column ${missing}: see fill-sessions.ts.`);
  const picked = names.map((name) => own[name] ?? `t.${name}`).join(', ');
  return `insert into ${table} (${names.join(', ')})
    select ${picked} from (select t.* from ${table} t ${which === '' ? 'limit 1' : which}) t, ${rows}`;
}
