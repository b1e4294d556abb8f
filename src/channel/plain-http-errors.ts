const codes: Readonly<Record<number, string>> = {
  400: 'unreadable',
  401: 'not-authenticated',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'not-json',
};

/** The body of a refused request: a code that an operator can look up, and nothing of what went wrong inside. */
export const plainError = (status: number): { error: string } => ({ error: codes[status] ?? 'not-handled' });
