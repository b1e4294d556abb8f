import type { Content } from '../../../src/content/content.ts';
import type { EnquiryAction, SessionAction } from '../../../src/core/conversation/card-actions.ts';
import type { EnquiryCommand } from '../../../src/core/conversation/commands.ts';
import { isAboutFollowUps } from '../../../src/core/conversation/escalate.ts';
import {
  type Desk,
  type SessionState,
  type StepResult,
  step,
  type TurnEvent,
} from '../../../src/core/conversation/step.ts';
import { roomOf } from '../../../src/core/enquiry/snapshots.ts';
import type { FollowUp } from '../../../src/core/follow-up/follow-up.ts';
import { afterEffects } from '../../support/follow-ups.ts';

/** Said of one button, without what the client adds. */
export type Pressed = Partial<SessionAction> & { verb: SessionAction['verb'] };

/** One person's desk, kept as the store would keep it: what was taken is there at the next turn. */
export function deskOf(content: Content) {
  const sessions = new Map<string, SessionState>();
  let followUps: readonly FollowUp[] = [];
  let last: StepResult | undefined;
  const day = { today: '2026-11-20' };

  const isOpen = (session: SessionState) =>
    !['paused', 'closed', 'discarded'].includes(roomOf(session.snapshot));
  const open = () => [...sessions.values()].filter(isOpen);
  const turn = (event: TurnEvent): StepResult => {
    const asked = event.kind === 'action' ? event.action : undefined;
    const pressed = asked && 'followUp' in asked ? asked.followUp : undefined;
    const named =
      asked && 'session' in asked ? asked.session : followUps.find(({ id }) => id === pressed)?.session;
    const kept = named ? sessions.get(named) : undefined;
    const isThere = kept && roomOf(kept.snapshot) !== 'discarded';
    const desk: Desk = {
      ...{ current: open()[0], named: pressed === undefined || isThere ? kept : undefined },
      ...{ paused: [], followUps },
    };
    last = step(content, desk, event, `session-${sessions.size + 1}`, day.today);
    followUps = afterEffects(followUps, (last.effects ?? []).filter(isAboutFollowUps));
    for (const { session } of last.taken) sessions.set(session.id, session);
    return last;
  };
  return {
    open,
    followUps: () => followUps,
    /** What the date in London is from now on. */
    on: (today: string) => {
      day.today = today;
    },
    session: (id = 'session-1') => sessions.get(id) as SessionState,
    facts: (id = 'session-1') => (sessions.get(id) as SessionState).snapshot.context.facts,
    press: (action: EnquiryAction) => turn({ kind: 'action', action }),
    /** A button of the card that is shown now. */
    tap: (pressed: Pressed, id = 'session-1') =>
      turn({
        kind: 'action',
        action: { session: id, step: sessions.get(id)?.step ?? 0, inputs: {}, ...pressed } as SessionAction,
      }),
    say: (command: EnquiryCommand) => turn({ kind: 'command', command }),
    type: (value: string | undefined) => turn({ kind: 'words', value }),
  };
}

export const noticesOf = ({ notices, view }: StepResult) => [
  ...notices.map(({ words }) => words),
  ...('problems' in view ? view.problems.map(({ words }) => words) : []),
];
