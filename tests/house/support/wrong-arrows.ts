import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** One import of a file: what it names, and whether only a type is taken from it. */
type Import = { from: string; typeOnly: boolean };
type Allowed = { what: RegExp; typeOnly?: true };

const own = (room: string): Allowed => ({ what: new RegExp(`^src/${room}/`) });
const types = (what: RegExp): Allowed => ({ what, typeOnly: true });
const node: Allowed = { what: /^node:/ };
const content: Allowed = { what: /^src\/content\// };
const core: Allowed = { what: /^src\/core\// };
const log: Allowed = { what: /^src\/log\// };

/** What the files of a room may import (design: imports point inward). A room that is not named here may not be. */
const rooms: Readonly<Record<string, readonly Allowed[]>> = {
  core: [
    own('core'),
    { what: /^src\/content\/schema\// },
    types(/^src\/content\/(content|words)\.ts$/),
    // Pure reckoning: no clock, no chance, nothing that leaves the process.
    { what: /^(xstate|minisearch|fastest-levenshtein|temporal-polyfill|stemmer)$/ },
  ],
  content: [own('content'), node, { what: /^(zod|yaml|i18next|cdigit|fastest-levenshtein)$/ }],
  store: [own('store'), node, types(/^src\/(core|content)\//), { what: /^pg$/ }],
  log: [own('log'), node, { what: /^pino$/ }],
  jobs: [
    own('jobs'),
    node,
    core,
    log,
    { what: /^src\/store\// },
    types(/^src\/channel\//),
    { what: /^pg-boss$/ },
  ],
  channel: [
    own('channel'),
    ...[node, core, content, log],
    { what: /^(botbuilder|botframework-[a-z]+|restify)(\/|$)/ },
    { what: /^@azure\/msal-node$/ },
    { what: /^@microsoft\/teams\.cards$/ },
    { what: /^(zod|pino|rate-limiter-flexible|undici)$/ },
  ],
  keepers: [
    ...[own('keepers'), node, core, log],
    { what: /^src\/store\// },
    types(/^src\/channel\//),
    { what: /^prom-client$/ },
  ],
  cases: [own('cases'), node, core, content, { what: /^(zod|yaml)$/ }],
  trace: [own('trace'), node, content],
};

/** Packages that one room alone may know, so that they can be replaced there. The files beside the rooms may not either. */
const keptIn: readonly { what: RegExp; room: string }[] = [
  { what: /^(botbuilder|botframework-|restify|undici|@azure\/|@microsoft\/teams\.cards)/, room: 'channel' },
  { what: /^pg$/, room: 'store' },
  { what: /^pg-boss$/, room: 'jobs' },
  { what: /^xstate$/, room: 'core' },
  { what: /^prom-client$/, room: 'keepers' },
];

/** What would make the same facts come to something else tomorrow, or on another machine. */
const impure = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bTemporal\.Now\b/,
  /\bMath\.random\b/,
  /\brandomUUID\b/,
  /\bprocess\./,
  /\bfetch\(/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bperformance\.now\b/,
];

/** Every arrow and word of one file that must not be there, as a sentence. `path` counts from the project's root. */
export function wrongArrows(path: string, source: string): string[] {
  const [, room, rest] = /^src\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const inRoom = rest ? room : undefined;
  const parsed = parseSync(path, source);
  const imports = importsOf(path, parsed.module, source);
  const kept = imports.flatMap(({ from }) =>
    keptIn.some(({ what, room }) => what.test(from) && room !== inRoom) ? [`${path} imports ${from}`] : [],
  );
  const allowed = inRoom === undefined ? undefined : (rooms[inRoom] ?? []);
  const wrong = imports
    .filter(
      ({ from, typeOnly }) => !allowed?.some((one) => one.what.test(from) && (typeOnly || !one.typeOnly)),
    )
    .map(({ from }) => `${path} imports ${from}`);
  const code = parsed.comments.reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    source,
  );
  const words =
    room === 'core' ? impure.filter((word) => word.test(code)).map((word) => `${path} uses ${word}`) : [];
  return [...new Set([...kept, ...(allowed ? wrong : []), ...words])];
}

type Module = ReturnType<typeof parseSync>['module'];

function importsOf(path: string, module: Module, source: string): Import[] {
  const at = (name: string) => (name.startsWith('.') ? join(dirname(path), name) : name);
  const bare = module.staticImports.map((one) => ({
    from: at(one.moduleRequest.value),
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) =>
      entry.moduleRequest ? [{ from: at(entry.moduleRequest.value), typeOnly: entry.isType }] : [],
    ),
  );
  const called = [...source.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)/g)].map((match) => ({
    from: at(match[1] as string),
    typeOnly: false,
  }));
  return [...bare, ...passedOn, ...called];
}
