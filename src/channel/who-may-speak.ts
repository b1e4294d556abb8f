import type { Activity } from 'botbuilder';
import { isServiceAddress, type ServiceAddresses } from '../content/service-addresses.ts';

/** Who may speak to the bot, and where it may answer. `tenants` is a function: the organisation file may be read anew. */
export type Door = { tenants: () => readonly string[]; addresses: ServiceAddresses };

/** Why an activity stays outside. An operator searches for these. */
export type WhyNot =
  | 'channel-not-listed'
  | 'service-address-not-listed'
  | 'no-tenant'
  | 'tenant-not-listed'
  | 'tenants-contradict'
  | 'service-address-of-another-tenant';

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i;

/**
 * Why an activity is not let in; undefined when it is. It comes after sign-in, so that a stranger does not learn from the
 * answer which tenants are known.
 *
 * A channel's token says for which bot it is and at which service address it was sent, and names no tenant: anybody who
 * holds a good one could write another tenant into the activity. Teams' service addresses mostly carry the tenant; the
 * token signs the address, and so the tenant must be the same there. Where an address carries none, the list of tenants
 * is all there is.
 */
export function whyNot(activity: Activity, { tenants, addresses }: Door): WhyNot | undefined {
  const { channelId, serviceUrl } = activity;
  if (!channels(addresses).includes(channelId)) return 'channel-not-listed';
  if (!isServiceAddress(serviceUrl, addresses)) return 'service-address-not-listed';

  const [tenant, ...others] = tenantsNamedIn(activity);
  if (tenant === undefined) return 'no-tenant';
  if (others.some((other) => other !== tenant)) return 'tenants-contradict';
  if (!tenants().includes(tenant)) return 'tenant-not-listed';
  const signed = guid.exec(new URL(serviceUrl).pathname)?.[0].toLowerCase();
  return signed === undefined || signed === tenant ? undefined : 'service-address-of-another-tenant';
}

/** Teams, and for the local trial what the Playground and the Emulator call themselves. */
const channels = ({ local }: ServiceAddresses): readonly string[] =>
  local ? ['msteams', 'emulator'] : ['msteams'];

/** Every tenant that the activity claims to come from. All are looked at, or the one that is stored might be another. */
function tenantsNamedIn({ channelData, conversation }: Activity): string[] {
  const named: unknown[] = [channelData?.tenant?.id, conversation?.tenantId];
  return named.filter((one) => typeof one === 'string').map((one) => one.toLowerCase());
}
