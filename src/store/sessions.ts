import type { CardAction } from '../core/conversation/card-actions.ts';
import type { Taken } from '../core/conversation/step.ts';
import type { Inbound } from '../core/conversation/turn.ts';
import type { PausedSession } from '../core/conversation/views.ts';
import type { EnquiryEvent } from '../core/enquiry/machine.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import type { ReadRow, TurnRead } from './turn-read.ts';

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

/**
 * Holds the person's row until the transaction ends: one turn at a time a person. Notes where they can be reached, too.
 * Out: their revision; 0 for somebody new.
 */
export async function lockPerson(tx: Queryable, inbound: Inbound, now: Date): Promise<number> {
  const { tenant, person, conversation, locale } = inbound;
  // A button pressed in a channel says nothing of where the person's own chat is.
  const own = conversation.kind === 'personal' ? conversation : null;
  const { rows } = await tx.query<{ revision: number }>(
    `insert into person (tenant, id, conversation, locale, last_seen) values ($1, $2, $3, $4, $5)
     on conflict (tenant, id) do update set conversation = coalesce(excluded.conversation, person.conversation),
       locale = excluded.locale, last_seen = excluded.last_seen,
       blocked_code = case when excluded.conversation is null then person.blocked_code end
     returning revision::integer as revision`,
    [tenant, person, own, locale, now],
  );
  return rows[0]?.revision ?? 0;
}

export type StoredDesk = {
  current: StoredSession | undefined;
  named: StoredSession | undefined;
  lastPaused: StoredSession | undefined;
  paused: PausedSession[];
};

/** The person's own sessions: the open one, the one that a card names (only if it is theirs), and those put aside. */
export function deskOf({ rows }: TurnRead, seal: Seal, named: string | undefined): StoredDesk {
  const sessions = rows.filter((row) => row.kind === 'session');
  const paused = sessions
    .filter((row) => row.status === 'paused')
    .filter((row, i, all) => all.findIndex(({ id }) => id === row.id) === i)
    .toSorted((a, b) => Number(b.sorted) - Number(a.sorted));
  const opened = (row: ReadRow | undefined): StoredSession | undefined =>
    row && {
      id: row.id as string,
      status: row.status as SessionStatus,
      step: row.step as number,
      machineVersion: row.machine as number,
      contentVersion: row.content as string,
      snapshot: row.body && seal.open(row.body, placeOf.session(row.id as string)),
      cardId: row.text ?? undefined,
      startedAt: row.at as Date,
    };
  return {
    current: opened(sessions.find((row) => row.status === 'open')),
    named: opened(sessions.find((row) => row.id === named && row.status !== 'discarded')),
    lastPaused: opened(paused[0]),
    paused: paused.slice(0, 5).map((row) => ({
      at: { session: row.id as string, step: row.step as number },
      stage: row.word as PausedSession['stage'],
      startedAt: (row.at as Date).toISOString(),
    })),
  };
}

export async function loadEvents(tx: Queryable, seal: Seal, session: string): Promise<StoredEvent[]> {
  const { rows } = await tx.query<{ step: number; body: Buffer }>(
    'select step, body from enquiry_event where session = $1 order by step',
    [session],
  );
  return rows.map(({ step, body }) => seal.open<StoredEvent>(body, placeOf.event(session, step)));
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
  return rows[0] && seal.open<StoredEvent>(rows[0].body, placeOf.event(session, step));
}

/** One step to be stored: the session as it now stands, the event that led there, and the button that caused it. */
export type Saved = Taken & {
  status: SessionStatus;
  stage: string;
  snapshot: unknown;
  machine: number;
  /** The message that carries the session's card from now on, where that is known before it is sent. */
  card: string | undefined;
  action: CardAction | undefined;
};

/** As `keep_steps` takes it: sealed values in base64. Of a discarded session nothing that was told is left in it. */
export function sealedStep(seal: Seal, saved: Saved) {
  const { id, step } = saved.session;
  const { status, stage, machine, card } = saved;
  const row = { id, step, status, stage, machine, ...(card !== undefined && { card }) };
  if (status === 'discarded') return row;
  const body: StoredEvent = { event: saved.event, action: saved.action };
  return {
    ...row,
    snapshot: seal.close(saved.snapshot, placeOf.session(id)).toString('base64'),
    body: seal.close(body, placeOf.event(id, step)).toString('base64'),
  };
}
