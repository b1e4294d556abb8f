import { createHash } from 'node:crypto';
import { checkOrganisation } from './check-organisation.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { check, readYaml } from './read-yaml.ts';
import { type Organisation, organisationFile } from './schema/organisation.ts';
import type { ServiceAddresses } from './service-addresses.ts';

/**
 * Reads and checks one organisation file. `file` is where it lies, and what problems call it. `organisation` is there
 * only when nothing is wrong: an escalation chain that is half right leaves somebody waiting. `addresses` are those that
 * this bot may write to; without it the file may be meant for a trial or for any cloud of Teams.
 */
export function loadOrganisation(
  file: string,
  addresses?: ServiceAddresses,
): { organisation?: Organisation; problems: Problem[] } {
  const { source, problems } = readYaml(file, file);
  if (!source) return { problems };
  const checked = check(source, organisationFile);
  if ('problems' in checked) return { problems: inReadingOrder(checked.problems) };
  const found = inReadingOrder(checkOrganisation(checked.value, source, addresses));
  if (found.length > 0) return { problems: found };
  return { organisation: { ...checked.value, version: digestOf(checked.value) }, problems: [] };
}

/** 16 hex digits over what the file means: the same for another order of keys, another spacing, another comment. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, inKeyOrder)).digest('hex').slice(0, 16);
}

const inKeyOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
