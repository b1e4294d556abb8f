import { type Agent, request } from 'node:http';
import { bodyOf } from './connector.ts';

/** On a machine that is busy with other things, sixty-four first turns of a cold process take long. */
export const patienceMs = 60_000;

/** Posts one activity to a bot on this machine. Out: status and body. Rejects when nothing comes. */
export function postActivity(
  agent: Agent,
  port: number,
  activity: object,
  authorization?: string,
): Promise<{ status: number; text: string }> {
  const body = Buffer.from(JSON.stringify(activity));
  return new Promise((done, failed) => {
    const sent = request(
      {
        ...{ agent, port, host: '127.0.0.1', path: '/api/messages', method: 'POST', timeout: patienceMs },
        headers: {
          ...(authorization && { authorization }),
          'content-type': 'application/json',
          'content-length': body.length,
        },
      },
      (response) => {
        bodyOf(response).then((text) => done({ status: response.statusCode ?? 0, text }), failed);
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer within a minute')));
    sent.once('error', failed);
    sent.end(body);
  });
}
