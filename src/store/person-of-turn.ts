import type { Inbound } from '../core/conversation/turn.ts';
import type { Queryable } from './database.ts';

/** What every turn says of its person, and the order in which it is bound. */
export const heardColumns = {
  ...{ tenant: 'text', person: 'text', taken_at: 'timestamptz', conversation: 'jsonb' },
  // A button pressed in a channel says nothing of where the person's own chat is.
  ...{ personal: 'boolean', locale: 'text' },
};

export const heardFrom = ({ tenant, person, conversation, locale }: Inbound, now: Date): unknown[] => [
  ...[tenant, person, now, conversation],
  ...[conversation.kind === 'personal', locale],
];

type Said = (column: keyof typeof heardColumns) => string;
const bound: Said = (column) => {
  const at = Object.keys(heardColumns).indexOf(column) + 1;
  return `$${at}::${heardColumns[column]}`;
};

const heard = (said: Said) => `
  conversation = case when ${said('personal')} then ${said('conversation')} else known.conversation end,
  locale = ${said('locale')}, last_seen = ${said('taken_at')},
  blocked_code = case when ${said('personal')} then null else known.blocked_code end`;

const firstHeard = (said: Said, revision: number) => `
  insert into person as known (tenant, id, conversation, locale, last_seen, revision)
  select ${said('tenant')}, ${said('person')}, case when ${said('personal')} then ${said('conversation')} end,
    ${said('locale')}, ${said('taken_at')}, ${revision}`;

const asked: Said = (column) => `asked.${column}`;

/** Counts the first turn of somebody who was not known when they were read. No row where they are by now. */
export const countFirst = `${firstHeard(asked, 1)} from asked on conflict (tenant, id) do nothing returning tenant, id`;

/** Counts a turn of somebody who was read at a revision. No row where they moved since, or are gone. */
export const countNext = `
  update person as known set ${heard(asked)}, revision = known.revision + 1 from asked
  where known.tenant = asked.tenant and known.id = asked.person and known.revision = asked.revision returning asked.*`;

/**
 * The same for several people at once. Waits for nobody: whoever is held by somebody else is not counted. Otherwise one
 * person who is held for long would keep all the others waiting.
 */
export const countFree = `
  update person as known set ${heard(asked)}, revision = known.revision + 1
  from (select free.ctid as place, asked.* from person free join asked
      on free.tenant = asked.tenant and free.id = asked.person and free.revision = asked.revision
      for no key update of free skip locked) asked
  where known.ctid = asked.place returning asked.*`;

/**
 * Holds the person's row until the transaction ends: one turn at a time a person. Notes where they can be reached, too.
 * Out: their revision; 0 for somebody new.
 */
export async function lockPerson(tx: Queryable, inbound: Inbound, now: Date): Promise<number> {
  const { rows } = await tx.query<{ revision: number }>(
    `${firstHeard(bound, 0)}
      on conflict (tenant, id) do update set ${heard(bound)} returning revision::integer as revision`,
    heardFrom(inbound, now),
  );
  return rows[0]?.revision ?? 0;
}
