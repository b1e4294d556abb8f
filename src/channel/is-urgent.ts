import type { Words } from '../content/words.ts';
import { plain } from '../core/conversation/commands.ts';
import type { Inbound } from '../core/conversation/turn.ts';
import { onceFor } from '../core/once-for.ts';

const urgentVerbs: readonly string[] = ['danger', 'danger-now', 'escalate'];
const phraseLists = ['commands:commands.danger', 'commands:in-rehearsal.danger'];

/** Looked at for every message: making each phrase comparable anew would cost more than the rest of the door. */
const phrasesOf = onceFor(
  (words: Words) => new Set(phraseLists.flatMap((list) => words.list(list)).map(plain)),
);

/** Somebody may be in danger, or the lead is being told: whatever else is going on, this is taken. */
export function isUrgent({ body, locale }: Inbound, wordsIn: (locale: string) => Words): boolean {
  if (body.kind === 'action') return urgentVerbs.includes(body.action.verb);
  if (body.kind !== 'text') return false;
  return phrasesOf(wordsIn(locale)).has(plain(body.text));
}
