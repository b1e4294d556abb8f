/**
 * npm run restore-check -- DATABASE_URL: proves of a restored copy that today's bot would serve all that is in it. Opens
 * every sealed value, brings every enquiry and rehearsal in hand back to life, draws every open escalation, walks the
 * audit and counts rows. Changes nothing: one transaction, rolled back. Refuses a database that anybody else is at work
 * in. Exit code 1, and each row that fails, where something is not right. Reads the rest of the environment as the bot
 * does (ASKWELL_KEYS, ORGANISATION_FILE, DATABASE_SCHEMA).
 */
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { ContentError, formatProblem } from '../src/content/problem.ts';
import { readMaterial } from '../src/read-material.ts';
import { createSeal, readKeyRing } from '../src/store/seal.ts';
import { checkCopy } from './restore-check/check-copy.ts';

process.exitCode = 1;
try {
  const [url, ...more] = process.argv.slice(2);
  if (url === undefined || more.length > 0) throw new Error('npm run restore-check -- DATABASE_URL');
  const config = readConfig({ ...process.env, DATABASE_URL: url }, join(import.meta.dirname, '..'));
  const now = new Date();
  const material = await readMaterial(config, () => now);
  const seal = createSeal(readKeyRing(config.keys));
  const copy = { url: config.databaseUrl, schema: config.databaseSchema };
  const { lines, failed } = await checkCopy(copy, seal, material, now);
  for (const line of lines) console.log(line);
  for (const line of failed) console.error(`FAILED ${line}`);
  console.log(
    failed.length === 0
      ? 'This copy can be served.'
      : `This copy cannot be served as it is: ${failed.length} failed.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  console.error(
    error instanceof ContentError ? error.problems.map(formatProblem).join('\n') : (error as Error).message,
  );
}
