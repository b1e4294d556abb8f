import type { Content } from './content/content.ts';
import type { Command } from './core/conversation/commands.ts';
import type { Inbound } from './core/conversation/turn.ts';
import type { Answer } from './core/conversation/views.ts';
import type { LookUp } from './core/look-up/search.ts';
import type { RehearsalWord } from './core/rehearsal/commands.ts';
import type { Recognise } from './core/rehearsal/transcript.ts';
import type { LineId } from './core/rehearsal/which-line.ts';
import type { RaiseParts } from './raise-escalation.ts';
import type { Queryable } from './store/database.ts';
import type { Seal } from './store/seal.ts';
import type { Saved } from './store/sessions.ts';
import type { TurnRead } from './store/turn-read.ts';

/** What every room needs to take a turn. `now` is the only clock. */
export type EnquiryTurnParts = {
  seal: Seal;
  content: () => Content;
  /** The look-ups in the person's language. */
  lookUp: (locale: string) => LookUp;
  /** What a typed text is, in the person's language: a command, an answer, or just words. */
  readText: (
    text: string,
    locale: string,
  ) => { kind: 'command'; command: Command } | { kind: 'words'; value: string | undefined };
  /** Whom to tell, and how the workers are woken. */
  escalation: RaiseParts;
  /** The simulated patients: who reads what is said to them, and what their lines are in words. */
  rehearsal: RehearsalParts;
  now: () => Date;
};

export type RehearsalParts = {
  recognise: Recognise;
  /** What may be typed alone in the middle of a conversation with a patient. */
  readWord: (text: string, locale: string) => RehearsalWord | undefined;
  lineInWords: (line: LineId, locale: string) => string;
};

/**
 * The turn being taken: what came in, its moment, and what was read of the person's desk. `tx` is the turn's transaction;
 * it begins with the first query, and most turns need none. `take` adds a step of an enquiry to what the turn will write;
 * `write` writes those steps now, for rows that refer to them.
 */
export type Taking = {
  tx: Queryable;
  inbound: Inbound;
  now: Date;
  read: TurnRead;
  take: (saved: Saved) => void;
  write: () => Promise<void>;
};

/** What a room answers, and the session whose living card that is. The router keeps it in the turn's transaction. */
export type Reply = {
  answer: Answer;
  session: string | undefined;
  retire: string | undefined;
  rehearsal?: string;
};
