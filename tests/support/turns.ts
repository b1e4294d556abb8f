import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Content } from '../../src/content/content.ts';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import type { Organisation } from '../../src/content/schema/organisation.ts';
import type { CardAction } from '../../src/core/conversation/card-actions.ts';
import { byPhrase, commands } from '../../src/core/conversation/commands.ts';
import type { Inbound, InboundBody, Outcome } from '../../src/core/conversation/turn.ts';
import type { At, View } from '../../src/core/conversation/views.ts';
import { referenceFrom } from '../../src/core/escalation/reference.ts';
import { rehearsalWords } from '../../src/core/rehearsal/commands.ts';
import { moveIds } from '../../src/core/rehearsal/moves.ts';
import { createTurnHandler, type TurnParts } from '../../src/handle-turn.ts';
import type { RaiseParts } from '../../src/raise-escalation.ts';
import { createSeal } from '../../src/store/seal.ts';
import type { RehearsalParts } from '../../src/turn-parts.ts';
import { projectRoot } from './content.ts';
import type { TestDatabase } from './test-database.ts';

const { organisation: trial } = loadOrganisation(`${projectRoot}/deploy/local/organisation.yaml`) as {
  organisation: Organisation;
};

export const testSeal = createSeal([{ id: 'test', key: randomBytes(32) }]);

/** The trial's people; nobody is woken, the tests look at the tables. */
export const testEscalation: RaiseParts = {
  ...{ seal: testSeal, organisation: () => trial, wake: async () => {}, alarm: () => {} },
  newReference: () => referenceFrom(randomInt(2 ** 40)),
};

export function inbound(body: InboundBody, changes: Partial<Inbound> = {}): Inbound {
  return {
    activityId: randomUUID(),
    tenant: 'tenant-a',
    person: 'person-a',
    conversation: {
      ...{ id: 'conversation-a', kind: 'personal', channelId: 'msteams' },
      ...{ serviceUrl: 'http://127.0.0.1:1/', botId: 'bot' },
    },
    locale: 'en-GB',
    cardId: undefined,
    body,
    ...changes,
  };
}

export const text = (words: string, changes: Partial<Inbound> = {}) =>
  inbound({ kind: 'text', text: words }, changes);
export const press = (action: CardAction, changes: Partial<Inbound> = {}) =>
  inbound({ kind: 'action', action, via: 'execute' }, changes);

/** Reads the ids of moves that stand in the text: what words mean is the recogniser's own question. */
export const testRehearsal: RehearsalParts = {
  recognise: (typed) => ({
    moves: moveIds.filter((move) => typed.split(/\s+/).includes(move)),
    because: [],
  }),
  readWord: byPhrase(rehearsalWords, (id) => [id]),
  lineInWords: (line) => line,
};

const whichCommand = byPhrase(commands, (id) => [id]);

/** A turn handler on a test's database, with the command words kept to the command's own id. */
export function turnHandler({ database }: TestDatabase, content: Content, changes: Partial<TurnParts> = {}) {
  return createTurnHandler({
    ...{ database, seal: testSeal, content: () => content, now: () => new Date() },
    ...{ escalation: testEscalation, rehearsal: testRehearsal },
    lookUp: () => ({ find: () => ({ kind: 'nothing' }), open: () => undefined }),
    readText: (typed) => {
      const command = whichCommand(typed);
      return command ? { kind: 'command', command } : { kind: 'words', value: typed };
    },
    ...changes,
  });
}

export function atOf(outcome: Outcome): At {
  const { view } = outcome.answer;
  const at = 'at' in view ? view.at : undefined;
  if (!at) throw new Error(`The view "${view.kind}" belongs to no session.`);
  return at;
}

export function viewOf<K extends View['kind']>(outcome: Outcome, kind: K): Extract<View, { kind: K }> {
  const { view } = outcome.answer;
  if (view.kind !== kind) throw new Error(`Expected the view "${kind}", got "${view.kind}".`);
  return view as Extract<View, { kind: K }>;
}
