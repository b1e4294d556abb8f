import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { windowKinds } from '../../scripts/local/windows.ts';
import { projectRoot } from '../support/content.ts';

type Person = { id: string; name: string; aadObjectId: string };
type File = {
  tenantId: string;
  currentUser: Person;
  users: Person[];
  personalChat: { id: string };
  [key: string]: unknown;
};

const read = (path: string) => parse(readFileSync(join(projectRoot, 'deploy', 'local', path), 'utf8'));
const files: File[] = windowKinds.map((kind) => read(`${kind}/.m365agentsplayground.yml`));
const organisation: {
  tenants: string[];
  people: Record<string, { 'entra-id': string; name: string; role: string }>;
  channels: Record<string, { conversation: string }>;
} = read('organisation.yaml');

const everybody = ({ currentUser, users }: File) =>
  [currentUser, ...users].toSorted((a, b) => (a.id < b.id ? -1 : 1));

test('all windows know the same six people, each with another of them in front and a chat of their own', () => {
  for (const file of files) {
    expect(file.users).toHaveLength(5);
    expect(everybody(file)).toEqual(everybody(files[0] as File));
  }
  expect(new Set(files.map(({ currentUser }) => currentUser.id)).size).toBe(files.length);
  expect(new Set(files.map(({ personalChat }) => personalChat.id)).size).toBe(files.length);
});

test('apart from who is in front, the windows are in the same place', () => {
  const places = files.map(({ currentUser, users, personalChat, ...place }) => place);
  for (const place of places) expect(place).toEqual(places[0]);
});

test('the organisation of the trial names people, tenant and channel of the windows', () => {
  const [first] = files as [File];
  expect(organisation.tenants).toEqual([first.tenantId]);
  const named = Object.values(organisation.people).map((person) => [person['entra-id'], person.name]);
  const there = everybody(first).map(({ aadObjectId, name }) => [aadObjectId, name]);
  expect(there).toEqual(expect.arrayContaining(named));
  expect(JSON.stringify(first.team)).toContain(organisation.channels.leads?.conversation);
});

test('who sits in front of the lead window is a lead, of the deputy window a deputy, and the clinician has no role', () => {
  const roles = files.map(
    ({ currentUser }) =>
      Object.values(organisation.people).find((one) => one['entra-id'] === currentUser.aadObjectId)?.role,
  );
  expect(roles).toEqual([undefined, 'lead', 'deputy']);
});
