import type { Organisation } from '../../content/schema/organisation.ts';
import { personOn, type Swap } from './who-is-on.ts';

/** One to be told: `id` is a person's or a channel's id in the organisation file. */
export type Target = { kind: 'person'; id: string } | { kind: 'channel'; id: string };

/**
 * Whom a step of a chain (from 0) means at a moment, each once, in the order of the file. Empty where it names only
 * rotas and nobody is on: then the next step is due at once. People and channels that the file no longer knows are
 * left out. Throws RangeError for a chain or step that is not there.
 */
export function whoToNotify(
  organisation: Organisation,
  chainId: string,
  step: number,
  at: Date,
  swaps: readonly Swap[] = [],
): Target[] {
  const found = organisation.chains[chainId]?.steps[step];
  if (!found) throw new RangeError(`the chain "${chainId}" has no step ${step}`);
  const targets = found.notify.flatMap(({ rota, person, channel }): Target[] => {
    if (channel !== undefined)
      return organisation.channels[channel] ? [{ kind: 'channel', id: channel }] : [];
    const id = rota === undefined ? person : personOn(organisation, rota, at, swaps);
    return id !== undefined && organisation.people[id] ? [{ kind: 'person', id }] : [];
  });
  return targets.filter(
    ({ kind, id }, i) => targets.findIndex((other) => other.kind === kind && other.id === id) === i,
  );
}
