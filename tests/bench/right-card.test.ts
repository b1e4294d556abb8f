import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type BenchConnector, startBenchConnector } from '../../scripts/bench/connector.ts';
import { playSlice, seatsFor } from '../../scripts/bench/play.ts';
import type { RunningServer } from '../../scripts/bench/run-server.ts';

const script = [
  { stage: 'opening', step: 1, inputs: { pathway: 'may-harm' } },
  { stage: 'cues', step: 2, inputs: {} },
];
const card = (stage: string, step: number) => ({
  ...{ type: 'AdaptiveCard', metadata: { stage } },
  actions: [{ type: 'Action.Execute', data: { verb: 'answer', session: 'a-session', step } }],
});
const replies = (content: object) => ({ activities: [{ type: 'message', attachments: [{ content }] }] });

let open: { server: Server; connector: BenchConnector } | undefined;
afterEach(async () => {
  await open?.connector.close();
  open?.server.closeAllConnections();
  await new Promise((done) => open?.server.close(done));
});

/** A bot that answers the first word and the first answer with what it is told to. */
async function playWith(first: object, second: object, status = 200) {
  const connector = await startBenchConnector({ admits: () => true, bearer: () => 'Bearer token' });
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const pressed = JSON.parse(text).value !== undefined;
    response.writeHead(pressed ? status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(pressed ? second : first));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open = { server, connector };
  const nothing = { cpuMs: 0, rss: 0, heapUsed: 0, external: 0 };
  const running: RunningServer = {
    plan: { name: 'echo', entry: '', env: {}, speaks: 'expect-replies', signsIn: false },
    port: (server.address() as AddressInfo).port,
    ...{ usage: async () => nothing, stop: async () => undefined },
  };
  const seats = seatsFor(2);
  return playSlice({ server: running, connector, script, way: 'response', seats, until: { turns: 8 } });
}

test('turns with the right cards are counted, each with how long it took', async () => {
  const slice = await playWith(replies(card('opening', 1)), replies(card('cues', 2)));
  expect(slice.turns).toBe(8);
  expect(slice.latencies).toHaveLength(8);
  expect(slice.latencies).toEqual(slice.latencies.toSorted((a, b) => a - b));
});

test.each([
  ['another stage', replies(card('household', 2)), 200],
  ['another step', replies(card('cues', 3)), 200],
  ['no card', { activities: [] }, 200],
  ['an error', replies(card('cues', 2)), 500],
])('an answer with %s is no turn: the slice fails', async (_what, second, status) => {
  await expect(playWith(replies(card('opening', 1)), second, status)).rejects.toThrow('echo answered');
});
