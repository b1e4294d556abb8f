import type { ActionStyle, IActionSet, IExecuteAction } from '@microsoft/teams.cards';
import type {
  DataAction,
  DeskAction,
  EscalateAction,
  EscalationAction,
  FollowUpAction,
  PlanFollowUp,
  RehearseAction,
  RotaAction,
  SessionAction,
} from '../../core/conversation/card-actions.ts';

/** Distributes over the union, so that every verb keeps its own keys. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a button carries. What was filled in comes from the client beside it: inputs, and `level` and `reason` for set-level. */
export type ButtonData =
  | Without<DeskAction, 'query'>
  | DataAction
  | Without<
      PlanFollowUp | FollowUpAction | EscalateAction | EscalationAction | RotaAction | RehearseAction,
      'inputs'
    >
  | Without<SessionAction, 'inputs' | 'level' | 'reason'>;

/**
 * `inputs: 'none'` sends nothing that was filled in, and so nothing on the card can stop the button. Otherwise what was
 * typed goes with it, whichever button is pressed.
 */
type Look = { style?: ActionStyle; inputs?: 'none' };

/** Action.Execute, and Action.Submit with the same data for clients that do not know Execute. */
export function button(title: string, data: ButtonData, { style, inputs }: Look = {}): IExecuteAction {
  const common = { title, data, ...(style && { style }), ...(inputs && { associatedInputs: inputs }) };
  return {
    type: 'Action.Execute',
    verb: data.verb,
    ...common,
    fallback: { type: 'Action.Submit', ...common },
  };
}

/** Teams shows no more than six actions of one set. */
export const mostActions = 6;

/** Buttons in one row; nothing at all where there is none. */
export function row(...actions: readonly (IExecuteAction | undefined)[]): IActionSet[] {
  const shown = actions.filter((action) => action !== undefined);
  if (shown.length > mostActions) throw new Error(`${shown.length} actions in one row`);
  return shown.length > 0 ? [{ type: 'ActionSet', actions: shown }] : [];
}
