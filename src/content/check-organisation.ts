import { checkPeople, checkPerson, type OrganisationFile, type Say, unknown } from './check-people.ts';
import { checkRotas } from './check-rotas.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Path, SourceFile } from './read-yaml.ts';
import type { ChainStep } from './schema/organisation.ts';
import { isServiceAddress, type ServiceAddresses } from './service-addresses.ts';

/** What one part of an organisation file says about another, over a file that fits its schema. */
export function checkOrganisation(
  given: OrganisationFile,
  { file, lineOf }: SourceFile,
  addresses?: ServiceAddresses,
): Problem[] {
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
    ...checkServiceUrls(given, addresses, say),
    ...unknown(given.channels, 'channel', given['leads-channel'], ['leads-channel'], say),
    ...checkRotas(given, say),
    ...Object.keys(given.chains).flatMap((id) => checkChain(given, id, say)),
    ...unknown(given.chains, 'chain', given.chain, ['chain'], say),
    ...checkWorkingTime(given, say),
  ];
}

function twice(values: readonly string[], what: string, path: (i: number) => Path, say: Say): Problem[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) === i ? [] : [say(path(i), `the ${what} "${value}" is there twice`)],
  );
}

/** The bot shows its token at this address: somebody else's would get it, and with it every card. */
function checkServiceUrls(
  { channels }: OrganisationFile,
  addresses: ServiceAddresses | undefined,
  say: Say,
): Problem[] {
  const kinds = addresses ? [addresses] : [true, false].map((local) => ({ local, hosts: [] }));
  const message = 'is no address of Teams that Askwell writes to (SERVICE_HOSTS lists others)';
  return Object.entries(channels).flatMap(([id, { 'service-url': url }]) =>
    url === undefined || kinds.some((kind) => isServiceAddress(url, kind))
      ? []
      : [say(['channels', id, 'service-url'], `"${url}" ${message}`)],
  );
}

function checkZone({ 'time-zone': zone }: OrganisationFile, say: Say): Problem[] {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  return known.includes(zone) ? [] : [say(['time-zone'], unknownOne('time zone', zone, known))];
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
