import type { TurnContext } from 'botbuilder';
import { adaptiveCard } from './draw.ts';

/** What an Action.Execute can be answered with. HTTP always says 200: Teams takes anything else for a bot that is down. */
export type ExecuteAnswer =
  /** The card that takes the pressed card's place. */
  | { kind: 'card'; card: object }
  /** A sentence; the pressed card stays as it is. */
  | { kind: 'message'; text: string }
  /** Something went wrong: the client says so beside the button, and what was filled in stays. */
  | { kind: 'error'; code: string; message: string };

/** Answers a pressed Execute button. Nothing leaves before the turn ends, so this cannot fail to send. */
export async function respondToExecute(context: TurnContext, answer: ExecuteAnswer): Promise<void> {
  await respond(context, bodyOf(answer));
}

/** Answers an invoke that is none of ours: without a response the library says 501 and alarms go off. */
export async function respondToOther(context: TurnContext): Promise<void> {
  await respond(context, undefined);
}

async function respond(context: TurnContext, body: object | undefined): Promise<void> {
  await context.sendActivity({
    type: 'invokeResponse',
    value: body ? { status: 200, body } : { status: 200 },
  });
}

export function bodyOf(answer: ExecuteAnswer): object {
  switch (answer.kind) {
    case 'card':
      return { statusCode: 200, type: adaptiveCard, value: answer.card };
    case 'message':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
    case 'error':
      return {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: answer.code, message: answer.message },
      };
  }
}
