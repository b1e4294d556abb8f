import { randomUUID } from 'node:crypto';
import { PlainError } from './plain-error.ts';
import { serviceUrlOf, type Window } from './windows.ts';

/**
 * Makes the person of a window known to the bot, with the place where to write to them, as installing Askwell does in
 * Teams. A Playground says so only when somebody opens its page: until then an escalation would pass by a lead as
 * "never met". The welcome comes back in this answer (expectReplies) and is dropped, or the page would show it twice.
 */
export async function introduce(window: Window, botPort: number): Promise<void> {
  const { kind, currentUser, personalChat, bot, tenantId } = window;
  const activity = {
    type: 'installationUpdate',
    action: 'add',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: serviceUrlOf(window),
    from: { id: currentUser.id, aadObjectId: currentUser.aadObjectId },
    recipient: bot,
    conversation: { id: personalChat.id, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    deliveryMode: 'expectReplies',
  };
  const answer = await fetch(`http://127.0.0.1:${botPort}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(20_000),
  }).catch((error: Error) => error.name);
  const said = typeof answer === 'string' ? answer : answer.status;
  if (typeof answer !== 'string') await answer.body?.cancel();
  if (said !== 200) {
    throw new PlainError(
      `The bot did not get to know ${currentUser.name}, the ${kind} of the trial (${said}): read bot.log in the data folder's logs.`,
    );
  }
}
