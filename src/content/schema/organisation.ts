import { z } from 'zod';
import { id } from './item.ts';
import type { Level, levels } from './outcomes.ts';

/** What somebody may do. Practice educators answer for learning, never for an escalation. */
export const roles = ['lead', 'deputy', 'icb', 'practice-educator'] as const;
export type Role = (typeof roles)[number];
export const answersEscalations = (role: Role): boolean => role !== 'practice-educator';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Names stand in cards beside the words of others: a character that shows nothing could turn those around. */
const text = z
  .string()
  .trim()
  .min(1)
  .refine(
    (name) => !/[\p{C}\p{Default_Ignorable_Code_Point}]/u.test(name),
    'text without characters that show nothing',
  );
const hex = '[0-9a-f]';
const guid = z
  .string()
  .regex(new RegExp(`^${hex}{8}(-${hex}{4}){3}-${hex}{12}$`, 'i'), 'an id of Entra: 32 digits and hyphens')
  .toLowerCase();

/** How Teams names a person: the Entra object id, or the channel's own id ("29:…") where there is none. */
const entraId = z
  .string()
  .regex(
    new RegExp(`^(${hex}{8}(-${hex}{4}){3}-${hex}{12}|29:\\S+)$`, 'i'),
    'an Entra object id: 32 digits and hyphens',
  )
  .overwrite((id) => (id.startsWith('29:') ? id : id.toLowerCase()));

/** A number that a clinician can ring, as people write it, with an extension where there is one. */
const phone = z
  .string()
  .regex(/^(0[\d ]{9,13}|\+44 ?[\d ]{9,13})( ext \d{1,6})?$/, 'a UK phone number in digits and spaces');

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day written "09:00"');
const localMoment = z.string().refine(
  (text) => {
    const moment = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(text) ? new Date(`${text}:00Z`) : undefined;
    return moment?.getTime() !== undefined && !Number.isNaN(moment.getTime())
      ? moment.toISOString().startsWith(text)
      : false;
  },
  { error: 'a day and time of the organisation\'s own clock, written "2026-12-24T09:00"' },
);

const person = z.strictObject({
  'entra-id': entraId,
  name: text,
  role: z.enum(roles),
  phone: phone.optional(),
});

/** A team channel: where it is (its conversation id), and what people call it. */
const channel = z.strictObject({
  conversation: z.string().regex(/^19:\S+@thread\.\S+$/, 'the id of a Teams channel: "19:…@thread.tacv2"'),
  name: text,
  'service-url': z.url({ protocol: /^https?$/ }).optional(),
});

/**
 * Who is on in a week that has nothing special. `from` is when the shift begins on each of the days; `until` is when it
 * ends, on the day after where that is not later than `from`. Both are the handover where they are not given.
 */
const pattern = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1),
  from: time.optional(),
  until: time.optional(),
  person: id,
});

/** `overrides` win over the week, a later one over an earlier one; `person: null` is nobody. */
const rota = z.strictObject({
  handover: time,
  week: z.array(pattern).min(1),
  overrides: z
    .array(z.strictObject({ from: localMoment, until: localMoment, person: id.nullable() }))
    .default([]),
});

const minutes = z.int().min(1).max(2880);
const hours = z.int().min(1).max(80);

/** Danger does not wait for Monday: the two urgent levels count every minute of the day and night. */
const urgentLimit = z.strictObject({ minutes });
const limit = z
  .strictObject({ minutes: minutes.optional(), 'working-hours': hours.optional() })
  .refine((given) => (given.minutes === undefined) !== (given['working-hours'] === undefined), {
    error: 'a time limit is either minutes or working-hours',
  });
const limits = z.strictObject({
  ...{ immediate: urgentLimit, high: urgentLimit, medium: limit, standard: limit },
} satisfies Record<Level, z.ZodType>);

/** One to be told: exactly one of a rota, a person, a channel. */
const target = z
  .strictObject({ rota: id.optional(), person: id.optional(), channel: id.optional() })
  .refine((given) => Object.values(given).filter((one) => one !== undefined).length === 1, {
    error: 'one to be told is a rota, a person or a channel, one of the three',
  });

/** `within` is how long this step is waited for before the next one is told as well. */
const step = z.strictObject({ notify: z.array(target).min(1), within: limits });

const chain = z.strictObject({
  steps: z.array(step).min(1),
  /** Acknowledged and not taken on for so long: it goes round again. */
  'idle-after-acknowledgement': limits,
  /** Taken on, and nothing done for so long: the owner is reminded. */
  'idle-after-taking-on': limits,
  /** The chain is at its end: everybody is told again after so long, until somebody takes it on. */
  'again-while-nobody-owns': limits,
});

const days = (min: number, max: number) => z.int().min(min).max(max);

/** The organisation file (ORGANISATION_FILE). Roles come from here and from nowhere else. */
export const organisationFile = z.strictObject({
  name: text,
  tenants: z.array(guid).min(1),
  region: z.enum(['somerset']),
  'time-zone': text,
  people: z.record(id, person),
  channels: z.record(id, channel),
  'leads-channel': id,
  rotas: z.record(id, rota),
  chains: z.record(id, chain),
  chain: id,
  'working-time': z.strictObject({
    days: z.array(z.enum(weekdays)).min(1),
    from: time,
    until: time,
    holidays: z.enum(['england-and-wales']),
  }),
  policy: z.strictObject({
    'dash-ticks': z.int().min(1).max(24),
    'police-callouts': z.int().min(1).max(12),
    'callouts-months': z.int().refine((months) => months === 12, {
      error: 'the questions ask about the last 12 months: another span needs other words first',
    }),
    'follow-up-working-days': z.int().min(1).max(10),
  }),
  retention: z.strictObject({
    'enquiry-days': days(1, 365),
    'rehearsal-days': days(1, 1095),
    'escalation-days': days(365, 7300),
    'delivery-days': days(7, 365),
  }),
});

/** `version` is a digest of what the file means: comments and order of keys do not change it. */
export type Organisation = z.infer<typeof organisationFile> & { version: string };
export type Rota = z.infer<typeof rota>;
export type Chain = z.infer<typeof chain>;
export type ChainStep = z.infer<typeof step>;
export type Limit = z.infer<typeof limit>;
export type Limits = Readonly<Record<(typeof levels)[number], Limit>>;
