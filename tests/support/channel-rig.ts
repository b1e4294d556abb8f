import { randomUUID } from 'node:crypto';
import { type BotIdentity, createAdapter } from '../../src/channel/adapter.ts';
import { createBot } from '../../src/channel/bot.ts';
import { createDeliver } from '../../src/channel/deliver.ts';
import type { Draw } from '../../src/channel/draw.ts';
import type { HowOften } from '../../src/channel/how-often.ts';
import { startServer } from '../../src/channel/server.ts';
import type { HandleTurn, Inbound, Outcome } from '../../src/core/conversation/turn.ts';
import { startFakeConnector } from './fake-connector.ts';
import { clientTenant, teamsClient } from './teams-client.ts';

export const local: BotIdentity = { appId: '', appPassword: '', appType: 'SingleTenant', tenantId: '' };
export const session = '0b0e4a52-3f0c-4a6e-9d7e-1f2a3b4c5d6e';

/** A card with one of each thing that the transport has to carry. */
export const sampleCard = (title: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: title },
    { type: 'Input.ChoiceSet', id: 'cues', label: 'Cues', choices: [{ title: 'Bruise', value: 'bruise' }] },
    { type: 'Container', items: [{ type: 'Input.Text', id: 'note', label: 'Note' }] },
    {
      type: 'ActionSet',
      actions: (['answer', 'pause'] as const).map((verb) => ({
        ...{ type: 'Action.Execute', verb, data: { verb, session, step: 3 } },
        ...(verb === 'pause' ? { associatedInputs: 'none' } : {}),
        fallback: { type: 'Action.Submit', data: { verb, session, step: 3 } },
      })),
    },
  ],
});

/** The transport alone, over real HTTP: a stub in the house's place, a fake connector in Teams' place. */
export async function startRig(handle: (inbound: Inbound) => Partial<Outcome> = () => ({})) {
  const connector = await startFakeConnector();
  const turns: Inbound[] = [];
  const noted: (string | undefined)[][] = [];
  const logged: object[] = [];
  const log = {
    ...{
      info: (fields: object) => void logged.push(fields),
      warn: (fields: object) => void logged.push(fields),
    },
    error: (fields: object) => void logged.push(fields),
  };
  const often: HowOften = async () => ({ kind: 'go-on' });
  const rules = { handle, draws: true, speaks: true, ready: async () => ({ ok: true }), often };
  const draw: Draw = Object.assign(
    () => {
      if (!rules.draws) throw new Error('secret of the drawing');
      return { card: sampleCard(`card ${turns.length}`), summary: 'Askwell' };
    },
    { moved: () => ({ card: { type: 'AdaptiveCard', body: [] }, summary: 'Askwell' }) },
  );
  const words = () => ({
    t: (key: string) => {
      if (!rules.speaks) throw new Error('secret of the words');
      return `words of ${key}`;
    },
  });
  const handleTurn: HandleTurn = async (inbound) => {
    turns.push(inbound);
    const answer = { view: { kind: 'help' as const }, notices: [] };
    const outcome = { turn: randomUUID(), answer, session, retire: undefined, sent: false, locale: 'en-GB' };
    return { ...outcome, ...rules.handle(inbound) };
  };
  const noteSent = async (...args: (string | undefined)[]) => void noted.push(args);
  const plainLine = () => 'something went wrong';
  const door = { tenants: () => [clientTenant], addresses: { local: true, hosts: [] } };
  const adapter = createAdapter({ identity: local, host: '127.0.0.1', door, log, plainLine });
  const bot = createBot({
    handleTurn,
    noteSent,
    noteSoon: ({ turn, session, cardId }) => void noted.push([turn, session, cardId]),
    draw,
    words,
    howOften: (inbound) => rules.often(inbound),
    log,
  });
  const ready = () => rules.ready();
  const server = await startServer({ host: '127.0.0.1', port: 0, adapter, bot, ready, log, drainMs: 500 });
  return {
    ...{ connector, turns, noted, logged, rules, server },
    teams: (more: object = {}) => teamsClient({ botUrl: server.url, connector, ...more }),
    deliver: createDeliver({ adapter, appId: '', draw, log }),
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
}
