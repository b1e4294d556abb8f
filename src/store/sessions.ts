import type { CardAction } from '../core/conversation/card-actions.ts';
import type { Taken } from '../core/conversation/step.ts';
import type { PausedSession } from '../core/conversation/views.ts';
import type { EnquiryEvent } from '../core/enquiry/machine.ts';
import type { Queryable } from './database.ts';
import type { Seal } from './seal.ts';
import { placeOf } from './sealed-columns.ts';
import { mostPaused, type ReadRow, type TurnRead } from './turn-read.ts';

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
    .toSorted((a, b) => Number(b.sorted) - Number(a.sorted));
  const opened = new Map<ReadRow, StoredSession>();
  const open = (row: ReadRow | undefined): StoredSession | undefined => {
    const session = row && (opened.get(row) ?? openSession(row, seal));
    if (session) opened.set(row, session);
    return session;
  };
  return {
    current: open(sessions.find((row) => row.status === 'open')),
    // Mostly the open one, which is not unsealed twice.
    named: open(sessions.find((row) => row.id === named && row.status !== 'discarded')),
    lastPaused: open(paused[0]),
    paused: paused.slice(0, mostPaused).map((row) => ({
      at: { session: row.id as string, step: row.step as number },
      stage: row.word as PausedSession['stage'],
      startedAt: (row.at as Date).toISOString(),
    })),
  };
}

const openSession = (row: ReadRow, seal: Seal): StoredSession => ({
  id: row.id as string,
  status: row.status as SessionStatus,
  step: row.step as number,
  machineVersion: row.machine as number,
  contentVersion: row.content as string,
  snapshot: row.body && seal.open(row.body, placeOf.session(row.id as string)),
  cardId: row.text ?? undefined,
  startedAt: row.at as Date,
});

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
