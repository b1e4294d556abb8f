import { describe, expect, test } from 'vitest';
import { type Command, commands } from '../../src/core/conversation/commands.ts';
import { text } from '../support/turns.ts';
import { payload } from './support/payloads.ts';
import { type ActorName, actorNames, actors, answering } from './support/people.ts';
import { holderOf, type Scene, sceneOf } from './support/scenes.ts';
import { type Kind, nobodys, tables } from './support/table.ts';
import { type Done, type House, tryOut, useHouse } from './support/try-out.ts';

const { inHouse, words, organisation } = useHouse();

const around: Readonly<Record<Kind, string>> = {
  ...{ enquiry: 'asking', escalation: 'raised', rehearsal: 'talk', 'follow-up': 'planned' },
};

/** Those who see that an escalation is there without having raised it. */
const mayList = (who: ActorName) => who === 'clinician' || answering.includes(who);
const ofAnotherTenant = (who: ActorName) => who.endsWith('of another tenant');

/** What must hold whatever somebody does who has nothing of the clinician's in hand. */
function wrongWith(
  what: string,
  who: ActorName,
  kind: Kind,
  { secrets }: Scene,
  { lost, shown }: Done,
): string[] {
  const mine = who === 'clinician' || (kind === 'escalation' && mayList(who));
  const seen = mine ? [] : secrets.filter((one) => shown.includes(one));
  return [
    ...(lost.length > 0 ? [`${what} by ${who}: changed what is another's in ${lost}`] : []),
    ...(seen.length > 0 ? [`${what} by ${who}: was shown ${seen}`] : []),
  ];
}

const withSomethingOf = (kind: Kind, work: (house: House, scene: Scene) => Promise<void>) =>
  inHouse(async (house) => {
    const { turns, database } = house;
    const owner = actors.clinician;
    const scene = await sceneOf({ turns, database, owner, holder: holderOf(owner) }, kind, around[kind]);
    await work(house, scene);
  });

/** A shift and somebody else who can take it over, as a lead's card offers them. */
async function aShift({ turns, undone }: House): Promise<object> {
  const { answer } = await undone(() => turns.press(actors.lead, { verb: 'swap' }));
  if (answer.view.kind !== 'swap') throw new Error(`"${answer.view.kind}" is no card to hand over on`);
  const [shift] = answer.view.shifts;
  return { shift: shift?.id, person: answer.view.people.find(({ id }) => id !== shift?.person?.id)?.id };
}

describe.each(Object.keys(tables) as Kind[])("beside a clinician's %s", (kind) => {
  test('buttons that name nothing of anybody', () =>
    withSomethingOf(kind, async (house, scene) => {
      const before = await house.rows();
      const wrong: string[] = [];
      const shift = await aShift(house);
      for (const [verb, means] of Object.entries(nobodys)) {
        for (const who of actorNames) {
          const data = verb === 'swap' ? { verb, ...shift } : payload(verb, scene.ids);
          const done = await tryOut(house, before, who, () => house.turns.press(actors[who], data));
          wrong.push(...wrongWith(verb, who, kind, scene, done));
          const changes = done.moved.length > 0;
          const may = means !== 'answering' || answering.includes(who);
          if (means !== 'own' && verb !== 'swap' && changes)
            wrong.push(`${verb} by ${who}: changed ${done.moved}`);
          if (verb === 'swap' && changes !== may) wrong.push(`${verb} by ${who}: changed ${done.moved}`);
          if (!may && done.view !== 'refusal') wrong.push(`${verb} by ${who}: was shown "${done.view}"`);
        }
      }
      expect(wrong).toEqual([]);
    }));

  test('typed words', () =>
    withSomethingOf(kind, async (house, scene) => {
      const before = await house.rows();
      const wrong: string[] = [];
      const phrases = commands.flatMap((id: Command) => words().list(`commands:commands.${id}`).slice(0, 1));
      for (const typed of [...phrases, 'yes', scene.ids.session, 'coercive control']) {
        for (const who of actorNames) {
          const done = await tryOut(house, before, who, () => house.turns.type(actors[who], typed));
          wrong.push(...wrongWith(`"${typed}"`, who, kind, scene, done));
        }
      }
      expect(wrong).toEqual([]);
    }));
});

const everybody = () => Object.values(organisation().people);

test.each(['on-call', 'leads', 'escalations', 'swap', 'rehearsal-progress'])(
  '%s shows nobody of this organisation to another tenant',
  (verb) =>
    inHouse(async ({ turns }) => {
      for (const who of actorNames.filter(ofAnotherTenant)) {
        const shown = turns.shown(await turns.press(actors[who], { verb }));
        for (const { name, phone } of everybody()) {
          expect(shown).not.toContain(name);
          if (phone) expect(shown).not.toContain(phone);
        }
      }
    }),
);

test("an escalation's list is not shown where others read along", () =>
  withSomethingOf('escalation', async ({ turns }, { ids, secrets }) => {
    for (const who of ['lead', 'clinician'] as const) {
      const opened = await turns.press(
        actors[who],
        { verb: 'escalation-open', escalation: ids.escalation },
        'channel',
      );
      for (const secret of secrets) expect(turns.shown(opened)).not.toContain(secret);
    }
  }));

test('the same activity id from somebody else is not answered with what somebody was told', () =>
  withSomethingOf('enquiry', async ({ turns }, { secrets }) => {
    const asked = text('summary', { ...actors.clinician, activityId: 'one and the same' });
    const told = turns.shown(await turns.handle(asked));
    for (const secret of secrets) expect(told).toContain(secret);
    for (const who of actorNames.filter((name) => name !== 'clinician')) {
      const shown = turns.shown(await turns.handle({ ...asked, ...actors[who] }));
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
  }));
