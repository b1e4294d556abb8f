import type { Inbound } from './core/conversation/turn.ts';
import type { Steps, TurnRow } from './store/turn-keep.ts';
import type { ReadRow, TurnRead } from './store/turn-read.ts';

/** Who has not answered for so long may have gone on at another replica; and nothing stays in memory for good. */
const keptMs = 10 * 60_000;
const mostDesks = 1_000;

type Desk = { read: TurnRead; session: ReadRow; until: number };

export type DesksAsWritten = {
  /** What reading the desk would bring, for the answer to the card that was written last. Given out once. */
  take: (inbound: Inbound, now: Date) => TurnRead | undefined;
  /** A turn was kept, and this is how the desk lies now. Undefined: whoever wants to know has to read it. */
  wrote: (inbound: Inbound, read: TurnRead | undefined, now: Date) => void;
};

/**
 * The desks as this process wrote them, sealed as they are stored. A clinician answers one card after the other: reading
 * back what was just written took a fifth of a turn's time at the database. It is a guess: another replica may have gone
 * on. The write asks for the revision, so that a wrong guess writes nothing and the turn is taken again on what is there.
 */
export function desksAsWritten(): DesksAsWritten {
  const desks = new Map<string, Desk>();
  const keyOf = ({ tenant, person }: Inbound) => JSON.stringify([tenant, person]);
  return {
    take: (inbound, now) => {
      const key = keyOf(inbound);
      const desk = desks.get(key);
      if (!desk || !isAnswerTo(desk.session, inbound)) return undefined;
      desks.delete(key);
      return desk.until > now.getTime() ? desk.read : undefined;
    },
    wrote: (inbound, read, now) => {
      const key = keyOf(inbound);
      desks.delete(key);
      const [session] = read?.rows ?? [];
      if (!read || !session) return;
      desks.set(key, { read, session, until: now.getTime() + keptMs });
      const oldest = desks.keys().next().value;
      if (desks.size > mostDesks && oldest !== undefined) desks.delete(oldest);
    },
  };
}

/** By the very message that was written down as the one that carries the card: a card that went elsewhere is read anew. */
function isAnswerTo({ id, step, text }: ReadRow, { body, cardId }: Inbound): boolean {
  const action = body.kind === 'action' && body.action.verb === 'answer' ? body.action : undefined;
  return action?.session === id && action.step === step && cardId !== undefined && cardId === text;
}

/**
 * The desk after a turn that was kept by its one write. Undefined where more lies on it than the one open enquiry: what
 * reminders, rehearsals and other enquiries have become is read.
 */
export function deskAfter(
  { revision, rows }: TurnRead,
  { taken, content, now }: Steps,
  { snapshot }: TurnRow,
): TurnRead | undefined {
  const [saved, ...more] = taken;
  if (!saved || more.length > 0 || saved.status !== 'open' || !snapshot) return undefined;
  const { id, step } = saved.session;
  const others = rows.filter(({ kind, id: other }) => kind !== 'person' && other !== id);
  if (others.length > 0) return undefined;
  const before = rows.find((row) => row.id === id);
  const session: ReadRow = {
    ...{ kind: 'session', id, session: null, status: saved.status, step, machine: saved.machine, content },
    ...{ body: snapshot, text: saved.card ?? before?.text ?? null, word: saved.stage },
    ...{ at: before?.at ?? now, sorted: null },
  };
  return { revision: (revision ?? 0) + 1, rows: [session] };
}
