import type { Verified } from '../store/audit.ts';
import type { JobLog } from './start-jobs.ts';

/** Walks the whole audit once a night. Out: whether every link holds; where one does not, the log says which and why. */
export async function checkAudit(verify: () => Promise<Verified>, log: JobLog): Promise<boolean> {
  const verified = await verify();
  if (!verified.ok) log.error({ event: 'audit-broken', at: verified.at, why: verified.why });
  return verified.ok;
}
