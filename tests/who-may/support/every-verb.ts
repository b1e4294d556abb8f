import type { z } from 'zod';
import { cardAction } from '../../../src/channel/card-action-schema.ts';

/** Every verb that the door lets in, read from the door itself. */
export function everyVerb(): string[] {
  const known = (cardAction as unknown as z.ZodPipe).out as z.ZodDiscriminatedUnion;
  return [...(known._zod.propValues.verb ?? [])].map(String);
}
