import { expect, test } from 'vitest';
import { idOf, roleOf } from '../../src/core/organisation/role-of.ts';
import { exampleFile, organisationIn } from './support/files.ts';

const organisation = organisationIn(exampleFile);
const tenant = '3f1b6c52-7d0e-4a98-b6c4-91e52f7a0d83';
const amara = '6d1f0a7e-2b94-4c35-8e0d-5a7c91b3f246';

test('a person of the file, however Teams writes the id', () => {
  const expected = { id: 'amara-okafor', role: 'lead', name: 'Dr Amara Okafor', phone: '01632 960101' };
  expect(roleOf(organisation, tenant, amara)).toEqual(expected);
  expect(roleOf(organisation, tenant.toUpperCase(), amara.toUpperCase())).toEqual(expected);
  expect(idOf(organisation, tenant, amara)).toBe('amara-okafor');
});

test('the same person in a tenant that the file does not name has no role', () => {
  expect(roleOf(organisation, amara, amara)).toBeUndefined();
});

test('a person whom the file does not name has no role, not even by an id or name in the file', () => {
  for (const id of [tenant, 'amara-okafor', 'Dr Amara Okafor', ''])
    expect(roleOf(organisation, tenant, id)).toBeUndefined();
});

test("the channel's own ids are told apart by upper and lower case", () => {
  const person = organisation.people['amara-okafor'];
  if (!person) throw new Error('not in the example');
  const here = { ...organisation, people: { amara: { ...person, 'entra-id': '29:1Qm7dVx' } } };
  expect(idOf(here, tenant, '29:1Qm7dVx')).toBe('amara');
  expect(idOf(here, tenant, '29:1qm7dvx')).toBeUndefined();
});
