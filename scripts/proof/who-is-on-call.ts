import { loadOrganisation } from '../../src/content/load-organisation.ts';
import { whoToNotify } from '../../src/core/organisation/who-to-notify.ts';
import { PlainError } from '../local/plain-error.ts';

/** Who is on call, and the tenant they are in. */
export type OnCall = { entraId: string; name: string; tenant: string };

/** In: an organisation file and a moment. Throws a PlainError when the file is wrong or its first step names nobody then. */
export function whoIsOnCall(file: string, at: Date): OnCall {
  const { organisation, problems } = loadOrganisation(file);
  if (!organisation)
    throw new PlainError(problems.map((one) => `${one.file}:${one.line}: ${one.message}`).join('\n'));
  const first = whoToNotify(organisation, organisation.chain, 0, at).find(({ kind }) => kind === 'person');
  const person = first && organisation.people[first.id];
  const [tenant] = organisation.tenants;
  if (!person || !tenant)
    throw new PlainError(`${file} has nobody on call at ${at.toISOString()}: nobody could take it on.`);
  return { entraId: person['entra-id'], name: person.name, tenant };
}
