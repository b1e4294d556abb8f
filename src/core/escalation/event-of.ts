import { type Level, level as levelSchema } from '../../content/schema/outcomes.ts';
import type { EscalationAction } from '../conversation/card-actions.ts';
import { closings } from './escalation.ts';
import type { EscalationEvent } from './machine.ts';
import { readLetter } from './read-wish.ts';

type Read =
  | { event: EscalationEvent; words?: string }
  | { problem: string; vars?: Readonly<Record<string, string>> };

/**
 * The machine's event for a pressed button, with what was written, or what is wrong with that (a notice's name).
 * `by` is the person's id; `now` the level at which it stands.
 */
export function eventOf(asked: EscalationAction, by: string, now: Level): Read {
  const { inputs } = asked;
  switch (asked.verb) {
    case 'escalation-acknowledge':
      return { event: { type: 'ACKNOWLEDGE', by } };
    case 'escalation-take-on':
      return { event: { type: 'TAKE_ON', by } };
    case 'escalation-take-over':
      return { event: { type: 'TAKE_OVER', by } };
    case 'escalation-hand-back':
      return { event: { type: 'HAND_BACK', by } };
    case 'escalation-decline':
      return { event: { type: 'DECLINE', by } };
    case 'escalation-ask-for-call':
      return { event: { type: 'ASK_FOR_CALL', by } };
    case 'escalation-advise':
      return written(inputs.advice, { type: 'ADVISE', by });
    case 'escalation-close': {
      const closing = closings.find((one) => one === inputs.closing);
      return closing ? { event: { type: 'CLOSE', by, closing } } : { problem: 'choose-outcome' };
    }
    case 'escalation-note':
      return written(inputs.note, { type: 'NOTE' });
    case 'escalation-withdraw':
      return { event: { type: 'WITHDRAW' } };
    case 'escalation-raise-again': {
      const level = levelSchema.safeParse(inputs.level).data ?? now;
      const event = { type: 'RAISE_AGAIN', level } as const;
      return inputs.note === undefined || inputs.note === '' ? { event } : written(inputs.note, event);
    }
    case 'escalation-open':
      throw new Error('opening is no event of the escalation');
  }
}

function written(raw: unknown, event: EscalationEvent): Read {
  const letter = readLetter(raw);
  if ('text' in letter) return { event, words: letter.text };
  return { problem: letter.problem, ...(letter.found !== undefined && { vars: { found: letter.found } }) };
}
