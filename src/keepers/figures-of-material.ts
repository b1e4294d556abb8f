import { Gauge, type Registry } from 'prom-client';

/** What of the files is in force. */
export type InForce = {
  /** Digests in hexadecimal digits. */
  contentVersion: string;
  organisationVersion: string;
  reloadFailed: boolean;
  servicesDueForReview: number;
};

/** Versions are shown as numbers: replicas that differ show that they do, without a label that grows. */
export function createFiguresOfMaterial(registry: Registry, ask: () => InForce) {
  const gauge = (name: string, help: string, of: (now: InForce) => number) =>
    new Gauge({
      ...{ name: `askwell_${name}`, help, registers: [registry] },
      collect() {
        this.set(of(ask()));
      },
    });
  gauge('content_version', 'The content in force, the same number on each replica', (now) =>
    numberOf(now.contentVersion),
  );
  gauge('organisation_version', 'The organisation file in force, the same on each replica', (now) =>
    numberOf(now.organisationVersion),
  );
  gauge('reload_failed', '1 where what lies in the files was refused', ({ reloadFailed }) =>
    reloadFailed ? 1 : 0,
  );
  gauge(
    'services_due_for_review',
    'Services whose numbers were to be checked again by now',
    (now) => now.servicesDueForReview,
  );
}

/** 48 bits: the most that a figure of Prometheus carries without rounding, in whole hexadecimal digits. */
const numberOf = (digest: string): number => Number.parseInt(digest.slice(0, 12), 16);
