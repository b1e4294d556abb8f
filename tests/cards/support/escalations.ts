import fc from 'fast-check';
import { levels } from '../../../src/content/schema/outcomes.ts';
import { closings, escalationStates, type Matter, wishes } from '../../../src/core/escalation/escalation.ts';
import type {
  EscalateView,
  EscalationLine,
  EscalationView,
  HappenedLine,
  Named,
  OwnEscalationView,
  RaisedLine,
} from '../../../src/core/escalation/views.ts';
import { leadVerbs, raiserVerbs } from '../../../src/core/escalation/who-may.ts';
import { realContent } from '../../support/content.ts';
import { at } from './views.ts';

/** Views of escalations: believable ones by hand, each changed by its test, and arbitrary ones of the same types. */
const content = realContent();
export const escalation = '5d2c1f60-93ab-4e7d-8c15-6a0b9d4e2f71';

export const amara: Named = {
  ...{ id: 'amara-okafor', name: 'Dr Amara Okafor', role: 'lead', phone: '01632 960101' },
};
export const priya: Named = {
  ...{ id: 'priya-nair', name: 'Priya Nair', role: 'deputy', phone: '01632 960102 ext 24' },
};

export const matter = (changes: Partial<Matter> = {}): Matter => ({
  ...{ pathway: 'may-harm', overlays: [], incomplete: true, rulesLevel: 'high', danger: false },
  ...{ rules: ['lethal-indicator'], routes: ['organisation-lead', 'marac'], children: true },
  ...{ wish: 'call-back', callBackBy: '15:30', reachOn: '07700 900311', raisedBy: 'Sam Reed' },
  ...{ question: 'Shall I refer today?', ...changes },
});

const standing: Omit<EscalationView, 'kind' | 'matter' | 'forChannel' | 'viewer' | 'can'> = {
  ...{ escalation, reference: 'birch-heron-472', state: 'notified', level: 'high', late: false },
  ...{ raisedAt: '2026-11-20T10:02:00.000Z', dueAt: '2026-11-20T10:17:00.000Z' },
  ...{ acknowledgedBy: undefined, ownedBy: undefined, closing: undefined, happened: [] },
};

export const forLead = (changes: Partial<EscalationView> = {}): EscalationView => ({
  ...{ kind: 'escalation', ...standing, matter: matter(), forChannel: false, viewer: 'amara-okafor' },
  ...{ can: [], ...changes },
});

export const forClinician = (changes: Partial<OwnEscalationView> = {}): OwnEscalationView => ({
  ...{ kind: 'own-escalation', ...standing, incomplete: false, wish: 'call-back', callBackBy: '15:30' },
  ...{ sentTo: [], notReached: [], ring: [amara, priya], callAskedBy: undefined, can: [] },
  ...changes,
});

export const form = (changes: Partial<EscalateView> = {}): EscalateView => ({
  ...{ kind: 'escalate', at, level: 'high', incomplete: true, children: true, wish: 'call-back' },
  ...{ callBackBy: undefined, reachOn: undefined, question: undefined, wordsToo: false, hasWords: true },
  ...{ problems: [], raised: undefined },
  ...changes,
});

export const raisedLine = (changes: Partial<RaisedLine> = {}): RaisedLine => ({
  ...{ escalation, reference: 'birch-heron-472', state: 'notified', late: false },
  ...changes,
});

export const lineOf = (changes: Partial<EscalationLine> = {}): EscalationLine => ({
  ...{ escalation, reference: 'birch-heron-472', state: 'notified', level: 'high', late: false },
  ...{ raisedAt: standing.raisedAt, dueAt: standing.dueAt, holder: undefined, mine: false },
  ...changes,
});

/** What people type and what a file may name: plain, wide, hostile to markdown, templates and links; short and long. */
const typed = (most: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .tuple(fc.constantFrom('a', '漢', '😀', '"', '\n- x ', '[x](https://evil.example) ', '{{DATE(1)}} '))
      .map(([piece]) => piece.repeat(most).slice(0, most)),
  );
/** Half a surrogate pair is no text that a client can send. */
const text = (most: number) => typed(most).map((one) => one.toWellFormed());

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
export const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

export const person: fc.Arbitrary<Named> = fc.record({
  id: fc.constantFrom('amara-okafor', 'priya-nair', 'ruth-penhale'),
  name: text(200),
  role: fc.constantFrom('lead', 'deputy', 'icb', 'practice-educator', 'of-no-known-kind'),
  phone: maybe(fc.constantFrom('01632 960101', '01632 960102 ext 24', '+44 7700 900104')),
});

const happened: fc.Arbitrary<HappenedLine> = fc
  .record({
    at: moment,
    what: fc.constantFrom(
      ...['acknowledge', 'take-on', 'take-over', 'hand-back', 'decline', 'ask-for-call', 'advise'],
      ...['close', 'note', 'withdraw', 'raise-again', 'something-new'],
    ),
    who: fc.oneof(person, fc.constant('clinician' as const), fc.constant(undefined)),
    text: maybe(text(1000)),
    closing: maybe(fc.constantFrom(...closings)),
  })
  .map(({ text: said, closing, ...line }) => ({
    ...line,
    ...(said !== undefined && { text: said }),
    ...(closing && line.what === 'close' && { closing }),
  }));

const shared = {
  escalation: fc.constant(escalation),
  reference: fc.constant('birch-heron-472'),
  state: fc.constantFrom(...escalationStates),
  level: fc.constantFrom(...levels),
  raisedAt: moment,
  dueAt: maybe(moment),
  late: fc.boolean(),
  acknowledgedBy: maybe(person),
  ownedBy: maybe(person),
  closing: maybe(fc.constantFrom(...closings)),
  happened: fc.array(happened, { maxLength: 40 }),
};

const idsOf = (items: readonly { id: string }[]) =>
  fc.subarray([...items.map(({ id }) => id), 'gone-from-the-content']);

export const anyMatter: fc.Arbitrary<Matter> = fc
  .record({
    pathway: maybe(fc.constantFrom('may-harm', 'may-be-harmed', 'unclear', 'gone')),
    overlays: fc.subarray(['honour-based', 'forced-marriage', 'fgm', 'gone']),
    incomplete: fc.boolean(),
    rulesLevel: fc.constantFrom(...levels),
    own: maybe(fc.record({ level: fc.constantFrom(...levels), reason: text(1000) })),
    danger: fc.boolean(),
    rules: idsOf(content.rules),
    routes: idsOf(content.routes),
    children: fc.boolean(),
    wish: fc.constantFrom(...wishes),
    callBackBy: maybe(fc.constant('15:30')),
    reachOn: maybe(fc.constantFrom('07700 900311', 'ext 4471', 'bleep 902')),
    question: maybe(text(1000)),
    words: maybe(
      fc.array(
        fc.record({
          question: fc.constantFrom(
            'chrome:ask.note',
            'enquiry:prompting.may-harm.family-afraid.label',
            'enquiry:prompting.gone.label',
          ),
          text: text(1000),
        }),
        { maxLength: 60 },
      ),
    ),
    raisedBy: text(200),
  })
  .map(({ own, callBackBy, reachOn, question, words, ...rest }) => ({
    ...rest,
    ...(own && { own }),
    ...(callBackBy !== undefined && { callBackBy }),
    ...(reachOn !== undefined && { reachOn }),
    ...(question !== undefined && { question }),
    ...(words && { words }),
  }));

export const anyForLead: fc.Arbitrary<EscalationView> = fc
  .record({
    kind: fc.constant('escalation' as const),
    ...shared,
    matter: anyMatter,
    viewer: maybe(fc.constantFrom('amara-okafor', 'priya-nair')),
    can: fc.subarray([...leadVerbs], { maxLength: 6 }),
  })
  .map((view) => ({ ...view, forChannel: view.viewer === undefined }));

export const anyForClinician: fc.Arbitrary<OwnEscalationView> = fc.record({
  kind: fc.constant('own-escalation' as const),
  ...shared,
  incomplete: fc.boolean(),
  wish: fc.constantFrom(...wishes),
  callBackBy: maybe(fc.constant('15:30')),
  sentTo: fc.array(fc.record({ who: fc.oneof(person, fc.constant('channel' as const)), at: moment }), {
    maxLength: 12,
  }),
  notReached: fc.array(person, { maxLength: 12 }),
  ring: fc.array(person, { maxLength: 12 }),
  callAskedBy: maybe(person),
  can: fc.subarray([...raiserVerbs]),
});

export const anyForm: fc.Arbitrary<EscalateView> = fc.record({
  kind: fc.constant('escalate' as const),
  at: fc.constant(at),
  level: fc.constantFrom(...levels),
  incomplete: fc.boolean(),
  children: fc.boolean(),
  wish: fc.constantFrom(...wishes),
  callBackBy: maybe(fc.constant('15:30')),
  reachOn: maybe(text(40)),
  question: maybe(text(1000)),
  wordsToo: fc.boolean(),
  hasWords: fc.boolean(),
  problems: fc.subarray([
    { input: 'call-back-by', words: 'escalation:problems.time' } as const,
    { input: 'reach-on', words: 'escalation:problems.reach-on' } as const,
    { input: 'question', words: 'escalation:problems.holds-identifiers', vars: { found: 'BA1 …' } } as const,
  ]),
  raised: maybe(
    fc.record({
      ...{ escalation: shared.escalation, reference: shared.reference },
      ...{ state: shared.state, late: shared.late },
    }),
  ),
});

export const anyLine: fc.Arbitrary<EscalationLine> = fc.record({
  ...{ escalation: shared.escalation, reference: shared.reference, state: shared.state },
  ...{ level: shared.level, raisedAt: moment, dueAt: shared.dueAt, late: shared.late },
  holder: maybe(person),
  mine: fc.boolean(),
});
