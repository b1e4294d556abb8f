import type { ConnectorClient } from 'botframework-connector';
import type { SendHttp } from './send-http.ts';

/** What Askwell asks of a channel: a new message, or another content for one that is there. */
type Conversations = Pick<
  ConnectorClient['conversations'],
  'sendToConversation' | 'replyToActivity' | 'updateActivity'
>;

/** Puts the bot's own token on a request; without an app id there is none. */
export type Credentials = { signRequest: (request: { headers: Map<string, string> }) => Promise<unknown> };

/**
 * A connector of Bot Framework's REST protocol, in the place of the library's. The library checks every card against its
 * schema and copies it several times on the way out, which costs more than all of a turn's own work.
 */
export function createConnector(
  serviceUrl: string,
  credentials: Credentials,
  send: SendHttp,
): ConnectorClient {
  const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
  const put = async (method: 'POST' | 'PUT', ids: readonly string[], activity: unknown) => {
    const headers = new Map<string, string>();
    await credentials.signRequest({ headers });
    const [conversation, ...message] = ids.map(encodeURIComponent);
    const url = [`${base}v3/conversations/${conversation}/activities`, ...message].join('/');
    const text = await send({
      ...{ method, url, authorization: headers.get('Authorization') },
      body: JSON.stringify(activity),
    });
    return { id: idIn(text) };
  };
  const conversations: Record<keyof Conversations, (...given: never[]) => Promise<{ id: string }>> = {
    sendToConversation: (conversation: string, activity: unknown) => put('POST', [conversation], activity),
    replyToActivity: (conversation: string, message: string, activity: unknown) =>
      put('POST', [conversation, message], activity),
    updateActivity: (conversation: string, message: string, activity: unknown) =>
      put('PUT', [conversation, message], activity),
  };
  return { conversations } as unknown as ConnectorClient;
}

/** The id of the message; '' where the channel gives none. */
function idIn(text: string): string {
  try {
    const id: unknown = JSON.parse(text)?.id;
    return typeof id === 'string' ? id : '';
  } catch {
    // Nothing, or no JSON: accepted without an id.
    return '';
  }
}
