import { z } from 'zod';

const text = z.string().min(1);

/** What answers a section and cannot be read off a source. `file` counts from the project's root. */
const answer = z
  .strictObject({ room: text.optional(), item: text.optional(), file: text })
  .refine((answer) => (answer.room === undefined) !== (answer.item === undefined), {
    error: 'an answer names either a room or an item',
  });

const section = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][A-Za-z0-9.]*( [A-Za-z0-9.-]+)*$/, 'a section is named as sources name it'),
    title: text,
    names: z.array(text).default([]),
    heading: z.boolean().default(false),
    'answered-by': z.array(answer).default([]),
    'not-for-the-bot': text.optional(),
    'leaves-out': z.array(text).default([]),
  })
  .refine(
    (section) =>
      !section.heading ||
      (section['answered-by'].length === 0 &&
        !section['not-for-the-bot'] &&
        section['leaves-out'].length === 0),
    { error: 'a heading answers nothing: say it of the sections under it' },
  );

/**
 * dialogs/guidance.yaml: the guidance itself, for the trace report (npm run trace). A `heading` may be named by a source
 * but stands for none of its sections, else "sop 1-7" would answer everything.
 */
export const guidanceFile = z.strictObject({
  documents: z.array(
    z
      .strictObject({ id: text, title: text, year: text, publisher: text, sections: z.array(section).min(1) })
      .superRefine(({ sections }, context) => {
        const seen = new Set<string>();
        for (const [i, { id, names }] of sections.entries()) {
          for (const name of [id, ...names]) {
            if (seen.has(name))
              context.addIssue({
                code: 'custom',
                path: ['sections', i],
                message: `"${name}" is there twice`,
              });
            seen.add(name);
          }
        }
      }),
  ),
});
export type Guidance = z.infer<typeof guidanceFile>;
export type Section = Guidance['documents'][number]['sections'][number];
