/** How every planted word begins: no word of any language, so that a find is a leak. What follows says where it was written. */
export const root = 'qovuzixplum';
export const planted = (where: string): string => `${root}${where}`;

/** Where a leak was seen: in which encoding, and the planted word as far as it can be read. */
export type Leak = { encoding: string; around: string };

/** The root as it would look in each encoding that a library may put a text into. */
const shapes: readonly { encoding: string; bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from(root) },
  { encoding: 'capitals', bytes: Buffer.from(root.toUpperCase()) },
  { encoding: 'utf-16le', bytes: Buffer.from(root, 'utf16le') },
  { encoding: 'utf-16be', bytes: Buffer.from(root, 'utf16le').swap16() },
  { encoding: 'hex', bytes: Buffer.from(Buffer.from(root).toString('hex')) },
  { encoding: 'HEX', bytes: Buffer.from(Buffer.from(root).toString('hex').toUpperCase()) },
  { encoding: 'reversed', bytes: Buffer.from([...root].reverse().join('')) },
  ...[0, 1, 2].map((before) => ({ encoding: `base64+${before}`, bytes: base64Inside(before) })),
];

/** The part of the root's base64 that does not depend on what stands before and behind it. */
function base64Inside(before: number): Buffer {
  const whole = Buffer.from(`${'-'.repeat(before)}${root}`)
    .toString('base64')
    .replace(/=+$/, '');
  const from = before === 0 ? 0 : before + 1;
  return Buffer.from(whole.slice(from, -2));
}

/** Every planted word in some bytes, and every one of `more` (numbers, keys) as it is written. */
export function leaksIn(bytes: Buffer, more: readonly string[] = []): Leak[] {
  const wanted = [...shapes, ...more.map((text) => ({ encoding: 'as it is', bytes: Buffer.from(text) }))];
  return wanted.flatMap(({ encoding, bytes: shape }) => {
    const at = bytes.indexOf(shape);
    if (at < 0) return [];
    return [{ encoding, around: bytes.subarray(Math.max(0, at - 60), at + 80).toString('latin1') }];
  });
}
