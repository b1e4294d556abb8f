/**
 * npm run proof:deploy: runs the commands of docs/deploy.md that are marked `sh run`, as they stand there, against a
 * PostgreSQL of its own (or PROOF_DATABASE_URL, an empty database) and on free ports (or FIRST and SECOND). Exit code 1
 * when one of them fails.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from './local/plain-error.ts';
import { freePort } from './local/ports.ts';
import { whenAskedToStop } from './local/when-asked-to-stop.ts';
import { projectRoot } from './local/where-things-are.ts';
import { type ProofPostgres, startProofPostgres } from './proof/proof-postgres.ts';
import { scriptOf } from './proof/run-blocks.ts';

const document = join(projectRoot, 'docs', 'deploy.md');
const asked = whenAskedToStop();
let postgres: ProofPostgres | undefined;
const data = mkdtempSync(join(tmpdir(), 'askwell-proof-deploy-'));
try {
  // Not DATABASE_URL: that may be the one that people work on.
  const given = process.env.PROOF_DATABASE_URL;
  if (!given) postgres = await startProofPostgres();
  if (postgres) console.log(`PostgreSQL ${postgres.version}, with a user who owns one empty database`);
  const env = {
    FIRST: `${await freePort()}`,
    SECOND: `${await freePort()}`,
    ...process.env,
    ...{ DATABASE_URL: given ?? postgres?.url, DATA_DIR: data },
  };
  const began = performance.now();
  const shell = spawn('bash', ['-c', scriptOf(document)], { cwd: projectRoot, env, stdio: 'inherit' });
  void asked.promise.then(() => shell.kill('SIGTERM'));
  const code = await new Promise<number | null>((done) => shell.once('exit', done));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    code === 0
      ? `docs/deploy.md does what it says (${seconds} s).`
      : `docs/deploy.md does not do what it says (${code}).`,
  );
  process.exitCode = code === 0 ? 0 : 1;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await postgres?.stop();
  rmSync(data, { recursive: true, force: true });
}
