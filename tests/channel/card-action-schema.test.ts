import { describe, expect, test } from 'vitest';
import { cardAction } from '../../src/channel/card-action-schema.ts';
import type { CardAction, EscalationAction } from '../../src/core/conversation/card-actions.ts';
import { leadVerbs, raiserVerbs } from '../../src/core/escalation/who-may.ts';

const at = { session: '0b0e4a52-3f0c-4a6e-9d7e-1f2a3b4c5d6e', step: 3 };
const plain = { ...at, inputs: { cues: 'bruise' } };
const rehearsal = { rehearsal: at.session, step: 3, inputs: { meant: 'listen' } };

/** One of each; the compiler asks for every verb, so a new one cannot be forgotten at the door. */
const everyAction = {
  answer: { verb: 'answer', ...plain },
  skip: { verb: 'skip', ...plain },
  back: { verb: 'back', ...plain },
  danger: { verb: 'danger', ...plain },
  pause: { verb: 'pause', ...plain },
  summary: { verb: 'summary', ...plain },
  answers: { verb: 'answers', ...plain },
  discard: { verb: 'discard', ...plain },
  resume: { verb: 'resume', ...plain },
  'carry-on': { verb: 'carry-on', ...plain },
  'danger-mistaken': { verb: 'danger-mistaken', ...plain },
  'discard-confirmed': { verb: 'discard-confirmed', ...plain },
  close: { verb: 'close', ...plain },
  'go-to': { verb: 'go-to', ...plain, stage: 'cues', card: 0 },
  'set-level': { verb: 'set-level', ...plain, level: 'high', reason: 'what she told me' },
  record: { verb: 'record', ...plain, record: 'child' },
  'plan-follow-up': { verb: 'plan-follow-up', ...at, inputs: { 'follow-up': '2026-11-24' } },
  'follow-up-open': { verb: 'follow-up-open', followUp: at.session },
  'follow-up-done': { verb: 'follow-up-done', followUp: at.session },
  'follow-up-pass-on': { verb: 'follow-up-pass-on', followUp: at.session },
  'follow-up-move': {
    verb: 'follow-up-move',
    followUp: at.session,
    inputs: { 'follow-up-date': '2026-11-24' },
  },
  escalate: { verb: 'escalate', ...at, inputs: { wish: 'advice' } },
  ...(Object.fromEntries(
    [...leadVerbs, ...raiserVerbs, 'escalation-open' as const].map((verb) => [
      verb,
      { verb, escalation: at.session, inputs: { note: 'x' } },
    ]),
  ) as unknown as { [V in EscalationAction['verb']]: EscalationAction }),
  escalations: { verb: 'escalations' },
  'on-call': { verb: 'on-call' },
  leads: { verb: 'leads' },
  swap: { verb: 'swap', inputs: { shift: 'daytime|2026-12-24T09:00:00.000Z', person: 'a' } },
  start: { verb: 'start' },
  rehearse: { verb: 'rehearse' },
  'rehearsal-choose': { verb: 'rehearsal-choose', scenario: 'work-stress' },
  'rehearsal-begin': { verb: 'rehearsal-begin', ...rehearsal, level: 'exam' },
  'rehearsal-hint': { verb: 'rehearsal-hint', ...rehearsal },
  'rehearsal-stop': { verb: 'rehearsal-stop', ...rehearsal },
  'rehearsal-pause': { verb: 'rehearsal-pause', ...rehearsal },
  'rehearsal-resume': { verb: 'rehearsal-resume', ...rehearsal },
  'rehearsal-close': { verb: 'rehearsal-close', ...rehearsal },
  'rehearsal-look': { verb: 'rehearsal-look', ...rehearsal, part: 'turns', page: 1 },
  'rehearsal-progress': { verb: 'rehearsal-progress' },
  'rehearsal-own-progress': { verb: 'rehearsal-own-progress' },
  'rehearsal-export': { verb: 'rehearsal-export', of: at.session },
  'rehearsal-delete': { verb: 'rehearsal-delete' },
  'rehearsal-delete-all': { verb: 'rehearsal-delete-all' },
  'rehearsal-correct': { verb: 'rehearsal-correct', ...rehearsal, turn: 3 },
  'my-data': { verb: 'my-data' },
  'my-data-export': { verb: 'my-data-export' },
  'my-data-delete': { verb: 'my-data-delete' },
  'my-data-delete-all': { verb: 'my-data-delete-all' },
  retention: { verb: 'retention' },
  'look-up': { verb: 'look-up' },
  services: { verb: 'services' },
  reflect: { verb: 'reflect' },
  find: { verb: 'find', query: 'coercive control' },
  open: { verb: 'open', hit: 'topic:marac' },
  help: { verb: 'help' },
  welcome: { verb: 'welcome' },
  'danger-now': { verb: 'danger-now' },
} satisfies { [V in CardAction['verb']]: Extract<CardAction, { verb: V }> | CardAction };

const asSent = ({ inputs, ...own }: { verb: string; inputs?: object }) => ({ ...own, ...inputs });
const answer = { verb: 'answer', ...at };
const refused = (data: unknown) => expect(cardAction.safeParse(data).success).toBe(false);

describe('a pressed button', () => {
  test.each(Object.values(everyAction))('$verb arrives as the core knows it', (action) => {
    expect(cardAction.parse(asSent(action))).toEqual(action);
  });

  test("another button's keys are inputs", () => {
    const parsed = cardAction.parse({ ...answer, level: 'high', reason: 'x', stage: 'y', card: 9 });
    expect(parsed).toEqual({ ...answer, inputs: { level: 'high', reason: 'x', stage: 'y', card: 9 } });
  });

  test("Teams' own hints are no input, and an empty reason may be missing", () => {
    const sent = { verb: 'set-level', ...at, level: 'high', msteams: { feedback: { hide: true } } };
    const action = { verb: 'set-level', ...at, level: 'high', reason: '', inputs: {} };
    expect(cardAction.parse(sent)).toEqual(action);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an array', [answer]],
    ['a text', 'answer'],
    ['no verb', at],
    ['an unknown verb', { ...answer, verb: 'delete-all' }],
    ['a verb from the prototype', { ...answer, verb: 'toString' }],
    ['a session that is no id', { ...answer, session: "1' or '1'='1" }],
    ['a follow-up that is no id', { verb: 'follow-up-done', followUp: '1' }],
    ['no step', { verb: 'answer', session: at.session }],
    ['step 0', { ...answer, step: 0 }],
    ['a step that is a text', { ...answer, step: '3' }],
    ['a step past what the database holds', { ...answer, step: 2 ** 31 }],
    ['an unknown stage', { ...answer, verb: 'go-to', stage: 'elsewhere', card: 0 }],
    ['card 51', { ...answer, verb: 'go-to', stage: 'cues', card: 51 }],
    ['card -1', { ...answer, verb: 'go-to', stage: 'cues', card: -1 }],
    ['an unknown level', { ...answer, verb: 'set-level', level: 'none', reason: '' }],
    ['a nested object', { ...answer, note: { text: 'x' } }],
    ['a nested array', { ...answer, note: ['x'] }],
    ['a long text', { ...answer, note: 'x'.repeat(4001) }],
    ['an infinite number', { ...answer, note: Number.POSITIVE_INFINITY }],
    [
      'too many keys',
      { ...answer, ...Object.fromEntries(Array.from({ length: 58 }, (_, i) => [`q${i}`, ''])) },
    ],
    ['__proto__', JSON.parse(`{"verb":"start","__proto__":{"admin":true}}`)],
    ['__proto__ as a text', JSON.parse(`{"verb":"start","__proto__":"x"}`)],
    ['constructor', { ...answer, constructor: 'x' }],
  ])('%s is refused', (_, data) => refused(data));
});
