import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, createLog, nameOf } from '../../src/log/create-log.ts';
import { type LogEvent, type LogLine, lines } from '../../src/log/lines.ts';
import { underCorrelation } from '../../src/log/under-correlation.ts';

/** What the log wrote when it was given these, whatever the types say. */
function written(...given: unknown[]): { text: string; lines: Record<string, unknown>[] } {
  let text = '';
  const log = createLog('debug', {
    write: (line) => {
      text += line;
    },
  });
  for (const one of given) for (const how of ['info', 'warn', 'error'] as const) log[how](one as LogLine);
  const split = text.split('\n').filter((line) => line !== '');
  return { text, lines: split.map((line) => JSON.parse(line)) };
}

const planted = 'Wife is Agnieszka on 07700 900123';
const fields = [...new Set(Object.values(lines).flatMap((own) => Object.keys(own)))];

class Loud extends Error {
  override name = planted;
  detail = planted;
  where = { row: [planted] };
  toJSON() {
    return { message: planted };
  }
}
const hostile = (): unknown[] => [
  new Loud(planted, { cause: new Error(planted) }),
  new AggregateError([new Error(planted)], planted),
  { err: new Error(planted), error: new Error(planted), message: planted, msg: planted },
  [planted],
  { [planted]: 1 },
  new Map([[planted, planted]]),
  Buffer.from(planted),
  { toString: () => planted, toJSON: () => planted },
  planted,
];

test.each(Object.keys(lines) as LogEvent[])(
  '"%s": nothing that is handed over in any field comes through as text',
  (event) => {
    for (const value of hostile()) {
      const line = Object.fromEntries(['err', 'text', 'body', ...fields].map((field) => [field, value]));
      const { text, lines: out } = written({ event, ...line });
      for (const word of ['Agnieszka', '900123']) expect(text).not.toContain(word);
      expect(out).toHaveLength(3);
      expect(out[0]).toMatchObject({ event, dropped: expect.any(Number) });
    }
  },
);

test.each([...hostile(), undefined, null, 7])(
  'an object that is no line of the list is one word in the log',
  (value) => {
    const { text, lines: out } = written(value);
    for (const word of ['Agnieszka', '900123']) expect(text).not.toContain(word);
    expect(out.map(({ event }) => event)).toEqual(['unlisted', 'unlisted', 'unlisted']);
  },
);

test('whatever it is given, it writes one line, and no field beyond its list', () => {
  const event = fc.oneof(fc.constantFrom(...(Object.keys(lines) as LogEvent[])), fc.string());
  const rest = fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), fc.anything());
  fc.assert(
    fc.property(event, rest, (name, more) => {
      const { lines: out } = written({ ...more, event: name });
      expect(out).toHaveLength(3);
      const own = Object.hasOwn(lines, name) ? Object.keys(lines[name as LogEvent]) : [];
      for (const line of out) {
        const beyond = Object.keys(line).filter(
          (key) => ![...own, 'level', 'time', 'event', 'correlation', 'dropped'].includes(key),
        );
        expect(beyond).toEqual([]);
      }
    }),
  );
});

test('a getter that throws and a proxy end no turn', () => {
  const throwing = {
    event: 'request',
    get ms() {
      throw new Error(planted);
    },
  };
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error(planted);
      },
    },
  );
  const { text, lines: out } = written(throwing, proxy);
  expect(out).toHaveLength(6);
  expect(text).not.toContain('Agnieszka');
});

test('what is listed comes through as it is, and what is undefined is no loss', () => {
  const post = randomUUID();
  const { lines: out } = written(
    { event: 'request', route: '/api/messages', status: 200, ms: 12, correlation: post },
    { event: 'post-stuck', post, name: 'TypeError' },
    { event: 'reminders', sent: 1, failed: 2, codes: { 'blocked:ConversationBlockedByUser': 2 } },
    { event: 'turn-failed', error: 'DatabaseError', code: '57P01', status: undefined },
    { event: 'listening', url: 'http://127.0.0.1:3978', mode: 'local' },
  );
  expect(out.map(({ time, level, ...line }) => line).filter((_, i) => i % 3 === 0)).toEqual([
    { event: 'request', route: '/api/messages', status: 200, ms: 12, correlation: post },
    { event: 'post-stuck', post, name: 'TypeError' },
    { event: 'reminders', sent: 1, failed: 2, codes: { 'blocked:ConversationBlockedByUser': 2 } },
    { event: 'turn-failed', error: 'DatabaseError', code: '57P01' },
    { event: 'listening', url: 'http://127.0.0.1:3978', mode: 'local' },
  ]);
});

test('a line carries the id of the turn or job that it belongs to, also after waiting', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const later = (id: string) =>
    underCorrelation(id, async () => {
      await new Promise((go) => setTimeout(go, 5));
      return written({ event: 'unexpected' }).lines[0]?.correlation;
    });
  expect(await Promise.all([later(one), later(other)])).toEqual([one, other]);
  expect(written({ event: 'unexpected' }).lines[0]).not.toHaveProperty('correlation');
});

test('of an error its class and code are told, and only where they look like it', () => {
  const failed = Object.assign(new Error(planted), { code: '23505' });
  expect([nameOf(failed), codeOf(failed)]).toEqual(['Error', '23505']);
  expect(codeOf(Object.assign(new Error(planted), { code: 'ECONNRESET' }))).toBe('ECONNRESET');
  expect([nameOf(new Loud()), nameOf(planted), nameOf(undefined)]).toEqual([
    'unnamed',
    'string',
    'undefined',
  ]);
  for (const code of [planted, 'Agnieszka', { toString: () => planted }, 7])
    expect(codeOf(Object.assign(new Error(), { code }))).toBeUndefined();
});
