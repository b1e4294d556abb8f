import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Inbound } from '../core/conversation/turn.ts';

/** The most turns that one replica takes; more are answered with a plain line and kept nowhere. */
export type TurnLimits = {
  personIn10Seconds: number;
  personIn5Minutes: number;
  tenantInOneSecond: number;
};

/** Whether a turn may be taken now. `say-wait` comes once in each window for each person, `say-nothing` after that. */
export type Often =
  | { kind: 'go-on' }
  | { kind: 'say-wait'; words: 'chrome:problems.too-often' | 'chrome:problems.too-often-for-long' }
  | { kind: 'say-nothing' };
export type HowOften = (inbound: Inbound) => Promise<Often>;

/**
 * Nobody can read and tap four cards a second for ten seconds: beyond it is a stuck client or a script. A tenant of ten
 * thousand clinicians stays under a hundred turns a second, and one replica can take that many.
 */
export const usualLimits: TurnLimits = {
  ...{ personIn10Seconds: 40, personIn5Minutes: 200, tenantInOneSecond: 100 },
};

/** The channel lets an app send so many messages a second to a tenant: apologies must not use up what answers need. */
const apologiesASecond = 25;
const soon = 10;
const long = 300;

/**
 * Counts turns at the door, before anything reaches the database. Whatever `isUrgent` says passes, and is not counted.
 * The tenant is asked first and counted last: a person who is over their own limit uses up nothing of their colleagues',
 * and while the tenant is over its limit no new person is remembered, so what is remembered stays bounded.
 */
export function createHowOften(limits: TurnLimits, isUrgent: (inbound: Inbound) => boolean): HowOften {
  const tenants = limiter(limits.tenantInOneSecond, 1);
  const shortly = limiter(limits.personIn10Seconds, soon);
  const lately = limiter(limits.personIn5Minutes, long);
  const apologies = limiter(apologiesASecond, 1);
  const told = { soon: limiter(1, soon), long: limiter(1, long) };

  async function sayWait(tenant: string, who: string, until: keyof typeof told): Promise<Often> {
    const silence: Often = { kind: 'say-nothing' };
    if (await isFull(told[until], who)) return silence;
    if (!(await takes(apologies, tenant)) || !(await takes(told[until], who))) return silence;
    const words = until === 'soon' ? 'chrome:problems.too-often' : 'chrome:problems.too-often-for-long';
    return { kind: 'say-wait', words };
  }

  return async (inbound) => {
    if (isUrgent(inbound)) return { kind: 'go-on' };
    const { tenant, person } = inbound;
    const who = JSON.stringify([tenant, person]);
    if (await isFull(tenants, tenant)) return sayWait(tenant, who, 'soon');
    if (!(await takes(shortly, who))) return sayWait(tenant, who, 'soon');
    if (!(await takes(lately, who))) return sayWait(tenant, who, 'long');
    if (!(await takes(tenants, tenant))) return sayWait(tenant, who, 'soon');
    return { kind: 'go-on' };
  };
}

const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });

async function isFull(of: RateLimiterMemory, key: string): Promise<boolean> {
  const standing = await of.get(key);
  // A window that has run out is remembered until its timer comes round.
  return standing !== null && standing.msBeforeNext > 0 && standing.consumedPoints >= of.points;
}

async function takes(of: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await of.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
