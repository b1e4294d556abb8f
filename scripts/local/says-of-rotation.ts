import type { Rotated } from '../../src/store/rotate-keys.ts';
import type { KeyRing } from '../../src/store/seal.ts';

/** Whether the first key of the ring seals everything: then no other one is needed any more. */
export const isAllAnew = ([first]: KeyRing, { counts, unopened }: Rotated): boolean =>
  unopened.length === 0 && counts.every(({ key, values }) => key === first?.id || values === 0);

/** What a rotation came to, in words: ids, tables and numbers, and nothing that was sealed. */
export function saysOfRotation(ring: KeyRing, { resealed, unopened, counts }: Rotated): string[] {
  const [first] = ring;
  return [
    `${values(resealed)} sealed anew with the key "${first?.id}".`,
    ...unopened.map(({ table, row }) => `Cannot be opened, and was left as it is: ${table}, row ${row}.`),
    ...counts.map(({ key, values: n }) => {
      if (key === undefined) return `${values(n)} not sealed by any key.`;
      if (key === first?.id) return `The key "${key}" seals ${values(n)}, and all that is new.`;
      if (n === 0) return `The key "${key}" seals nothing any more and may be taken out of ASKWELL_KEYS.`;
      const replicas = 'Does every replica have the first key first? Then run this again.';
      return `The key "${key}" still seals ${values(n)}. ${replicas}`;
    }),
  ];
}

const values = (n: number) => (n === 1 ? '1 value' : `${n} values`);
