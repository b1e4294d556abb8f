import { staleServices } from './content/stale-services.ts';
import { londonDay } from './core/follow-up/days.ts';
import type { EscalationJobParts } from './jobs/escalation-jobs.ts';
import type { CurrentMaterial } from './keep-material-current.ts';
import type { Figures } from './keepers/figures.ts';
import type { KeptTooLong } from './keepers/figures-of-standing.ts';
import { keepReadiness } from './keepers/is-ready.ts';
import { createScrape } from './keepers/scrape.ts';
import { serveMetrics } from './keepers/serve-metrics.ts';
import type { Log } from './log/create-log.ts';
import type { Database } from './store/database.ts';

type Parts = {
  figures: Figures;
  database: Database;
  material: CurrentMaterial;
  keptTooLong: () => Promise<readonly KeptTooLong[]>;
  /** Where the figures are shown; undefined shows them nowhere. */
  at: { host: string; port: number } | undefined;
  log: Log;
  now: () => Date;
};

/**
 * What keepers ask from outside: is it ready, and how does it stand. Figures that cannot be shown stop nobody from asking
 * for help, so a port that is taken is logged, and the bot goes on.
 */
export async function openToKeepers({ figures, database, material, keptTooLong, at, log, now }: Parts) {
  const readiness = keepReadiness({
    askDatabase: () => database.query('select 1'),
    reloadFailed: material.failed,
  });
  const scrape = createScrape({ figures, database, keptTooLong, now, inForce });
  const server = at && (await serveMetrics(at, scrape).catch(notServed));

  function inForce() {
    const { content, organisation } = material.now();
    return {
      ...{ contentVersion: content.version, organisationVersion: organisation.version },
      reloadFailed: material.failed(),
      servicesDueForReview: staleServices(content, londonDay(now())).length,
    };
  }
  function notServed(error: NodeJS.ErrnoException): undefined {
    log.error({ event: 'metrics-not-served', code: error.code });
  }

  return {
    ready: readiness.ask,
    started: readiness.started,
    drain: readiness.drain,
    /** The same work; that it was answered shows that the workers of this process are at it. */
    watchWorkers: (jobs: EscalationJobParts): EscalationJobParts => ({
      ...jobs,
      overdue: async (at) => {
        const found = await jobs.overdue(at);
        readiness.workersLooked();
        return found;
      },
    }),
    close: async () => server?.close(),
  };
}
