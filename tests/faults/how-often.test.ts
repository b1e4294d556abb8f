import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHowOften, type HowOften, type TurnLimits, usualLimits } from '../../src/channel/how-often.ts';
import { isUrgent } from '../../src/channel/is-urgent.ts';
import { loadWords } from '../../src/content/words.ts';
import type { CardAction } from '../../src/core/conversation/card-actions.ts';
import { projectRoot } from '../support/content.ts';
import { press, text } from '../support/turns.ts';

const words = await loadWords(`${projectRoot}/locales`);
const urgent: Parameters<typeof createHowOften>[1] = (inbound) => isUrgent(inbound, words.wordsFor);
const session = '0b0e4a52-3f0c-4a6e-9d7e-1f2a3b4c5d6e';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const often = (limits: Partial<TurnLimits> = {}) => createHowOften({ ...usualLimits, ...limits }, urgent);
const from = (person: string, tenant = 'tenant-a') => text('back', { person, tenant });
/** What becomes of so many turns, counted by kind. */
async function many(howOften: HowOften, count: number, person: string, tenant?: string) {
  const came = { 'go-on': 0, 'say-wait': 0, 'say-nothing': 0 };
  for (let i = 0; i < count; i++) came[(await howOften(from(person, tenant))).kind] += 1;
  return came;
}

describe('one person', () => {
  test('goes on up to the limit, hears of it once, and then nothing until the window is over', async () => {
    const howOften = often();
    expect(await many(howOften, 100, 'quick')).toEqual({ 'go-on': 40, 'say-wait': 1, 'say-nothing': 59 });
    vi.advanceTimersByTime(10_000);
    expect(await many(howOften, 41, 'quick')).toEqual({ 'go-on': 40, 'say-wait': 1, 'say-nothing': 0 });
  });

  test('is held over five minutes too, and hears that it takes minutes', async () => {
    const howOften = often();
    for (let window = 0; window < 5; window++) {
      expect((await many(howOften, 40, 'steady'))['go-on']).toBe(40);
      vi.advanceTimersByTime(10_000);
    }
    expect(await howOften(from('steady'))).toEqual({
      kind: 'say-wait',
      words: 'chrome:problems.too-often-for-long',
    });
    expect(await many(howOften, 30, 'steady')).toEqual({ 'go-on': 0, 'say-wait': 0, 'say-nothing': 30 });
    vi.advanceTimersByTime(300_000);
    expect((await many(howOften, 5, 'steady'))['go-on']).toBe(5);
  });

  test('who goes on hammering is not shut out for longer', async () => {
    const howOften = often();
    await many(howOften, 5_000, 'stuck');
    vi.advanceTimersByTime(10_000);
    expect((await howOften(from('stuck'))).kind).toBe('go-on');
  });

  test('does not touch a colleague, nor the same id in another tenant', async () => {
    const howOften = often();
    await many(howOften, 1_000, 'stuck');
    expect(await many(howOften, 10, 'colleague')).toMatchObject({ 'go-on': 10 });
    expect(await many(howOften, 10, 'stuck', 'tenant-b')).toMatchObject({ 'go-on': 10 });
  });
});

describe('a tenant', () => {
  test('goes on up to its limit a second; another tenant is not affected', async () => {
    const howOften = often({ tenantInOneSecond: 5 });
    for (let i = 0; i < 5; i++) expect((await howOften(from(`person-${i}`))).kind).toBe('go-on');
    expect((await howOften(from('one-more'))).kind).toBe('say-wait');
    expect((await howOften(from('elsewhere', 'tenant-b'))).kind).toBe('go-on');
    vi.advanceTimersByTime(1_000);
    expect((await howOften(from('one-more'))).kind).toBe('go-on');
  });

  test('apologies do not use up what the channel lets through', async () => {
    const howOften = often({ tenantInOneSecond: 1 });
    let said = 0;
    for (let i = 0; i < 1_000; i++) if ((await howOften(from(`person-${i}`))).kind === 'say-wait') said += 1;
    expect(said).toBe(25);
  });

  test('nobody new is remembered while it is over: memory stays bounded', async () => {
    const howOften = often({ tenantInOneSecond: 10 });
    for (let i = 0; i < 10_000; i++) await howOften(from(`person-${i}`));
    // One timer for each thing that is remembered.
    expect(vi.getTimerCount()).toBeLessThan(100);
    vi.advanceTimersByTime(300_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('danger', () => {
  const urgentOnes = [
    press({ verb: 'danger', session, step: 1, inputs: {} }),
    press({ verb: 'danger-now' }),
    press({ verb: 'escalate', session, step: 1, inputs: {} }),
    ...['danger', 'Help me now!', '999', 'SOS'].map((typed) => text(typed)),
  ];
  test.each(urgentOnes.map((one) => [JSON.stringify(one.body), one] as const))(
    '%s always goes on, and is not counted',
    async (_, one) => {
      const howOften = often({ tenantInOneSecond: 3 });
      for (let i = 0; i < 200; i++) expect((await howOften(one)).kind).toBe('go-on');
      expect(await many(howOften, 3, one.person)).toMatchObject({ 'go-on': 3 });
      expect((await howOften(one)).kind).toBe('go-on');
    },
  );

  const ordinary: CardAction[] = [{ verb: 'start' }, { verb: 'answer', session, step: 1, inputs: {} }];
  test.each(ordinary.map((action) => [action.verb, action] as const))('"%s" is not urgent', (_, action) => {
    expect(isUrgent(press(action), words.wordsFor)).toBe(false);
  });
  test('a note that mentions danger is not the word', () => {
    expect(isUrgent(text('he said there was danger at home'), words.wordsFor)).toBe(false);
  });
});

test('a clinician in a hurry never meets it: a card every two seconds for an hour, and now and then twenty at once', async () => {
  const howOften = often();
  for (let round = 0; round < 1_800; round++) {
    const atOnce = round % 150 === 0 ? 20 : 1;
    expect(await many(howOften, atOnce, 'in-a-hurry')).toMatchObject({ 'go-on': atOnce });
    vi.advanceTimersByTime(2_000);
  }
});

test('a clock that is set back keeps nobody out', async () => {
  const howOften = often();
  await many(howOften, 41, 'quick');
  vi.setSystemTime(Date.now() - 5 * 3_600_000);
  vi.advanceTimersByTime(10_000);
  expect((await howOften(from('quick'))).kind).toBe('go-on');
});
