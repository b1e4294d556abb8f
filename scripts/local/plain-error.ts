/** An error whose message is one sentence for the person at the keyboard; printed as it is, without a stack. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** Prints what went wrong for a person: the sentence alone when it is ours, all of it when it is a defect. */
export function explain(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
