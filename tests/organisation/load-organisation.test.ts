import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import { roles } from '../../src/content/schema/organisation.ts';
import { projectRoot } from '../support/content.ts';
import { changedExample, exampleFile, organisationIn, trialFile } from './support/files.ts';

/** One mistake: what is put where, on which line it is named (from the line of the change), and how. */
type Mistake = { what: string; find: RegExp; put: string; below?: number; message: string };

const mistakes: Mistake[] = [
  {
    what: 'a key that is set twice',
    find: /(?<=role: icb\n)/,
    put: '    role: lead\n',
    message: 'the key "role" is set twice; it is already on line LINE-1',
  },
  {
    what: 'a person on a rota who is not there',
    find: /person: amara-okafor\}/,
    put: 'person: amara-okafer}',
    message: 'unknown person "amara-okafer"; did you mean "amara-okafor"?',
  },
  {
    what: 'a person in an override who is not there',
    find: /person: tom-hartnell\}(?=\n.*null)/,
    put: 'person: tom-hartnel}',
    message: 'unknown person "tom-hartnel"; did you mean "tom-hartnell"?',
  },
  {
    what: 'a step for a rota that is not there',
    find: /\{rota: daytime-lead\}/,
    put: '{rota: daytime-leads}',
    message: 'unknown rota "daytime-leads"; did you mean "daytime-lead"?',
  },
  {
    what: 'a step for a channel that is not there',
    find: /\{channel: leads\}/,
    put: '{channel: lead}',
    message: 'unknown channel "lead"; did you mean "leads"?',
  },
  {
    what: 'a channel for alarms that is not there',
    find: /leads-channel: leads/,
    put: 'leads-channel: leeds',
    message: 'unknown channel "leeds"; did you mean "leads"?',
  },
  {
    what: 'a service address that only looks like one of Teams',
    find: /(?<=name: Safeguarding leads\n)/,
    put: '    service-url: https://smba.trafficmanager.net.example/uk/\n',
    message:
      '"https://smba.trafficmanager.net.example/uk/" is no address of Teams that Askwell writes to (SERVICE_HOSTS lists others)',
  },
  {
    what: 'a chain that is not there',
    find: /^chain: standard/m,
    put: 'chain: standart',
    message: 'unknown chain "standart"; did you mean "standard"?',
  },
  {
    what: 'a time zone that no clock has',
    find: /Europe\/London/,
    put: 'Europe/Londn',
    message: 'unknown time zone "Europe/Londn"; did you mean "Europe/London"?',
  },
  {
    what: 'a region without services',
    find: /region: somerset/,
    put: 'region: sommerset',
    message: '"region" must be one of somerset: unknown value "sommerset"; did you mean "somerset"?',
  },
  {
    what: 'a role that is none',
    find: /role: deputy/,
    put: 'role: deputee',
    message:
      '"role" must be one of lead, deputy, icb, practice-educator: unknown value "deputee"; did you mean "deputy"?',
  },
  {
    what: 'an unknown key of a person',
    find: /phone: "07700 900107"/,
    put: 'phones: "07700 900107"',
    message: 'unknown key "phones"; did you mean "phone"?',
  },
  {
    what: 'an unknown key of a step',
    find: /within: &answer/,
    put: 'witin: &answer',
    message: 'unknown key "witin"; did you mean "within"?',
  },
  {
    what: 'a time of day that is none',
    find: /handover: "18:30"/,
    put: 'handover: "18.30"',
    message: '"handover" is not right (a time of day written "09:00"), not "18.30"',
  },
  {
    what: 'a day that the calendar has not',
    find: /until: "2026-12-25T00:00", person: tom/,
    put: 'until: "2026-12-32T00:00", person: tom',
    message:
      '"until" is not right (a day and time of the organisation\'s own clock, written "2026-12-24T09:00"), not "2026-12-32T00:00"',
  },
  {
    what: 'an override that ends before it begins',
    find: /from: "2026-12-24T08:00"/,
    put: 'from: "2026-12-26T08:00"',
    message: '"until" (2026-12-25T00:00) must be later than "from" (2026-12-26T08:00)',
  },
  {
    what: 'two people on at once',
    find: /days: \[thu, fri\], from: "08:00"/,
    put: 'days: [wed, thu, fri], from: "17:00"',
    message: 'entry 2 of "week" is on while entry 1 is on (wed)',
  },
  {
    what: 'a shift that runs on into the next evening',
    find: /\{days: \[fri\], from: "18:30", until: "18:30"/,
    put: '{days: [fri, sun], from: "19:30", until: "19:30"',
    below: 1,
    message: 'entry 3 of "week" is on while entry 2 is on (sat)',
  },
  {
    what: 'a pattern without days',
    find: /days: \[sat\]/,
    put: 'days: []',
    message: '"days" must not be empty',
  },
  {
    what: 'somebody who is called late and has no phone',
    find: / {4}phone: "07700 900107"\n/,
    put: '',
    below: -4,
    message: '"phone" is missing (in "ruth-penhale"): clinicians ring whoever is late',
  },
  {
    what: 'two people with one account',
    find: /b84e2c19-f05a-4d67-93b1-0c6de7a85f32/,
    put: '6D1F0A7E-2B94-4C35-8E0D-5A7C91B3F246',
    message: '"tom-hartnell" has the same entra-id as "amara-okafor"',
  },
  {
    what: 'a practice educator who is to answer',
    find: /person: ruth-penhale/,
    put: 'person: daniel-osei',
    message: '"daniel-osei" is a practice-educator, who cannot answer an escalation',
  },
  {
    what: 'a person whom the audit would take for somebody else',
    find: / {2}ruth-penhale:/,
    put: '  clinician:',
    message: '"clinician" stands for something else in the audit',
  },
  {
    what: 'a chain that has no end',
    find: /\[\{person: ruth-penhale\}\]/,
    put: '[{rota: out-of-hours}]',
    message: 'the last step must name a person: a chain that ends with a rota or channel has no end',
  },
  {
    what: 'a step that tells no one',
    find: /\[\{person: priya-nair\}\]/,
    put: '[]',
    message: '"notify" must not be empty',
  },
  {
    what: 'one to be told who is two',
    find: /\{person: priya-nair\}/,
    put: '{person: priya-nair, rota: out-of-hours}',
    message:
      'entry 1 of "notify" is not right (one to be told is a rota, a person or a channel, one of the three)',
  },
  {
    what: 'danger that waits for Monday',
    find: /high: \{minutes: 15\}/,
    put: 'high: {working-hours: 1}',
    message: 'unknown key "working-hours"; the nearest known one is "minutes"',
  },
  {
    what: 'danger that waits longer than what is less urgent',
    find: /immediate: \{minutes: 5\}/,
    put: 'immediate: {minutes: 30}',
    message: '"immediate" must not be longer than "high"',
  },
  {
    what: 'a level without a time limit',
    find: / {10}medium: \{working-hours: 4\}\n/,
    put: '',
    below: -3,
    message: '"medium" is missing',
  },
  {
    what: 'a time limit that is both',
    find: /medium: \{working-hours: 4\}/,
    put: 'medium: {working-hours: 4, minutes: 5}',
    message: '"medium" is not right (a time limit is either minutes or working-hours)',
  },
  {
    what: 'a policy out of range',
    find: /dash-ticks: 14/,
    put: 'dash-ticks: 30',
    message: '"dash-ticks" must be at most 24, not 30',
  },
  {
    what: 'a span that the questions do not ask about',
    find: /callouts-months: 12/,
    put: 'callouts-months: 6',
    message:
      '"callouts-months" is not right (the questions ask about the last 12 months: another span needs other words first), not 6',
  },
  {
    what: 'days that are too few to keep an escalation',
    find: /escalation-days: 2920/,
    put: 'escalation-days: 30',
    message: '"escalation-days" must be at least 365, not 30',
  },
  {
    what: 'working time that ends before it begins',
    find: /from: "08:00", until: "18:30", holidays/,
    put: 'from: "18:30", until: "08:00", holidays',
    message: '"until" (08:00) must be later than "from" (18:30)',
  },
  {
    what: 'a tenant that is there twice',
    find: /(?<=^tenants: \[)/m,
    put: '3f1b6c52-7d0e-4a98-b6c4-91e52f7a0d83, ',
    message: 'the tenant "3f1b6c52-7d0e-4a98-b6c4-91e52f7a0d83" is there twice',
  },
  {
    what: 'a channel that is there under two names',
    find: /(?<=^channels:\n)/m,
    put: '  others: {conversation: "19:7ba1f9c4e25d4083b6a9d7c05e18f342@thread.tacv2", name: Others}\n',
    below: 2,
    message: 'the channel "19:7ba1f9c4e25d4083b6a9d7c05e18f342@thread.tacv2" is there twice',
  },
  {
    what: 'an id that is not one',
    find: / {2}daniel-osei:/,
    put: '  Daniel Osei:',
    message: '"Daniel Osei" is not right (an id is lower-case words joined by hyphens)',
  },
];

describe('a mistake is named with its line and with what was meant', () => {
  test.each(mistakes)('$what', ({ find, put, below = 0, message }) => {
    const { file, line } = changedExample(find, put);
    const { organisation, problems } = loadOrganisation(file);
    expect(organisation).toBeUndefined();
    const expected = message.replace('LINE-1', String(line - 1));
    expect(problems).toContainEqual({ file, line: line + below, message: expected });
  });
});

describe('what is right', () => {
  test.each([exampleFile, trialFile])('%s', (file) => {
    expect(loadOrganisation(file).problems).toEqual([]);
  });

  test('the trial has the tenant, people and channel of the Playground, and limits of a minute', () => {
    const playground = parse(
      readFileSync(join(projectRoot, 'deploy/local/clinician/.m365agentsplayground.yml'), 'utf8'),
    ) as {
      tenantId: string;
      currentUser: { aadObjectId: string };
      users: { aadObjectId: string; name: string }[];
      team: { channels: { id: string }[] };
    };
    const trial = organisationIn(trialFile);
    expect(trial.tenants).toEqual([playground.tenantId]);
    const accounts = new Map(playground.users.map(({ aadObjectId, name }) => [aadObjectId, name]));
    const people = Object.values(trial.people);
    for (const person of people) expect(person.name).toBe(accounts.get(person['entra-id']));
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(roles));
    expect(people.some((person) => person['entra-id'] === playground.currentUser.aadObjectId)).toBe(false);
    expect(trial.channels.leads?.conversation).toBe(playground.team.channels[0]?.id);
    for (const { within } of trial.chains.standard?.steps ?? [])
      expect([within.immediate, within.high]).toEqual([{ minutes: 1 }, { minutes: 1 }]);
  });

  test('every phone number in both is one that nobody has (Ofcom, numbers for drama)', () => {
    for (const file of [exampleFile, trialFile])
      for (const { phone } of Object.values(organisationIn(file).people))
        expect(phone ?? '01632 960000').toMatch(/^(01632 960|07700 900)\d{3}( ext \d+)?$/);
  });

  test('a file that is not there', () => {
    const problem = { file: 'nowhere.yaml', line: 1, message: 'this file is missing' };
    expect(loadOrganisation('nowhere.yaml')).toEqual({ problems: [problem] });
  });
});

describe('the version is a digest of what the file means', () => {
  const version = (find: RegExp, put: string) => organisationIn(changedExample(find, put).file).version;
  const before = organisationIn(exampleFile).version;

  test('comments, order of keys and large letters in an id change nothing', () => {
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(version(/^# Where alarms go.*$/m, '# Alarms.')).toBe(before);
    const swapped = 'role: lead\n    phone: "01632 960101"';
    expect(
      version(/role: lead\n {4}phone: "01632 960101"/, swapped.split('\n    ').toReversed().join('\n    ')),
    ).toBe(before);
    expect(version(/6d1f0a7e-2b94/, '6D1F0A7E-2B94')).toBe(before);
  });

  test('a phone, a limit, the order of steps change it', () => {
    expect(version(/01632 960101/, '01632 960103')).not.toBe(before);
    expect(version(/high: \{minutes: 15\}/, 'high: {minutes: 10}')).not.toBe(before);
    expect(
      version(/\{rota: daytime-lead\}, \{rota: out-of-hours\}/, '{rota: out-of-hours}, {rota: daytime-lead}'),
    ).not.toBe(before);
  });
});
