import { createAdapter } from '../../../src/channel/adapter.ts';
import { createBot } from '../../../src/channel/bot.ts';
import { drawCard, drawMoved } from '../../../src/channel/cards/draw-card.ts';
import type { Draw } from '../../../src/channel/draw.ts';
import { startServer } from '../../../src/channel/server.ts';
import type { HandleTurn } from '../../../src/core/conversation/turn.ts';
import type { Database } from '../../../src/store/database.ts';
import { noteSent } from '../../../src/store/turns.ts';
import { local } from '../../support/channel-rig.ts';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { type RealParts, turnsOn } from '../../support/real-house.ts';

export const drawing = ({ words, content }: RealParts): Draw =>
  Object.assign((answer: Parameters<Draw>[0]) => drawCard(answer, words, '2026-11-23', content), {
    moved: () => drawMoved(words),
  });

/** The whole house but its workers and its limits on how often: what is changed here, an activity has changed. */
export async function startFuzzRig(database: Database, parts: RealParts, requestMs?: number) {
  const connector = await startFakeConnector();
  const troubles: string[] = [];
  const trouble = (line: object) => void troubles.push(JSON.stringify(line));
  const log = { info: () => {}, warn: () => {}, error: trouble };
  const turns = turnsOn(database, parts);
  const door = { tenants: () => parts.organisation.tenants, addresses: { local: true, hosts: [] } };
  const adapter = createAdapter({
    ...{ identity: local, host: '127.0.0.1', door, log },
    plainLine: () => parts.words.t('chrome:problems.not-kept'),
  });
  const noting: Promise<void>[] = [];
  const note: Parameters<typeof createBot>[0]['noteSent'] = (turn, session, cardId) =>
    noteSent(database, turn, session, cardId);
  const bot = createBot({
    ...{
      handleTurn: turns.handle as HandleTurn,
      noteSent: note,
      draw: drawing(parts),
      words: () => parts.words,
    },
    noteSoon: ({ turn, session, cardId }) => void noting.push(note(turn, session, cardId)),
    ...{ howOften: async () => ({ kind: 'go-on' as const }), log },
  });
  const ready = async () => ({ ok: true });
  const server = await startServer({
    ...{ host: '127.0.0.1', port: 0, adapter, bot, ready, log, drainMs: 500 },
    ...(requestMs !== undefined && { requestMs }),
  });
  return {
    ...{ connector, turns, server, troubles },
    settled: () => Promise.all(noting),
    /** Whatever the body is: as it goes over the wire. */
    post: async (
      body: string | Buffer,
      headers: Record<string, string> = { 'content-type': 'application/json' },
    ) => {
      const response = await fetch(`${server.url}/api/messages`, { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    },
    close: async () => {
      await server.close();
      await Promise.all(noting);
      await connector.close();
    },
  };
}
export type FuzzRig = Awaited<ReturnType<typeof startFuzzRig>>;
