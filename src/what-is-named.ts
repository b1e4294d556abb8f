import type { Inbound } from './core/conversation/turn.ts';
import type { Named } from './store/turn-read.ts';

/** What a pressed button names. Whether it is the person's own is asked where it is read. */
export function namedIn({ body }: Inbound): Named {
  const action = body.kind === 'action' ? body.action : undefined;
  return {
    session: action && 'session' in action ? action.session : undefined,
    followUp: action && 'followUp' in action ? action.followUp : undefined,
    rehearsal: action && 'rehearsal' in action ? action.rehearsal : undefined,
  };
}
