import { connect, type Socket } from 'node:net';

/** A connection that is used as no client would: what is written goes out as it is. */
export function rawConnection(url: string) {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // Cut off is what many of them are to be.
  socket.on('error', () => undefined);
  return {
    socket,
    write: (words: string | Buffer) => void socket.write(words),
    ended,
    /** The status codes that came back so far. */
    statuses: () => [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code)),
    said: () => text,
    close: () => socket.destroy(),
  };
}

/** A POST of this body as text. `headers` come after those that every request has. */
export const request = (body: string, headers: Record<string, string | number> = {}) =>
  [
    'POST /api/messages HTTP/1.1',
    'Host: askwell',
    'Content-Type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
