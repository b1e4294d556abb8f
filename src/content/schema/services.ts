import { z } from 'zod';
import { id, source } from './item.ts';

const day = z.iso.date();

/** A UK number as people write it: groups of digits, starting with 0, or a short code such as 999, 101, 111, 116 123. */
const phone = z
  .string()
  .regex(/^(0[\d ]{9,13}|0800 1111|1\d\d|999|116 \d{3})$/, 'a UK phone number in digits and spaces');

/** The headings of "where to get help", in the order in which they stand where nothing is known of an enquiry. */
export const serviceKinds = [
  ...['danger-now', 'honour-and-forced-marriage', 'being-harmed', 'causing-harm', 'children'],
  ...['suicide-and-crisis', 'alcohol-and-drugs', 'local', 'lgbt', 'men'],
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** dialogs/services.yaml: every number carries where it was taken from, when it was checked, when to check it again. */
export const servicesFile = z.strictObject({
  services: z.array(
    z.strictObject({
      id,
      source,
      for: z.array(z.enum(serviceKinds)).min(1),
      phone: phone.optional(),
      web: z.url({ protocol: /^https?$/ }).optional(),
      region: id,
      'checked-on': day,
      'review-by': day,
    }),
  ),
  /** Help that endangers, with what to offer instead. */
  never: z.array(z.strictObject({ id, source, instead: z.array(id).min(1) })),
});
export type Service = z.infer<typeof servicesFile>['services'][number];

/** dialogs/codes.yaml: SNOMED CT. `unconfirmed` codes fail their check digit and are shown by term only. */
export const codesFile = z.strictObject({
  'checked-on': day,
  'review-by': day,
  source,
  codes: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{6,18}$/, 'a SNOMED CT identifier is 6 to 18 digits'),
      term: z.string().min(1),
      group: id,
      when: z.string().optional(),
      unconfirmed: z.string().optional(),
    }),
  ),
});
