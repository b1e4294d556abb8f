import { z } from 'zod';
import { askingStages } from '../content/schema/enquiry.ts';
import { level } from '../content/schema/outcomes.ts';
import { type CardAction, dataVerbs } from '../core/conversation/card-actions.ts';
import { plainCharacters } from '../core/conversation/plain-characters.ts';
import { otherStages } from '../core/enquiry/facts.ts';
import { leadVerbs, raiserVerbs } from '../core/escalation/who-may.ts';
import { recordKinds } from '../core/record/record.ts';
import { debriefParts } from '../core/rehearsal/debrief/show-debrief.ts';
import { rehearsalLevels } from '../core/rehearsal/transcript.ts';

const mostKeys = 60;
const longestValue = 4000;
const longestKey = 200;

/** A card cannot be trusted to come back as it was sent. These names would reach Object.prototype where inputs are copied. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Teams' own hints to its client ride in the data of a submit button; they are no input. */
const clientHints = 'msteams';

const isShortValue = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.length <= longestValue
    : value === null || typeof value === 'boolean' || Number.isFinite(value);

/** The data of a pressed button as clients send it: one flat object, the button's own keys and the inputs side by side. */
const flat = z.custom<Record<string, unknown>>(isFlat, 'not a flat object of at most 60 short values');

function isFlat(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const entries = Object.entries(data);
  return (
    entries.length <= mostKeys &&
    entries.every(
      ([key, value]) =>
        key.length <= longestKey && !forbiddenKeys.has(key) && (key === clientHints || isShortValue(value)),
    )
  );
}

const takesNotes = ['answer', 'skip', 'back', 'danger', 'pause', 'summary', 'answers', 'discard'] as const;
/** What to do with what looked like an identifier. */
const treatments = ['clean', 'keep'];

/** Which keys are the button's own; every other key is something that was filled in. */
const ownKeys = (verb: unknown): readonly string[] => {
  const always = ['verb', 'session', 'step', clientHints];
  if (verb === 'go-to') return [...always, 'stage', 'card'];
  if (verb === 'record') return [...always, 'record'];
  if (String(verb).startsWith('rehearsal-'))
    return [...always, 'rehearsal', 'level', 'scenario', 'turn', 'part', 'page', 'of'];
  if (String(verb).startsWith('escalation-')) return [...always, 'escalation'];
  if (String(verb).startsWith('follow-up-')) return [...always, 'followUp'];
  if (verb === 'find') return [...always, 'query'];
  if (verb === 'open') return [...always, 'hit'];
  if (verb === 'set-level') return [...always, ...treatments, 'level', 'reason'];
  if (takesNotes.some((one) => one === verb)) return [...always, ...treatments];
  return always;
};

const asTyped = (value: unknown): unknown => (typeof value === 'string' ? plainCharacters(value) : value);

function apart(data: Record<string, unknown>): Record<string, unknown> {
  const own = ownKeys(data.verb);
  const entries = Object.entries(data);
  return {
    ...Object.fromEntries(entries.filter(([key]) => own.includes(key))),
    inputs: Object.fromEntries(
      entries.filter(([key]) => !own.includes(key)).map(([key, value]) => [key, asTyped(value)]),
    ),
  };
}

const ofSession = {
  // guid, not uuid: PostgreSQL takes any version, and so must the door.
  session: z.guid().toLowerCase(),
  step: z.int().min(1).max(2_147_483_647),
  inputs: z.record(z.string(), z.unknown()),
};

const treated = { clean: z.literal(true).exactOptional(), keep: z.literal(true).exactOptional() };

/** A client leaves an empty text out. */
const typed = z.string().transform(plainCharacters).default('');

const ofFollowUp = { followUp: ofSession.session };

const ofRehearsal = { rehearsal: ofSession.session, step: ofSession.step, inputs: ofSession.inputs };

const known = z.discriminatedUnion('verb', [
  z.object({
    verb: z.enum(takesNotes),
    ...ofSession,
    ...treated,
  }),
  z.object({
    verb: z.enum(['resume', 'carry-on', 'danger-mistaken', 'discard-confirmed', 'close']),
    ...ofSession,
  }),
  z.object({
    verb: z.literal('go-to'),
    ...ofSession,
    stage: z.enum([...askingStages, ...otherStages]),
    card: z.int().min(0).max(50),
  }),
  z.object({ verb: z.literal('record'), ...ofSession, record: z.enum(recordKinds) }),
  // Whether a reason is needed is the core's question.
  z.object({ verb: z.literal('set-level'), ...ofSession, ...treated, level, reason: typed }),
  z.object({
    verb: z.enum(['start', 'look-up', 'services', 'reflect', 'help', 'welcome', 'danger-now']),
  }),
  z.object({ verb: z.enum(['plan-follow-up', 'escalate']), ...ofSession }),
  z.object({
    verb: z.enum([...leadVerbs, ...raiserVerbs, 'escalation-open']),
    escalation: ofSession.session,
    inputs: ofSession.inputs,
  }),
  z.object({ verb: z.enum(['escalations', 'on-call', 'leads']) }),
  z.object({ verb: z.literal('swap'), inputs: ofSession.inputs }),
  z.object({ verb: z.enum(['follow-up-open', 'follow-up-done', 'follow-up-pass-on']), ...ofFollowUp }),
  z.object({ verb: z.literal('follow-up-move'), ...ofFollowUp, inputs: ofSession.inputs }),
  z.object({ verb: z.literal('rehearse') }),
  z.object({ verb: z.literal('rehearsal-choose'), scenario: z.string().max(100) }),
  z.object({ verb: z.literal('rehearsal-begin'), ...ofRehearsal, level: z.enum(rehearsalLevels) }),
  z.object({
    verb: z.enum([
      ...(['rehearsal-hint', 'rehearsal-stop', 'rehearsal-pause', 'rehearsal-resume'] as const),
      'rehearsal-close',
    ]),
    ...ofRehearsal,
  }),
  z.object({ verb: z.literal('rehearsal-correct'), ...ofRehearsal, turn: z.int().min(0).max(100) }),
  z.object({
    ...{ verb: z.literal('rehearsal-look'), ...ofRehearsal },
    ...{ part: z.enum(debriefParts), page: z.int().min(0).max(100) },
  }),
  z.object({ verb: z.literal('rehearsal-export'), of: ofSession.session }),
  z.object({
    verb: z.enum([
      ...(['rehearsal-progress', 'rehearsal-own-progress', 'rehearsal-delete'] as const),
      'rehearsal-delete-all',
    ]),
  }),
  z.object({ verb: z.enum([...dataVerbs, 'retention']) }),
  z.object({ verb: z.literal('find'), query: typed }),
  z.object({ verb: z.literal('open'), hit: z.string().max(100) }),
]);

/**
 * What a pressed button said: `activity.value.action.data` of an Action.Execute, `activity.value` of an Action.Submit.
 * In: anything. Out: one CardAction, its inputs kept apart and still unread. Anything else is an issue, never a throw.
 */
export const cardAction: z.ZodType<CardAction> = flat.transform(apart).pipe(known);
