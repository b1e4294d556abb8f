import type { CardAction } from '../core/conversation/card-actions.ts';
import type { Taken } from '../core/conversation/step.ts';
import type { Inbound } from '../core/conversation/turn.ts';
import type { PausedSession } from '../core/conversation/views.ts';
import type { EnquiryEvent } from '../core/enquiry/machine.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';

export type SessionStatus = 'open' | 'paused' | 'closed' | 'discarded';

/** A session as it is stored, its snapshot opened. */
export type StoredSession = {
  id: string;
  status: SessionStatus;
  step: number;
  machineVersion: number;
  contentVersion: string;
  snapshot: unknown;
  cardId: string | undefined;
  startedAt: Date;
};

/** One event as it is stored: what happened, and the button that caused it, to know a repeated tap again. */
export type StoredEvent = { event: EnquiryEvent | { type: 'STARTED' }; action: CardAction | undefined };

type Row = {
  id: string;
  status: SessionStatus;
  step: number;
  machine_version: number;
  content_version: string;
  snapshot: Buffer | null;
  card_id: string | null;
  stage: string;
  started_at: Date;
};

const snapshotPlace = (session: string) => `session:${session}`;
const eventPlace = (session: string, step: number) => `event:${session}:${step}`;

/** Notes where the person can be reached, and holds their row until the transaction ends: one turn at a time a person. */
export async function lockPerson(tx: Queryable, inbound: Inbound, now: Date): Promise<void> {
  const { tenant, person, conversation, locale } = inbound;
  // A button pressed in a channel says nothing of where the person's own chat is.
  const own = conversation.kind === 'personal' ? conversation : null;
  await tx.query(
    `insert into person (tenant, id, conversation, locale, last_seen) values ($1, $2, $3, $4, $5)
     on conflict (tenant, id) do update set conversation = coalesce(excluded.conversation, person.conversation),
       locale = excluded.locale, last_seen = excluded.last_seen,
       blocked_code = case when excluded.conversation is null then person.blocked_code end`,
    [tenant, person, own, locale, now],
  );
}

export type StoredDesk = {
  current: StoredSession | undefined;
  named: StoredSession | undefined;
  lastPaused: StoredSession | undefined;
  paused: PausedSession[];
};

/** The person's own sessions: the open one, the one that a card names (only if it is theirs), and those put aside. */
export async function loadDesk(
  tx: Queryable,
  seal: Seal,
  { tenant, person }: Inbound,
  named: string | undefined,
): Promise<StoredDesk> {
  const { rows } = await tx.query<Row>(
    `select id, status, step, machine_version, content_version, snapshot, card_id, stage, started_at
       from enquiry_session
      where tenant = $1 and person = $2 and (status in ('open', 'paused') or id = $3)
      order by updated_at desc for update`,
    [tenant, person, named ?? null],
  );
  const opened = (row: Row | undefined): StoredSession | undefined =>
    row && {
      id: row.id,
      status: row.status,
      step: row.step,
      machineVersion: row.machine_version,
      contentVersion: row.content_version,
      snapshot: row.snapshot && seal.open(row.snapshot, snapshotPlace(row.id)),
      cardId: row.card_id ?? undefined,
      startedAt: row.started_at,
    };
  return {
    current: opened(rows.find((row) => row.status === 'open')),
    named: opened(rows.find((row) => row.id === named && row.status !== 'discarded')),
    lastPaused: opened(rows.find((row) => row.status === 'paused')),
    paused: rows
      .filter((row) => row.status === 'paused')
      .slice(0, 5)
      .map((row) => ({
        at: { session: row.id, step: row.step },
        stage: row.stage as PausedSession['stage'],
        startedAt: row.started_at.toISOString(),
      })),
  };
}

export async function loadEvents(tx: Queryable, seal: Seal, session: string): Promise<StoredEvent[]> {
  const { rows } = await tx.query<{ step: number; body: Buffer }>(
    'select step, body from enquiry_event where session = $1 order by step',
    [session],
  );
  return rows.map(({ step, body }) => seal.open<StoredEvent>(body, eventPlace(session, step)));
}

/** The action that made one step, to tell a repeated tap from a stale card. */
export async function loadEventAt(
  tx: Queryable,
  seal: Seal,
  session: string,
  step: number,
): Promise<StoredEvent | undefined> {
  const { rows } = await tx.query<{ body: Buffer }>(
    'select body from enquiry_event where session = $1 and step = $2',
    [session, step],
  );
  return rows[0] && seal.open<StoredEvent>(rows[0].body, eventPlace(session, step));
}

export type Saved = Taken & {
  status: SessionStatus;
  stage: string;
  snapshot: unknown;
  action: CardAction | undefined;
};

/**
 * Stores one step: the session as it now stands and the event that led there. The event's key (session, step) makes a
 * second writer of the same step fail instead of overwriting. Discarding removes all that was told, events included.
 */
export async function saveStep(
  tx: Queryable,
  seal: Seal,
  inbound: Inbound,
  saved: Saved,
  versions: { machine: number; content: string },
  now: Date,
): Promise<void> {
  const { id, step } = saved.session;
  const gone = saved.status === 'discarded';
  await tx.query(
    `insert into enquiry_session (id, tenant, person, status, stage, step, machine_version, content_version, snapshot,
       started_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
     on conflict (id) do update set status = excluded.status, stage = excluded.stage, step = excluded.step,
       machine_version = excluded.machine_version, content_version = excluded.content_version,
       snapshot = excluded.snapshot, updated_at = excluded.updated_at`,
    [
      ...[
        id,
        inbound.tenant,
        inbound.person,
        saved.status,
        saved.stage,
        step,
        versions.machine,
        versions.content,
      ],
      gone ? null : seal.close(saved.snapshot, snapshotPlace(id)),
      now,
    ],
  );
  if (gone) {
    await tx.query('delete from enquiry_event where session = $1', [id]);
    await tx.query('update turn set reply = null where session = $1', [id]);
    return;
  }
  const body: StoredEvent = { event: saved.event, action: saved.action };
  await tx.query(
    'insert into enquiry_event (session, step, body, content_version, at) values ($1, $2, $3, $4, $5)',
    [id, step, seal.close(body, eventPlace(id, step)), versions.content, now],
  );
}
