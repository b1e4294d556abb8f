import { hash, randomBytes } from 'node:crypto';
import { type BotAdapter, TurnContext } from 'botbuilder';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createBot } from '../../src/channel/bot.ts';
import { readActivity } from '../../src/channel/read-activity.ts';
import { plainCharacters } from '../../src/core/conversation/plain-characters.ts';
import type { Inbound } from '../../src/core/conversation/turn.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type RealParts, realParts } from '../support/real-house.ts';
import { changed, type Rows, rowsOf, tablesOf } from '../who-may/support/rows.ts';
import { plantFields } from './support/fields.ts';
import { carryOut, type Json, plan } from './support/mutate.ts';
import { drawing, type FuzzRig, startFuzzRig } from './support/rig.ts';

const schema = `fuzz_${randomBytes(6).toString('hex')}`;
let database: Database;
let parts: RealParts;
let rig: FuzzRig;
let fields: Awaited<ReturnType<typeof plantFields>>;
let names: string[];

beforeAll(async () => {
  database = openDatabase(inject('databaseUrl'), schema);
  await migrate(database, schema);
  parts = await realParts();
  names = await tablesOf(database, schema);
  rig = await startFuzzRig(database, parts);
  fields = await plantFields(rig, database, parts).catch((error: Error) => {
    throw new Error(`${error.message}; the house said: ${rig.troubles}`);
  });
});
afterAll(async () => {
  await rig.close();
  await database.query(`drop schema ${schema} cascade`);
  await database.end();
});

/** FUZZ_SEED repeats a run; without it each run is another one, and a failure prints its seed. */
const seed = Number(process.env.FUZZ_SEED ?? randomBytes(4).readInt32LE());
const planned = fc.record({ plan, sender: fc.nat(3) });
type Planned = { plan: Parameters<typeof carryOut>[0]; sender: number };

function activityOf({ plan, sender }: Planned): Json {
  const whole = fields.seeds.map((one) => () => fields.from(one, sender));
  const picked = whole[plan.seed % whole.length]?.() ?? {};
  return fields.notAsVictim(carryOut({ ...plan, seed: 0 }, [picked], fields.known));
}

const invokeTypes = ['adaptive', 'microsoft.activity.message', 'microsoft.error'];

/** What is wrong with an answer, or undefined. */
function wrongAnswer(status: number, text: string): string | undefined {
  if (status >= 500) return `status ${status}`;
  const body = text === '' ? undefined : JSON.parse(text);
  if (status >= 400)
    return typeof body?.error === 'string' ? undefined : `${status} with ${text.slice(0, 80)}`;
  if (body === undefined || Array.isArray(body.activities)) return undefined;
  if (!invokeTypes.some((type) => String(body.type).includes(type))) return `an answer of type ${body.type}`;
  const fits = body.type.includes('adaptive') ? body.value.type === 'AdaptiveCard' : true;
  return fits && text.length < 28_000 ? undefined : `a card of ${text.length} characters`;
}

/** Everything that speaks of what is the victim's, wherever it stands. */
const ofVictim = (rows: Rows): string[] => {
  const ids = [...Object.values(fields.theirs).filter((id) => typeof id === 'string'), fields.victim.person];
  return [...rows].flatMap(([name, lines]) =>
    lines
      .filter((line) => ids.some((id) => line.includes(String(id))))
      .map((line) => `${name} ${line.slice(0, 120)} ${hash('md5', line)}`),
  );
};

/** Troubles of ours. That a made-up service address is not there is none. */
const defects = () =>
  rig.troubles.filter((line) => !/reply-not-sent|card-not-updated|old-card-not-retired/.test(line));

test('2,000 mutated activities over HTTP: nobody else is touched, nothing breaks', {
  timeout: 240_000,
}, async () => {
  let before = await rowsOf(database, names);
  const victims = ofVictim(before);
  expect(victims.length).toBeGreaterThan(10);
  const property = fc.asyncProperty(fc.array(planned, { minLength: 20, maxLength: 20 }), async (batch) => {
    for (const one of batch) {
      const activity = activityOf(one);
      const body = JSON.stringify(activity);
      const { status, text } = await rig.post(body);
      const told = body.slice(0, 2000);
      expect(wrongAnswer(status, text), told).toBeUndefined();
      expect(defects(), told).toEqual([]);
      await rig.settled();
      const after = await rowsOf(database, names);
      expect(ofVictim(after), told).toEqual(victims);
      const read = readActivity(JSON.parse(body));
      if (read.kind !== 'inbound' || read.inbound.body.kind === 'refused')
        expect(changed(before, after), told).toEqual([]);
      before = after;
    }
  });
  await fc.assert(property, { numRuns: 100, seed, endOnFailure: true });

  expect((await fetch(`${rig.server.url}/healthz`)).status).toBe(200);
  const fresh = fields.fresh();
  await fresh.type('start');
  expect(fresh.words().length).toBeGreaterThan(50);
});

/** Every text that somebody could get to see of an inbound turn. */
function textsOf({ body, name }: Inbound): string[] {
  const texts = name === undefined ? [] : [name];
  if (body.kind === 'text') return [...texts, body.text];
  if (body.kind !== 'action') return texts;
  const inputs: readonly unknown[] = 'inputs' in body.action ? Object.values(body.action.inputs) : [];
  const reason = 'reason' in body.action ? [body.action.reason] : [];
  return [...texts, ...reason, ...inputs.filter((one) => typeof one === 'string')];
}

test('20,000 mutated activities at the door: the house hears only what it knows', {
  timeout: 240_000,
}, async () => {
  let turns: Inbound[] = [];
  const troubles: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (line: object) => void troubles.push(line) };
  const bot = createBot({
    handleTurn: async (inbound) => {
      turns.push(inbound);
      const answer = { view: { kind: 'help' as const }, notices: [] };
      return {
        turn: 't',
        answer,
        session: undefined,
        retire: undefined,
        sent: false,
        locale: inbound.locale,
      };
    },
    ...{ noteSent: async () => {}, noteSoon: () => {}, draw: drawing(parts), words: () => parts.words },
    ...{ howOften: async () => ({ kind: 'go-on' as const }), log },
  });
  let sent: { type?: string; value?: { status?: number } }[] = [];
  const adapter = {
    sendActivities: async (_: unknown, activities: typeof sent) => {
      sent.push(...activities);
      return activities.map(() => ({ id: 'm' }));
    },
    updateActivity: async () => undefined,
  } as unknown as BotAdapter;

  const kinds = new Map<string, number>();
  const property = fc.asyncProperty(planned, async (one) => {
    const activity = JSON.parse(JSON.stringify(activityOf(one)));
    [turns, sent] = [[], []];
    const read = readActivity(activity);
    kinds.set(read.kind, (kinds.get(read.kind) ?? 0) + 1);
    if (read.kind === 'malformed') return;
    await bot(new TurnContext(adapter, activity), read);
    if (activity.type === 'invoke') expect(sent.map(({ value }) => value?.status)).toEqual([200]);
    const [heard] = turns;
    if (!heard) return;
    kinds.set(heard.body.kind, (kinds.get(heard.body.kind) ?? 0) + 1);
    for (const text of textsOf(heard)) expect(plainCharacters(text)).toBe(text);
    const inputs =
      heard.body.kind === 'action' && 'inputs' in heard.body.action ? heard.body.action.inputs : {};
    expect(
      Object.values(inputs).filter(
        (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      ),
    ).toEqual([]);
    expect(JSON.stringify([heard.tenant, heard.person, heard.conversation])).not.toMatch(
      /\\u0000|\\ud[89a-f]/i,
    );
  });
  await fc.assert(property, { numRuns: 20_000, seed, endOnFailure: true });
  expect(troubles).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  // All of them were met often enough for it to mean something.
  for (const kind of ['action', 'text', 'refused', 'malformed', 'ignored'])
    expect(kinds.get(kind), kind).toBeGreaterThan(200);
});
