/** One package of the lockfile. `dev`: it is not installed where the bot runs (`npm ci --omit dev`). */
export type Licensed = { name: string; version: string; licence: string; dev: boolean };

/** Licences that ask for no more than to be named. An expression of several is on the list as it is written. */
const anywhere = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['(MIT OR Apache-2.0)', '(MIT OR CC0-1.0)', '(AFL-2.1 OR BSD-3-Clause)', 'MIT OR Apache-2.0'],
]);

/** Fine for a tool that is given to nobody; MPL asks that changes to its own files be shown, and none are made. */
const inTools = new Set(['MPL-2.0', 'PSF-2.0', '(ISC AND CC-BY-3.0)']);

/** What a package's own files say, where its package.json does not. By version: a new one is looked at anew. */
const lookedUp: Readonly<Record<string, string>> = {
  // Its Readme.md says MIT.
  'escape-regexp-component@1.0.2': 'MIT',
  // "Pre-release software licence terms": for trying out, not to be passed on. It is the local Teams of `npm start`.
  '@microsoft/m365agentsplayground@0.2.28': 'Microsoft, for trying out',
};
const toTryOut = new Set(['Microsoft, for trying out']);

type Lockfile = {
  packages: Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>;
};

/** Every package that the lockfile can install, on whichever machine. */
export function licencesIn({ packages }: Lockfile): Licensed[] {
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .map(([path, { version = '', license, dev = false }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: lookedUp[`${name}@${version}`] ?? license ?? 'none given', dev };
    });
}

export const refused = ({ licence, dev }: Licensed): boolean =>
  !anywhere.has(licence) && !(dev && (inTools.has(licence) || toTryOut.has(licence)));
