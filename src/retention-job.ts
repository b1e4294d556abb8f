import type { Organisation } from './content/schema/organisation.ts';
import { type DataKind, retentionPolicy } from './core/retention/how-long.ts';
import { oldestBeyondPolicy } from './how-much-is-held.ts';
import { keepToPolicy } from './jobs/keep-to-policy.ts';
import { codeOf, type Log, nameOf } from './log/create-log.ts';
import type { Database } from './store/database.ts';
import type { Seal } from './store/seal.ts';

type Parts = {
  database: Database;
  seal: Seal;
  organisation: () => Organisation;
  now: () => Date;
  log: Pick<Log, 'info' | 'error'>;
};

/** The round that removes what was kept long enough, and the gauge that tells when no round does. Counts only. */
export function retentionJob({ log, ...parts }: Parts) {
  return {
    /** False where a kind of data could not be worked on. */
    keepToPolicy: async (): Promise<boolean> => {
      const failed = (kind: DataKind, error: unknown) =>
        log.error({ event: 'retention-failed', kind, name: nameOf(error), code: codeOf(error) });
      const policy = () => retentionPolicy(parts.organisation());
      const kept = await keepToPolicy({ ...parts, policy, failed });
      log.info({ event: 'retention', removed: kept.removed, unfinished: kept.unfinished });
      return kept.failed.length === 0;
    },
    /** For how many seconds the oldest of each kind has been kept too long. */
    keptTooLong: async (): Promise<{ kind: DataKind; seconds: number }[]> => {
      const beyond = await oldestBeyondPolicy(parts.database, parts.organisation(), parts.now());
      return Object.entries(beyond).map(([kind, seconds]) => ({ kind: kind as DataKind, seconds }));
    },
  };
}
