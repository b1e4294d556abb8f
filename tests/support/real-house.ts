import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { cardAction } from '../../src/channel/card-action-schema.ts';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import { lineInWords } from '../../src/channel/cards/rehearsal-marked.ts';
import { readActivity } from '../../src/channel/read-activity.ts';
import { readRehearsalWord, readText } from '../../src/channel/which-words-typed.ts';
import { loadWords } from '../../src/content/words.ts';
import type { InboundBody, Outcome } from '../../src/core/conversation/turn.ts';
import { referenceFrom } from '../../src/core/escalation/reference.ts';
import { createLookUp } from '../../src/core/look-up/search.ts';
import { withPolicy } from '../../src/core/organisation/with-policy.ts';
import { createRecogniser } from '../../src/core/rehearsal/recognise/recognise.ts';
import { createTurnHandler } from '../../src/handle-turn.ts';
import { loadRecogniser, modelPath } from '../../src/load-recogniser.ts';
import type { Database } from '../../src/store/database.ts';
import { projectRoot, realContent } from './content.ts';
import { testOrganisation } from './organisation.ts';
import { inbound, testSeal } from './turns.ts';

/** Somebody who speaks: as Teams names them. */
export type Actor = { tenant: string; person: string };

export const monday = new Date('2026-11-23T10:00:00Z');
const today = '2026-11-23';

/** The content, words, look-ups and recogniser that the bot runs with: read once for a test file. */
export async function realParts() {
  const organisation = testOrganisation();
  const content = withPolicy(realContent(), organisation);
  const words = (await loadWords(join(projectRoot, 'locales'))).wordsFor('en-GB');
  const recognise = createRecogniser(await loadRecogniser(join(projectRoot, modelPath)));
  return { organisation, content, words, recognise, lookUp: createLookUp(content, words) };
}
export type RealParts = Awaited<ReturnType<typeof realParts>>;

/** The turn handler on a database, with everything in it real but the clock and the workers. */
export function turnsOn(database: Database, parts: RealParts) {
  const { organisation, content, words, recognise, lookUp } = parts;
  const escalation = {
    ...{ seal: testSeal, organisation: () => organisation, wake: async () => {}, alarm: () => {} },
    newReference: () => referenceFrom(randomInt(2 ** 40)),
  };
  const handle = createTurnHandler({
    ...{ database, seal: testSeal, content: () => content, now: () => monday, escalation },
    rehearsal: {
      recognise,
      readWord: (typed) => readRehearsalWord(typed, words),
      lineInWords: (line) => lineInWords(words, line) ?? '',
    },
    readText: (typed) => readText(typed, words),
    lookUp: () => lookUp,
  });
  const say = (actor: Actor, body: InboundBody, kind: 'personal' | 'channel' = 'personal') => {
    const { conversation } = inbound(body);
    const id = kind === 'channel' ? '19:leads@thread.tacv2' : `chat-${actor.tenant}-${actor.person}`;
    return handle({
      ...inbound(body),
      ...{ ...actor, name: 'Somebody', conversation: { ...conversation, kind, id } },
    });
  };
  return {
    ...{ handle, escalation },
    arrive: (actor: Actor) => say(actor, { kind: 'arrived' }),
    type: (actor: Actor, text: string) => say(actor, { kind: 'text', text }),
    /** An activity as Teams sends it, through the door. */
    bring: (activity: object): Promise<Outcome> => {
      const read = readActivity(activity);
      if (read.kind !== 'inbound') throw new Error(`the door said "${read.kind}"`);
      return handle(read.inbound);
    },
    /** Presses a button with this data, as far as the door lets it in. */
    press: (actor: Actor, data: object, kind?: 'channel'): Promise<Outcome> =>
      say(actor, { kind: 'action', action: cardAction.parse(data), via: 'execute' }, kind),
    /** All that the person gets to see of it: the card as it is sent, or the sentence. */
    shown: ({ answer }: Outcome): string => JSON.stringify(drawCard(answer, words, today, content)),
  };
}
export type Turns = ReturnType<typeof turnsOn>;
