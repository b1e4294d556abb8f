/**
 * Where Teams takes what a bot says: public cloud, GCC, GCC High, DoD (Microsoft Learn, Microsoft Teams platform, "Send
 * proactive messages"; microsoft/Agents-for-js, TeamsServiceEndpoints). `onyx` is a second name of the public cloud
 * (microsoft/teams.ts, pull request 515). Whole names only: anybody can have a name under trafficmanager.net.
 */
export const teamsHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Which service addresses this bot writes to: `local`, this machine's only; otherwise those of Teams and of `hosts`. */
export type ServiceAddresses = { local: boolean; hosts: readonly string[] };

/** The hosts of SERVICE_HOSTS: divided by commas or spaces. */
export const hostsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Whether only this machine can reach an address: the one place where the bot may run without sign-in. */
export const isLoopback = (host: string): boolean =>
  ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

/**
 * Whether the bot may write to an address, and show its token there. It is https, but for this machine, where nothing
 * leaves: there http will do when the host is allowed.
 */
export function isServiceAddress(address: string, { local, hosts }: ServiceAddresses): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  const here = isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) return false;
  return local ? here : [...teamsHosts, ...hosts].includes(url.hostname);
}
