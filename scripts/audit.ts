/**
 * npm run audit: walks the whole audit and says how many links hold, with the newest one's hash; keep that elsewhere to
 * prove later that nothing before it was changed. Exit code 1, and the link's number, where the chain is broken.
 * npm run audit -- REFERENCE: the history of one escalation as well. `--json` for a machine. What people wrote is left
 * out unless `--words` asks for it. Reads the environment as the bot does (DATABASE_URL, DATABASE_SCHEMA, ASKWELL_KEYS).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import { auditOf, verifyAudit } from '../src/store/audit.ts';
import { openDatabase } from '../src/store/database.ts';
import { findByReference } from '../src/store/escalations.ts';
import { createSeal, readKeyRing } from '../src/store/seal.ts';
import { asText, historyOf, saysOfChain } from './local/audit-history.ts';

const usage = 'npm run audit [-- REFERENCE] [--json] [--words]';
process.exitCode = 1;
try {
  const options = { json: { type: 'boolean' }, words: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length > 1) throw new Error(usage);
  const config = readConfig(process.env, join(import.meta.dirname, '..'));
  const seal = createSeal(readKeyRing(config.keys));
  const database = openDatabase(config.databaseUrl, config.databaseSchema);
  try {
    const chain = await verifyAudit(database, seal).catch((error: Error) => {
      throw new Error(`The audit cannot be read: is this the bot's database and schema? (${error.message})`);
    });
    const [reference] = positionals;
    const one = reference === undefined ? undefined : await findByReference(database, seal, reference);
    const history = one && historyOf(one, await auditOf(database, one.id), values.words ? seal : undefined);
    if (values.json) console.log(JSON.stringify({ chain, ...(history && { history }) }, undefined, 2));
    else {
      for (const line of history ? asText(history) : []) console.log(line);
      console.log(saysOfChain(chain));
    }
    const unknown = reference !== undefined && !one;
    if (unknown) console.error(`There is no escalation with the reference "${reference}".`);
    process.exitCode = chain.ok && !unknown ? 0 : 1;
  } finally {
    await database.end();
  }
} catch (error) {
  console.error((error as Error).message);
}
