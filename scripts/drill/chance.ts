/** Chance that comes out the same for the same seed (mulberry32). */
export type Chance = {
  /** From 0 up to, not with, 1. */
  next: () => number;
  /** True so often, from 0 to 1. */
  is: (share: number) => boolean;
  one: <T>(of: readonly T[]) => T;
  between: (least: number, most: number) => number;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    is: (share) => next() < share,
    one: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number],
    between: (least, most) => least + next() * (most - least),
  };
}
