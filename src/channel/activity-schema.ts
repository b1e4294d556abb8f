import { z } from 'zod';

/** Ids go into rows and addresses: no control characters (PostgreSQL refuses NUL), no halves of a character, no essays. */
const id = z
  .string()
  .min(1)
  .max(600)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'not an id');

const account = z.object({ id, aadObjectId: id.optional() });

/** Anything, or nothing where it is not an object: a field that we can do without must not cost the whole message. */
const orNothing = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/**
 * The part of a Bot Framework activity without which nothing can be answered. A missing `serviceUrl` would send the
 * reply to a public default host; so it is refused here, before the library sees it.
 */
export const activityEnvelope = z.object({
  type: z.string().min(1).max(100),
  id,
  channelId: id,
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2000),
  conversation: z.object({
    id,
    conversationType: orNothing(z.string()),
    isGroup: orNothing(z.boolean()),
    tenantId: orNothing(id),
  }),
});

/** What else Askwell looks at. `value` and `entities` stay unread until somebody asks for them. */
export const activitySchema = activityEnvelope.extend({
  from: orNothing(account.extend({ name: orNothing(z.string().max(120)) })),
  recipient: orNothing(account),
  channelData: orNothing(z.object({ tenant: orNothing(z.object({ id })) })),
  locale: orNothing(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)),
  replyToId: orNothing(id),
  name: orNothing(z.string().max(200)),
  action: orNothing(z.string().max(100)),
  text: orNothing(z.string()),
  value: z.unknown().optional(),
  entities: orNothing(z.array(z.unknown())),
  membersAdded: orNothing(z.array(z.object({ id }))),
});

export type ReadableActivity = z.infer<typeof activitySchema>;
