import type { Words } from '../content/words.ts';
import type { Inbound } from '../core/conversation/turn.ts';
import { readRehearsalWord, readText } from './which-words-typed.ts';

const urgentVerbs: readonly string[] = ['danger', 'danger-now', 'escalate'];

/** Somebody may be in danger, or the lead is being told: whatever else is going on, this is taken. */
export function isUrgent({ body, locale }: Inbound, wordsIn: (locale: string) => Words): boolean {
  if (body.kind === 'action') return urgentVerbs.includes(body.action.verb);
  if (body.kind !== 'text') return false;
  const words = wordsIn(locale);
  const read = readText(body.text, words);
  if (read.kind === 'command' && read.command === 'danger') return true;
  return readRehearsalWord(body.text, words) === 'danger';
}
