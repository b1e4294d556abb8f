import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../scripts/local/ports.ts';
import { openWindows } from '../../scripts/local/windows.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const occupy = (port: number) =>
  new Promise<void>((done) => {
    servers.push(createServer().listen(port, '127.0.0.1', done));
  });
const portsFor = async (env: NodeJS.ProcessEnv, claimed = new Map<number, string>()) =>
  (await openWindows(env, claimed)).map(({ port }) => port);

test('a window without a port of its own takes the next one that nobody holds or has claimed', async () => {
  const first = await freePort();
  await occupy(first + 1);
  const [clinician, lead, deputy] = await portsFor(
    { PLAYGROUND_PORT: `${first}` },
    new Map([[first + 2, 'PORT']]),
  );
  expect(clinician).toBe(first);
  expect(lead).toBeGreaterThan(first + 2);
  expect(deputy).toBeGreaterThan(lead as number);
});

test('ports that are given are kept, also where one of them comes right after another window', async () => {
  const first = await freePort();
  const env = { PLAYGROUND_PORT: `${first}`, DEPUTY_PLAYGROUND_PORT: `${first + 1}` };
  const [, lead, deputy] = await portsFor(env);
  expect(deputy).toBe(first + 1);
  expect(lead).toBeGreaterThan(first + 1);
});

test('a port that is given twice, or held by another program, is named with its variable', async () => {
  const taken = await freePort();
  const env = { PLAYGROUND_PORT: `${taken}`, LEAD_PLAYGROUND_PORT: `${taken}` };
  await expect(portsFor(env)).rejects.toThrow(`PLAYGROUND_PORT and LEAD_PLAYGROUND_PORT are both ${taken}`);
  await occupy(taken);
  await expect(portsFor({ PLAYGROUND_PORT: `${taken}` })).rejects.toThrow(
    `Port ${taken}, where the clinician's Playground would listen, is in use`,
  );
});
