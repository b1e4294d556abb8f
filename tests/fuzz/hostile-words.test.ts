import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { escaped } from '../../src/channel/cards/text.ts';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import { plainCharacters } from '../../src/core/conversation/plain-characters.ts';
import type { Outcome } from '../../src/core/conversation/turn.ts';
import { recordKinds } from '../../src/core/record/record.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { partsOf } from '../cards/support/check-card.ts';
import { projectRoot } from '../support/content.ts';
import { testTenant } from '../support/organisation.ts';
import { type RealParts, realParts, turnsOn } from '../support/real-house.ts';
import { atOf } from '../support/turns.ts';

const schema = `words_${randomBytes(6).toString('hex')}`;
let database: Database;
let parts: RealParts;
beforeAll(async () => {
  database = openDatabase(inject('databaseUrl'), schema);
  await migrate(database, schema);
  parts = await realParts();
});
afterAll(async () => {
  await database.query(`drop schema ${schema} cascade`);
  await database.end();
});

const hostile = [
  '[press here](https://evil.example) [x](javascript:alert(1)) ![p](https://evil.example/p.png)',
  '<at>everybody</at> <img src=x onerror=alert(1)> <script>alert(1)</script>',
  '**loud** _quiet_ `code` ~~gone~~ # head | a | b |',
  '&#x202e;&lt;b&gt;&#60;at&#62;',
  `{{DATE(2026-11-20T00:00:00Z, SHORT)}} {{found}} \${process.env.HOME} $t(chrome:name) $& $1 %s`,
  '{"type":"AdaptiveCard","body":[{"type":"Image","url":"https://evil.example"}]}',
  'to be read \u202esdrawkcab\u202c, \u2066away\u2069 and \u200fhidden\u200e',
  'with\0 nothing\u0007 to\u001b[31m see\u009b',
  'half \ud800 a \udfff character',
  `piled ${'a\u0301\u0302\u0303\u0304\u0305\u0306'.repeat(3)} up`,
  'two\r\nlines\u2028and\u2029more',
];

const ready = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

type Json = Record<string, unknown>;
const wrongIn = (shown: string): string[] => {
  const { card, summary } = JSON.parse(shown) as { card: Json; summary: string };
  const everything = JSON.stringify([card, summary]);
  const wrong: string[] = [];
  const say = (what: string, found: RegExpMatchArray | null) => found && wrong.push(`${what}: ${found[0]}`);
  // Of ours there is only U+2060, which joins words and turns nothing around.
  say('turned around', everything.match(/.{0,20}\p{Bidi_Control}/u));
  say('a control', everything.match(/.{0,20}\\u00[01][0-9a-f]/));
  say('half a character', everything.match(/.{0,20}\\ud[89a-f]/i));
  say('piled up', everything.match(/.{0,20}\p{M}{5}/u));
  for (const part of partsOf(card)) {
    const isRun = part.type === 'TextRun';
    const isInput = String(part.type).startsWith('Input.');
    for (const [key, value] of Object.entries(part).filter(([, value]) => typeof value === 'string')) {
      const text = String(value);
      if (key === 'value' || key === 'id' || key === 'verb') continue;
      say('a date to fill in', text.match(/\{\{/));
      if (isRun) continue;
      say('a link', text.match(/(?<!\\)[([](https?:\/\/evil|javascript:)|(?<!\\)\]\((?!tel:|https?:\/\/)/));
      say('a picture', text.match(/(?<!\\)!\[/));
      if (!isInput) say('a tag', text.match(/(?<!\\)<\/?(at|img|script|b)\b/));
      say('an entity', text.match(/&(#|lt|gt)\w*;/));
      say('loud', text.match(/(?<!\\)\*\*loud/));
    }
  }
  return wrong;
};

/** Everything that one person says to another by way of Askwell, and everything that they get to see of it. */
async function sayEverywhere(typed: string): Promise<{ shown: string[]; record: string; lead: string }> {
  const turns = turnsOn(database, parts);
  const clinician = randomUUID();
  const lead = parts.organisation.people.marek?.['entra-id'] ?? '';
  const shown: string[] = [];
  const from = (person: string) => ({
    ...{
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:1/',
      recipient: { id: '28:askwell' },
    },
    from: { id: `29:${person}`, aadObjectId: person, name: typed.slice(0, 100) },
    conversation: { id: `a:${person}`, conversationType: 'personal', tenantId: testTenant },
  });
  const see = (outcome: Outcome): Outcome => {
    shown.push(turns.shown(outcome));
    return outcome;
  };
  const press = async (person: string, data: object) => {
    const value = { action: { type: 'Action.Execute', data } };
    return see(await turns.bring({ ...from(person), type: 'invoke', name: 'adaptiveCard/action', value }));
  };
  const type = async (text: string) => see(await turns.bring({ ...from(clinician), type: 'message', text }));
  const tap = (on: Outcome, data: object) => press(clinician, { ...atOf(on), ...data });

  let at = await press(clinician, { verb: 'start' });
  at = await tap(at, { verb: 'answer', pathway: 'may-harm', timing: 'afterwards' });
  at = await tap(at, { verb: 'answer', ...ready });
  // What is taken for a name is taken out: it would be asked about first.
  const told = { note: typed, clean: true };
  at = await tap(at, { verb: 'answer', cues: 'hand-injury', household: 'partner', ...told });
  for (let cards = 0; at.answer.view.kind !== 'summary' && cards < 40; cards++)
    at = await tap(at, { verb: 'skip', ...told });
  at = await tap(at, { verb: 'set-level', level: 'high', reason: `because ${typed}`, clean: true });
  expect(at.answer.view).toMatchObject({ kind: 'summary', own: { level: 'high' } });
  at = await tap(at, { verb: 'go-to', stage: 'recording', card: 0 });
  for (const record of recordKinds) at = await tap(at, { verb: 'record', record });
  const record = shown.slice(-recordKinds.length).join();
  at = await tap(at, { verb: 'go-to', stage: 'escalating', card: 0 });
  at = await tap(at, {
    verb: 'escalate',
    wish: 'advice',
    question: typed,
    'words-too': 'true',
    'reach-on': typed,
  });
  if (at.answer.view.kind === 'escalate')
    await tap(at, { verb: 'escalate', wish: 'advice', 'words-too': 'true' });
  const { rows } = await database.query<{ id: string }>('select id from escalation where raised_by = $1', [
    clinician,
  ]);
  const escalation = rows[0]?.id;
  expect(escalation).toBeDefined();
  await press(clinician, { verb: 'escalation-note', escalation, note: typed });
  await press(lead, { verb: 'escalation-advise', escalation, advice: typed });
  await press(lead, { verb: 'escalation-take-on', escalation });
  const seenByLead = shown.at(-1) ?? '';
  await press(clinician, { verb: 'escalation-raise-again', escalation, level: 'immediate', note: typed });
  await press(clinician, { verb: 'find', query: typed });
  await type(typed);
  const patient = await press(clinician, { verb: 'rehearsal-choose', scenario: 'work-stress' });
  const { view } = patient.answer;
  if (view.kind !== 'rehearsal-briefing') throw new Error('no patient came in');
  const { rehearsal } = view.rehearsal;
  await press(clinician, { verb: 'rehearsal-begin', rehearsal, step: 1, level: 'coached' });
  await type(`${typed} Who is at home?`);
  await type('stop');
  await press(clinician, { verb: 'rehearsal-look', rehearsal, step: 1, part: 'turns', page: 0 });
  await press(clinician, { verb: 'rehearsal-export', of: rehearsal });
  for (const verb of ['escalations', 'my-data', 'my-data-export']) await press(clinician, { verb });
  return { shown, record, lead: seenByLead };
}

describe.each(hostile)('%j', (typed) => {
  test('comes out as it was typed, or not at all, wherever somebody sees it', async () => {
    const { shown, record, lead } = await sayEverywhere(typed);
    expect(shown.length).toBeGreaterThan(20);
    for (const card of shown) expect(wrongIn(card)).toEqual([]);
    // It did come out: where nothing was taken for a name, the record and the lead have it word for word.
    const [first = ''] = plainCharacters(typed).split('\n');
    const told = JSON.stringify(first).slice(1, -1);
    expect(record.includes(told) || record.includes('[…]')).toBe(true);
    expect(lead.includes(told.replaceAll('{{', '{\u2060{')) || lead.includes('[…]')).toBe(true);
  });

  test('as a name of the organisation file', async () => {
    const people = Object.entries(parts.organisation.people).map(([id, one]) => [
      id,
      { ...one, name: plainCharacters(typed) },
    ]);
    const turns = turnsOn(database, {
      ...parts,
      organisation: { ...parts.organisation, people: Object.fromEntries(people) },
    });
    const marek = { tenant: testTenant, person: parts.organisation.people.marek?.['entra-id'] ?? '' };
    await turns.arrive(marek);
    for (const verb of ['on-call', 'leads', 'swap', 'escalations'])
      expect(wrongIn(turns.shown(await turns.press(marek, { verb })))).toEqual([]);
  });
});

test.each(['Dr \\u202eMarek', 'Dr\\u200b Marek', 'Dr \\u0007 Marek', 'Dr \\u2066Marek'])(
  'an organisation file does not name anybody "%s"',
  (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'askwell-'));
    try {
      const file = join(folder, 'organisation.yaml');
      const text = readFileSync(join(projectRoot, 'tests/support/organisation.yaml'), 'utf8');
      writeFileSync(file, text.replace('Dr Marek Nowak', `"${name}"`));
      const { problems } = loadOrganisation(file);
      expect(problems.map(({ message }) => message).join()).toContain('characters that show nothing');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

describe('what is left of a text', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 200 });
  test('has nothing that cannot be seen, and is left alone the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const plain = plainCharacters(text);
        expect(plain).not.toMatch(/[^\P{C}\n]|\p{Default_Ignorable_Code_Point}|\p{M}{5}/u);
        expect(plain.isWellFormed()).toBe(true);
        expect(plainCharacters(plain)).toBe(plain);
      }),
    );
  });
  test('has nothing that cannot be seen in the middle of plain letters either', () => {
    for (let code = 0; code < 0x250; code += 1)
      expect(plainCharacters(`a${String.fromCodePoint(code)}b`)).not.toMatch(
        /[^\P{C}\n]|\p{Default_Ignorable_Code_Point}/u,
      );
  });
  test('is all of it, where there was nothing else', () => {
    const seen = fc.string({
      unit: fc.constantFrom(...'aZ9 .,;:!?()[]{}<>&%$#@*_~|\\/"\'\n£€éñßœğżŁ中文ابجदनमस👍'),
      maxLength: 99,
    });
    fc.assert(fc.property(seen, (text) => void expect(plainCharacters(text)).toBe(text)));
  });
  test('escaped it holds nothing that a client would carry out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab[](){}<>&#;!*_`~|\\ \n') }), (text) => {
        expect(escaped(text)).not.toMatch(/(?<!\\)(\\\\)*[[\]()<>*_`~|!#]/);
        expect(escaped(text)).not.toMatch(/&[#\w]|\{\{|\n/);
      }),
    );
  });
});
