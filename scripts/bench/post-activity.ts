import type { Agent } from 'undici';

/** On a machine that is busy with other things, sixty-four first turns of a cold process take long. */
export const patienceMs = 60_000;

/**
 * Posts one activity to a bot on this machine. Out: status and body. Rejects when nothing comes. By undici, at half of what
 * Node's own client costs: what the driver uses of the machine is not there for whom it measures.
 */
export function postActivity(
  agent: Agent,
  port: number,
  activity: object,
  authorization?: string,
): Promise<{ status: number; text: string }> {
  const headers = { ...(authorization && { authorization }), 'content-type': 'application/json' };
  return new Promise((done, failed) => {
    let status = 0;
    const parts: Buffer[] = [];
    agent.dispatch(
      {
        ...{ origin: `http://127.0.0.1:${port}`, path: '/api/messages', method: 'POST' as const },
        ...{ headers, body: JSON.stringify(activity), headersTimeout: patienceMs, bodyTimeout: patienceMs },
      },
      {
        onRequestStart: () => {},
        onResponseStart: (_, answered) => {
          status = answered;
        },
        onResponseData: (_, part) => void parts.push(part),
        onResponseEnd: () => done({ status, text: Buffer.concat(parts).toString('utf8') }),
        onResponseError: (_, error) => failed(error),
      },
    );
  });
}
