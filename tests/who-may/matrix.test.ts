import { describe, expect, test } from 'vitest';
import { everyVerb } from './support/every-verb.ts';
import { payload } from './support/payloads.ts';
import { type ActorName, actorNames, actors, answering } from './support/people.ts';
import { holderOf, marker, type Scene, sceneOf } from './support/scenes.ts';
import { type Kind, nobodys, statesOf, tables } from './support/table.ts';
import { type House, tryOut, useHouse } from './support/try-out.ts';

const { inHouse } = useHouse();

test('every verb of the door is in the tables, and no other', () => {
  const ofTables = Object.values(tables).flatMap((cells) => Object.keys(cells));
  expect([...ofTables, ...Object.keys(nobodys)].sort()).toEqual(everyVerb().sort());
});

const holder = (owner: ActorName) =>
  actorNames.find((name) => actors[name] === holderOf(actors[owner])) as ActorName;

/** Who may, by what stands in the cell. */
function whoMay(cell: string, owner: ActorName): readonly ActorName[] {
  const leads = answering.filter((name) => name !== owner);
  switch (cell) {
    case '-':
      return [];
    case 'owner':
    case 'raiser':
      return [owner];
    case 'lead':
      return leads;
    case 'holder':
      return [holder(owner)];
    case 'other':
      return leads.filter((name) => name !== holder(owner));
    case 'sees':
      return [owner, ...leads];
    default:
      throw new Error(`nobody is called "${cell}"`);
  }
}

const mayRead = (kind: Kind, owner: ActorName): readonly ActorName[] =>
  kind === 'escalation' ? [owner, ...answering] : [owner];

/** Everything that is wrong when this person presses every button of what belongs to the owner, a line each. */
async function wrongWith(
  house: House,
  scene: Scene,
  kind: Kind,
  state: string,
  owner: ActorName,
  who: ActorName,
) {
  const wrong: string[] = [];
  const before = await house.rows();
  for (const [verb, cells] of Object.entries(tables[kind])) {
    const cell = cells[state] ?? '';
    const may = whoMay(cell, owner).includes(who);
    const data = payload(verb, scene.ids);
    const done = await tryOut(house, before, who, () => house.turns.press(actors[who], data));
    const say = (what: string) => wrong.push(`${verb}, pressed by ${who}: ${what}`);
    // A card that is on its way to them already is not asked for twice: seeing may change nothing.
    if (may && (cell === 'sees' ? done.view === 'refusal' : done.moved.length === 0)) say('nothing happened');
    if (!may && done.moved.length > 0) say(`changed ${done.moved}`);
    if (kind !== 'escalation' && done.lost.length > 0) say(`changed what is another's in ${done.lost}`);
    const seen = mayRead(kind, owner).includes(who)
      ? []
      : scene.secrets.filter((one) => done.shown.includes(one));
    // A follow-up says little: whoever is answered about another's would believe that it is theirs.
    const asTheirs = kind === 'follow-up' && who !== owner && done.view.startsWith('follow-up');
    if (asTheirs) say(`was answered with "${done.view}"`);
    if (seen.length > 0) say(`was shown ${seen}`);
  }
  return wrong;
}

const sceneIn = ({ turns, database }: House, kind: Kind, state: string, name: ActorName) =>
  sceneOf({ turns, database, owner: actors[name], holder: holderOf(actors[name]) }, kind, state);

const others: readonly ActorName[] = ['lead', 'second lead', 'deputy', 'icb', 'practice educator'];

describe.each(Object.keys(tables) as Kind[])('%s', (kind) => {
  describe.each(statesOf(kind))('%s', (state) => {
    test('of a clinician: pressed by everybody', () =>
      inHouse(async (house) => {
        const scene = await sceneIn(house, kind, state, 'clinician');
        for (const who of actorNames)
          expect(await wrongWith(house, scene, kind, state, 'clinician', who)).toEqual([]);
      }));

    test.each(others)('of the %s: pressed by themselves and by others', (owner) =>
      inHouse(async (house) => {
        const scene = await sceneIn(house, kind, state, owner);
        const answers: ActorName = kind === 'escalation' ? 'deputy' : 'clinician';
        for (const who of new Set<ActorName>([owner, answers, 'clinician of another tenant']))
          expect(await wrongWith(house, scene, kind, state, owner, who)).toEqual([]);
      }),
    );
  });
});

test.each([
  ['enquiry', 'asking', 'summary', 'clinician'],
  ['escalation', 'raised', 'escalation-take-on', 'deputy'],
  ['rehearsal', 'debrief', 'rehearsal-look', 'clinician'],
] as const)('%s: who may does see what nobody else was shown', (kind, state, verb, who) =>
  inHouse(async (house) => {
    const scene = await sceneIn(house, kind, state, 'clinician');
    expect(house.turns.shown(await house.turns.press(actors[who], payload(verb, scene.ids)))).toContain(
      marker,
    );
  }),
);
