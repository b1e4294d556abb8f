import { randomUUID } from 'node:crypto';
import { readActivity } from '../../../src/channel/read-activity.ts';
import type { Database } from '../../../src/store/database.ts';
import { testTenant } from '../../support/organisation.ts';
import type { RealParts } from '../../support/real-house.ts';
import { teamsClient } from '../../support/teams-client.ts';
import { everyVerb } from '../../who-may/support/every-verb.ts';
import { payload } from '../../who-may/support/payloads.ts';
import type { Json } from './mutate.ts';
import type { FuzzRig } from './rig.ts';
import { doEverything, fixtures } from './seeds.ts';

type Ids = Parameters<typeof payload>[1];

/** Who the mutated activities say that they are from. Never the victim: from them it would be their own. */
const senders = (parts: RealParts) => [
  { person: '00000000-0000-4000-8000-0000000000e1', tenant: testTenant },
  { person: parts.organisation.people.grace?.['entra-id'] ?? '', tenant: testTenant },
  { person: '29:1stranger', tenant: testTenant },
  { person: '00000000-0000-4000-8000-0000000000e2', tenant: '99999999-2222-4333-8444-555555555555' },
];

/**
 * A victim who has done everything, an attacker with an enquiry and a rehearsal of their own, and the activities that
 * both of them, Teams and the Playground sent.
 */
export async function plantFields(rig: FuzzRig, database: Database, parts: RealParts) {
  const recorded: Json[] = [];
  const send = (activity: object) => {
    recorded.push(structuredClone(activity) as Json);
    return rig.post(JSON.stringify(activity));
  };
  const client = (person: string) =>
    teamsClient({ botUrl: rig.server.url, connector: rig.connector, tenant: testTenant, person, send });
  const all = senders(parts);
  const attacker = client(all[0]?.person ?? '');
  await doEverything(attacker);
  const victim = client('00000000-0000-4000-8000-0000000000f1');
  await doEverything(victim);

  /** What a button can name of somebody's, at the step of their enquiry and at that of their rehearsal. */
  const idsOf = async (person: string): Promise<readonly [Ids, Ids]> => {
    const of = async (table: string, column = 'person') => {
      const { rows } = await database.query<{ id: string; step?: number }>(
        `select * from ${table} where ${column} = $1`,
        [person],
      );
      if (!rows[0]) throw new Error(`${person} has no ${table}`);
      return { step: 1, ...rows[0] };
    };
    const [session, rehearsal] = [await of('enquiry_session'), await of('rehearsal')];
    const ids = { session: session.id, rehearsal: rehearsal.id, of: rehearsal.id };
    const { id: escalation } = await of('escalation', 'raised_by');
    const all = { ...ids, escalation, followUp: (await of('follow_up')).id };
    return [
      { ...all, step: session.step },
      { ...all, step: rehearsal.step },
    ];
  };
  const [theirs, theirsToo] = await idsOf(victim.person);
  const [own, ownToo] = await idsOf(attacker.person);

  const pressed = (ids: Ids) =>
    everyVerb().flatMap((verb) => {
      const data = payload(verb, ids);
      const execute = { type: 'Action.Execute', verb, data };
      return [
        {
          ...victim.base(),
          type: 'invoke',
          name: 'adaptiveCard/action',
          replyToId: 'm',
          value: { action: execute },
        },
        { ...victim.base(), type: 'message', replyToId: 'm', value: data },
      ] as Json[];
    });
  const seeds = [...fixtures, ...recorded, ...[theirs, theirsToo, own, ownToo].flatMap(pressed)];

  let count = 0;
  /** The seed as one of the senders would send it, before anything is done to it. */
  const from = (seed: Json, which: number): Json => {
    const { person, tenant } = all[which % all.length] ?? { person: '', tenant: '' };
    const kind = (seed.conversation as Json).conversationType;
    return {
      ...seed,
      ...{ id: `fuzz-${count++}`, channelId: 'msteams', serviceUrl: rig.connector.url },
      from: {
        id: person.startsWith('29:') ? person : `29:${person}`,
        name: 'M',
        ...(person.startsWith('29:') ? {} : { aadObjectId: person }),
      },
      recipient: { id: '28:askwell', name: 'Askwell' },
      conversation: { id: `a:${person}`, conversationType: kind ?? 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant } },
    };
  };
  const recordedIds = recorded.map(({ id }) => id);
  const known = [
    ...Object.values(theirs),
    ...Object.values(own),
    ...[
      victim.person,
      victim.conversation,
      testTenant,
      'personal',
      'channel',
      'invoke',
      'message',
      1,
      2,
      3,
      4,
      5,
      7,
      8,
    ],
    ...[...recordedIds.slice(0, 3), ...recordedIds.slice(-3)],
    ...['answer', 'discard-confirmed', 'escalation-take-on', 'rehearsal-delete-all', 'follow-up-done'],
  ];
  const victims: readonly unknown[] = [victim.person, ...Object.values(theirs)];
  /** As the victim nobody may speak here: that would be theirs to do. Nor may a person be called what is the victim's. */
  const notAsVictim = (activity: Json): Json => {
    const read = readActivity(activity);
    const asVictim = read.kind === 'inbound' && victims.includes(read.inbound.person);
    return asVictim ? { ...activity, from: { id: '29:1stranger' } } : activity;
  };
  return { seeds, known, from, notAsVictim, victim, theirs, own, fresh: () => client(randomUUID()) };
}
