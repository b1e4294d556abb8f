import { expect, test } from 'vitest';
import type { Organisation } from '../../src/content/schema/organisation.ts';
import { whoToNotify } from '../../src/core/organisation/who-to-notify.ts';
import { exampleFile, organisationIn } from './support/files.ts';

const organisation = organisationIn(exampleFile);
const mondayMorning = new Date('2026-11-23T10:00:00Z');
const chain = organisation.chains.standard as Organisation['chains'][string];
const person = (id: string) => ({ kind: 'person', id });
const channel = (id: string) => ({ kind: 'channel', id });

/** The example with a first step that tells only these. */
const telling = (notify: Organisation['chains'][string]['steps'][number]['notify']): Organisation => ({
  ...organisation,
  chains: { standard: { ...chain, steps: chain.steps.map((step) => ({ ...step, notify })) } },
});

test('a rota is whoever is on at that moment; a rota with nobody on is no one', () => {
  expect(whoToNotify(organisation, 'standard', 0, mondayMorning)).toEqual([
    person('amara-okafor'),
    channel('leads'),
  ]);
  expect(whoToNotify(organisation, 'standard', 0, new Date('2026-11-23T22:00:00Z'))).toEqual([
    person('beth-lowry'),
    channel('leads'),
  ]);
  expect(whoToNotify(organisation, 'standard', 2, mondayMorning)).toEqual([person('ruth-penhale')]);
});

test('nobody is named twice, though a rota and a person mean the same', () => {
  const here = telling([
    { person: 'amara-okafor' },
    { channel: 'leads' },
    { rota: 'daytime-lead' },
    { channel: 'leads' },
  ]);
  expect(whoToNotify(here, 'standard', 0, mondayMorning)).toEqual([person('amara-okafor'), channel('leads')]);
});

test('a person and a channel of one id are two', () => {
  const here = { ...telling([{ person: 'amara-okafor' }, { channel: 'amara-okafor' }]) };
  here.channels = { 'amara-okafor': { conversation: '19:a@thread.tacv2', name: 'A' } };
  expect(whoToNotify(here, 'standard', 0, mondayMorning)).toHaveLength(2);
});

test('only a rota, and nobody on it: no one', () => {
  expect(whoToNotify(telling([{ rota: 'out-of-hours' }]), 'standard', 0, mondayMorning)).toEqual([]);
});

test('a swap counts', () => {
  const swaps = [
    {
      ...{ rota: 'daytime-lead', person: 'priya-nair' },
      ...{ from: new Date('2026-11-23T08:00:00Z'), until: new Date('2026-11-23T12:00:00Z') },
    },
  ];
  expect(whoToNotify(organisation, 'standard', 0, mondayMorning, swaps)).toContainEqual(person('priya-nair'));
  expect(whoToNotify(organisation, 'standard', 0, mondayMorning, swaps)).not.toContainEqual(
    person('amara-okafor'),
  );
});

test('whom an older chain names and the file no longer knows is left out', () => {
  const here = telling([
    { person: 'left' },
    { channel: 'closed' },
    { rota: 'ended' },
    { person: 'priya-nair' },
  ]);
  expect(whoToNotify(here, 'standard', 0, mondayMorning)).toEqual([person('priya-nair')]);
});

test('a step or chain that is not there is an error', () => {
  expect(() => whoToNotify(organisation, 'standard', 3, mondayMorning)).toThrow(RangeError);
  expect(() => whoToNotify(organisation, 'gone', 0, mondayMorning)).toThrow(RangeError);
});
