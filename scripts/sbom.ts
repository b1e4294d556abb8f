/**
 * npm run sbom: writes what is installed where the bot runs (`npm ci --omit dev`, on any system), package by package with
 * version, digest and licence, to dist/sbom.json (CycloneDX 1.5, made by npm from the lockfile). Exit code 1 where a
 * package of the lockfile is not in it, or has no digest.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { licencesIn } from './local/licence-policy.ts';
import { projectRoot } from './local/where-things-are.ts';

type Component = { 'bom-ref': string; name: string; version: string; hashes?: unknown[] };
type Sbom = {
  metadata: { component: { 'bom-ref': string; name: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
const npm = process.env.npm_execpath;
const [program, args] = npm ? [process.execPath, [npm, ...asked]] : ['npm', asked];
const made = execFileSync(program, args, {
  ...{ cwd: projectRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  ...{ shell: npm === undefined && process.platform === 'win32', stdio: ['ignore', 'pipe', 'ignore'] },
});
const whole = JSON.parse(made) as Sbom;

// Not npm's own `--omit dev`: it leaves out whatever a development package needs too, such as the database client.
const lockfile = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
const runs = new Set(
  licencesIn(lockfile)
    .filter(({ dev }) => !dev)
    .map(({ name, version }) => `${name}@${version}`),
);
const components = whole.components.filter(({ name, version }) => runs.has(`${name}@${version}`));
const kept = new Set([whole.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
const dependencies = whole.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
// npm takes the name of the folder.
const component = { ...whole.metadata.component, name: 'askwell', type: 'application' };
const sbom = { ...whole, metadata: { ...whole.metadata, component }, components, dependencies };

const file = join(projectRoot, 'dist', 'sbom.json');
mkdirSync(join(projectRoot, 'dist'), { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom, undefined, 2)}\n`);
const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
const wrong = [
  ...[...runs].filter((one) => !named.has(one)).map((one) => `not in it: ${one}`),
  ...components
    .filter(({ hashes = [] }) => hashes.length === 0)
    .map(({ name, version }) => `no digest: ${name}@${version}`),
];
for (const line of wrong) console.log(line);
console.log(`${relative(projectRoot, file)}: ${components.length} packages`);
process.exitCode = wrong.length > 0 ? 1 : 0;
