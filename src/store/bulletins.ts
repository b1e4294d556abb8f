import { randomUUID } from 'node:crypto';
import type { Bulletin } from '../core/escalation/bulletin.ts';
import type { Queryable } from './database.ts';
import type { Addressee } from './posts.ts';

/**
 * Asks for a message about the service itself. `key` keeps the same one from being asked for twice. Out: whether it was
 * asked for now.
 */
export async function askBulletin(
  tx: Queryable,
  asked: Addressee & { tenant: string; bulletin: Bulletin; key?: string },
  now: Date,
): Promise<boolean> {
  const { tenant, audience, recipient, bulletin, key } = asked;
  const { rowCount } = await tx.query(
    `insert into post (id, tenant, audience, recipient, urgency, state, wanted, asked_at, bulletin, bulletin_key)
     values ($1, $2, $3, $4, 1, 'waiting', 1, $5, $6, $7) on conflict (bulletin_key) do nothing`,
    [randomUUID(), tenant, audience, recipient, now, JSON.stringify(bulletin), key ?? null],
  );
  return rowCount === 1;
}
