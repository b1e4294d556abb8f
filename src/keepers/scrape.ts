import { Gauge } from 'prom-client';
import type { Queryable } from '../store/database.ts';
import { howThingsStand } from '../store/how-things-stand.ts';
import type { Figures } from './figures.ts';
import { createFiguresOfMaterial, type InForce } from './figures-of-material.ts';
import { createFiguresOfStanding, type KeptTooLong } from './figures-of-standing.ts';
import { lookAtMost } from './look-at-standing.ts';

type Parts = {
  figures: Figures;
  database: Queryable;
  inForce: () => InForce;
  /** What has outlived the organisation's policy. It reads whole tables: asked for four times an hour. */
  keptTooLong: () => Promise<readonly KeptTooLong[]>;
  now: () => Date;
};

/** Shorter than the usual time between two scrapes, and than the ten seconds after which Prometheus gives up. */
const standing = { everyMs: 10_000, patienceMs: 2_000 };
/** A question that is too much for the database must not be put again with every scrape. */
const retention = { everyMs: 15 * 60_000, patienceMs: 2_000, afterSilenceMs: 5 * 60_000 };

/**
 * Everything that keepers see of the bot, as text for Prometheus. A scrape never fails because the database is down: it
 * says so (`askwell_database_up 0`) and leaves out what only the database knows.
 */
export function createScrape(parts: Parts): () => Promise<{ type: string; text: string }> {
  const { registry } = parts.figures;
  createFiguresOfMaterial(registry, parts.inForce);
  const up = new Gauge({
    ...{ name: 'askwell_database_up', help: '1 where the database answered in time', registers: [registry] },
  });
  const ofStanding = createFiguresOfStanding();
  const stands = lookAtMost(() => howThingsStand(parts.database, parts.now()), standing);
  const tooLong = lookAtMost(parts.keptTooLong, retention);
  return async () => {
    const [looked, kept] = await Promise.all([stands(), tooLong()]);
    up.set(looked.answered ? 1 : 0);
    if (looked.answered) ofStanding.show(looked.found, kept.answered ? kept.found : undefined);
    const own = await registry.metrics();
    const found = looked.answered ? await ofStanding.registry.metrics() : '';
    return { type: registry.contentType, text: own + found };
  };
}
