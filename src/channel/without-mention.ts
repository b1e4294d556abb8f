import { z } from 'zod';

const mention = z.object({
  type: z.string().regex(/^mention$/i),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1).max(500),
});

/**
 * The text without "@Askwell", which would keep a command from being recognised. Entities come from the client:
 * whatever is no mention of the bot is passed over. (TurnContext.removeRecipientMention throws at an entity without a
 * type, removes only the first mention and changes the activity.)
 */
export function withoutMention(
  text: string,
  entities: readonly unknown[],
  botId: string | undefined,
): string {
  let rest = text;
  for (const entity of entities.slice(0, 50)) {
    const parsed = mention.safeParse(entity);
    if (parsed.success && parsed.data.mentioned.id === botId) rest = rest.replaceAll(parsed.data.text, '');
  }
  return rest;
}
