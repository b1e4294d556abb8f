import { checkRotas } from './check-rotas.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, SourceFile } from './read-yaml.ts';
import { answersEscalations, type ChainStep, type Organisation } from './schema/organisation.ts';

export type OrganisationFile = Omit<Organisation, 'version'>;

/** Says what is wrong at a path of the file. */
export type Say = (path: Path, message: string) => Problem;

/** Who acts in the audit without being a person of the file: a person of that id would be taken for them. */
const notForPeople = ['clinician', 'askwell'];

/** What one part of an organisation file says about another, over a file that fits its schema. */
export function checkOrganisation(given: OrganisationFile, { file, lineOf }: SourceFile): Problem[] {
  const say: Say = (path, message) => ({ file, line: lineOf(path), message });
  return [
    ...checkZone(given, say),
    ...twice(given.tenants, 'tenant', (i) => ['tenants', i], say),
    ...checkPeople(given, say),
    ...twice(
      Object.values(given.channels).map(({ conversation }) => conversation),
      'channel',
      (i) => ['channels', Object.keys(given.channels)[i] ?? '', 'conversation'],
      say,
    ),
    ...unknown(given.channels, 'channel', given['leads-channel'], ['leads-channel'], say),
    ...checkRotas(given, say),
    ...Object.keys(given.chains).flatMap((id) => checkChain(given, id, say)),
    ...unknown(given.chains, 'chain', given.chain, ['chain'], say),
    ...checkWorkingTime(given, say),
  ];
}

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

function twice(values: readonly string[], what: string, path: (i: number) => Path, say: Say): Problem[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) === i ? [] : [say(path(i), `the ${what} "${value}" is there twice`)],
  );
}

function checkZone({ 'time-zone': zone }: OrganisationFile, say: Say): Problem[] {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  return known.includes(zone) ? [] : [say(['time-zone'], unknownOne('time zone', zone, known))];
}

function checkPeople({ people }: OrganisationFile, say: Say): Problem[] {
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

function checkChain(given: OrganisationFile, id: string, say: Say): Problem[] {
  const chain = given.chains[id];
  if (!chain) return [];
  const at = (...path: PropertyKey[]) => ['chains', id, ...path];
  const { steps, ...waits } = chain;
  const limits = [
    ...steps.map(({ within }, i) => ({ limits: within, path: at('steps', i, 'within') })),
    ...Object.entries(waits).map(([key, limits]) => ({ limits, path: at(key) })),
  ];
  return [
    ...steps.flatMap(({ notify }, i) =>
      notify.flatMap((one, j) => checkTarget(given, one, at('steps', i, 'notify', j), say)),
    ),
    ...checkEnd(steps.at(-1), at('steps', steps.length - 1, 'notify'), say),
    ...limits
      .filter(({ limits }) => limits.immediate.minutes > limits.high.minutes)
      .map(({ path }) => say([...path, 'immediate'], '"immediate" must not be longer than "high"')),
  ];
}

function checkTarget(
  given: OrganisationFile,
  { rota, person, channel }: ChainStep['notify'][number],
  path: Path,
  say: Say,
): Problem[] {
  if (rota !== undefined) return unknown(given.rotas, 'rota', rota, [...path, 'rota'], say);
  if (channel !== undefined) return unknown(given.channels, 'channel', channel, [...path, 'channel'], say);
  return checkPerson(given, person ?? '', [...path, 'person'], say);
}

/** A rota may have nobody on and a channel nobody who looks: a chain that ends there may have told no one. */
function checkEnd(last: ChainStep | undefined, path: Path, say: Say): Problem[] {
  if (last?.notify.some(({ person }) => person !== undefined)) return [];
  return [say(path, 'the last step must name a person: a chain that ends with a rota or channel has no end')];
}

function checkWorkingTime({ 'working-time': { from, until } }: OrganisationFile, say: Say): Problem[] {
  const message = `"until" (${until}) must be later than "from" (${from})`;
  return from < until ? [] : [say(['working-time', 'until'], message)];
}
