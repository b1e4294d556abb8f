import type { Content } from '../../../src/content/content.ts';
import type { CardAction, SessionAction } from '../../../src/core/conversation/card-actions.ts';
import type { Command } from '../../../src/core/conversation/commands.ts';
import {
  type Desk,
  type SessionState,
  type StepResult,
  step,
  type TurnEvent,
} from '../../../src/core/conversation/step.ts';
import { roomOf } from '../../../src/core/enquiry/snapshots.ts';

/** Said of one button, without what the client adds. */
export type Pressed = Partial<SessionAction> & { verb: SessionAction['verb'] };

/** One person's desk, kept as the store would keep it: what was taken is there at the next turn. */
export function deskOf(content: Content) {
  const sessions = new Map<string, SessionState>();
  let last: StepResult | undefined;

  const isOpen = (session: SessionState) =>
    !['paused', 'closed', 'discarded'].includes(roomOf(session.snapshot));
  const open = () => [...sessions.values()].filter(isOpen);
  const turn = (event: TurnEvent): StepResult => {
    const named = event.kind === 'action' && 'session' in event.action ? event.action.session : undefined;
    const desk: Desk = { current: open()[0], named: named ? sessions.get(named) : undefined, paused: [] };
    last = step(content, desk, event, `session-${sessions.size + 1}`);
    for (const { session } of last.taken) sessions.set(session.id, session);
    return last;
  };
  return {
    open,
    session: (id = 'session-1') => sessions.get(id) as SessionState,
    facts: (id = 'session-1') => (sessions.get(id) as SessionState).snapshot.context.facts,
    press: (action: CardAction) => turn({ kind: 'action', action }),
    /** A button of the card that is shown now. */
    tap: (pressed: Pressed, id = 'session-1') =>
      turn({
        kind: 'action',
        action: { session: id, step: sessions.get(id)?.step ?? 0, inputs: {}, ...pressed } as SessionAction,
      }),
    say: (command: Command) => turn({ kind: 'command', command }),
    type: (value: string | undefined) => turn({ kind: 'words', value }),
  };
}

export const noticesOf = ({ notices, view }: StepResult) => [
  ...notices.map(({ words }) => words),
  ...('problems' in view ? view.problems.map(({ words }) => words) : []),
];
