/** PostgreSQL's messages, cut out of a stream of bytes: a type (none for the first of a client), a length, a body. */
export type PgMessage = { type: string; bytes: Buffer };

/** Feeds bytes in, whole messages come out. A client's very first message has no type byte; it comes out as "startup". */
export function createFramer(from: 'client' | 'server', take: (message: PgMessage) => void) {
  let rest = Buffer.alloc(0);
  let begun = from === 'server';
  return (chunk: Buffer): void => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typed = begun ? 1 : 0;
      if (rest.length < typed + 4) return;
      const length = rest.readInt32BE(typed) + typed;
      if (rest.length < length) return;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      take({ type: begun ? String.fromCharCode(bytes[0] as number) : 'startup', bytes });
      begun = true;
    }
  };
}

/** What PostgreSQL says when it refuses: an ErrorResponse, and that it is ready for the next question. */
export function refusal(sqlState: string, message: string, inTransaction: boolean): Buffer {
  const fields = Buffer.from(`SERROR\0VERROR\0C${sqlState}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E', 0);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields, Buffer.from(['Z'.charCodeAt(0), 0, 0, 0, 5]), ready(inTransaction)]);
}

const ready = (inTransaction: boolean) => Buffer.from(inTransaction ? 'E' : 'I');
