import { type ChooseFault, forbidden, type Misbehaviour } from '../../tests/support/connector-faults.ts';
import type { Chance } from './chance.ts';
import { channel } from './organisation.ts';
import type { Replicas } from './replicas.ts';

export type Faults = {
  choose: ChooseFault;
  /** How often each came. */
  counts: Record<string, number>;
  lastAt: () => number;
  /** A fault of another kind, such as a database that was restarted. */
  note: (what: string) => void;
};

/**
 * Everything that Teams and the machine do to a bot, mixed. About one request in eight goes wrong; `kills` processes are
 * killed in the very moment in which a message arrives: half of them before the message is there, half after.
 */
export function createFaults(chance: Chance, replicas: Replicas, kills: readonly number[]): Faults {
  const counts: Record<string, number> = {};
  let requests = 0;
  let lastAt = 0;
  const left = [...kills];
  const note = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
    lastAt = Date.now();
  };

  function ordinary(method: string, conversation: string): [string, Misbehaviour] | undefined {
    const dice = chance.next();
    if (dice < 0.03) return ['5xx', { status: chance.one([500, 502, 503, 504]) }];
    if (dice < 0.035) return ['412', { status: 412 }];
    if (dice < 0.04) return ['429', { status: 429, retryAfter: chance.one([1, 2, 3]) }];
    if (dice < 0.06) return ['reset', { status: 'reset' }];
    if (dice < 0.08) return ['reset-after', { status: 'reset-after' }];
    if (dice < 0.083) return ['hang', { status: 'hang' }];
    if (dice < 0.11) return ['slow', { slowMs: chance.between(200, 2000) }];
    if (dice < 0.115 && method === 'PUT') return ['gone', { status: 404 }];
    if (dice < 0.118) return ['404', { status: 404 }];
    // A shut door in the channel would stay shut; a person's opens as soon as they press something.
    if (dice < 0.124 && conversation !== channel)
      return ['403', { status: 403, code: chance.one(forbidden) }];
    return undefined;
  }

  return {
    ...{ counts, note, lastAt: () => lastAt },
    choose: ({ method, conversation }) => {
      requests += 1;
      if (left[0] !== undefined && requests >= left[0]) {
        left.shift();
        const victim = Math.floor(chance.next() * replicas.count);
        if (replicas.kill(victim)) {
          note('killed');
          return { status: chance.is(0.5) ? 'reset' : 'reset-after' };
        }
      }
      const fault = ordinary(method, conversation);
      if (!fault) return undefined;
      note(fault[0]);
      return fault[1];
    },
  };
}
