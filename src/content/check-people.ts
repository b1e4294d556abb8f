import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path } from './read-yaml.ts';
import { answersEscalations, type Organisation } from './schema/organisation.ts';

export type OrganisationFile = Omit<Organisation, 'version'>;

/** Says what is wrong at a path of the file. */
export type Say = (path: Path, message: string) => Problem;

/** Who acts in the audit without being a person of the file: a person of that id would be taken for them. */
const notForPeople = ['clinician', 'askwell'];

export function unknown(known: object, what: string, id: string, path: Path, say: Say): Problem[] {
  return Object.hasOwn(known, id) ? [] : [say(path, unknownOne(what, id, Object.keys(known)))];
}

/** Whoever is to be told must be there, must be allowed to answer, and is then known to have a phone. */
export function checkPerson(given: OrganisationFile, id: string, path: Path, say: Say): Problem[] {
  const person = Object.hasOwn(given.people, id) ? given.people[id] : undefined;
  if (!person) return unknown(given.people, 'person', id, path, say);
  if (answersEscalations(person.role)) return [];
  return [say(path, `"${id}" is a ${person.role}, who cannot answer an escalation`)];
}

export function checkPeople({ people }: OrganisationFile, say: Say): Problem[] {
  const seen = new Map<string, string>();
  return Object.entries(people).flatMap(([id, person]) => {
    const problems: Problem[] = [];
    const at = (...path: string[]) => ['people', id, ...path];
    const before = seen.get(person['entra-id']);
    if (before) problems.push(say(at('entra-id'), `"${id}" has the same entra-id as "${before}"`));
    else seen.set(person['entra-id'], id);
    if (notForPeople.includes(id)) problems.push(say(at(), `"${id}" stands for something else in the audit`));
    // "Not yet acknowledged, ring …" needs a number to end with.
    if (answersEscalations(person.role) && person.phone === undefined)
      problems.push(say(at(), `"phone" is missing (in "${id}"): clinicians ring whoever is late`));
    return problems;
  });
}
