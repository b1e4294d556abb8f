import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';

/** AES-256-GCM keys by id. The first seals; all of them open, so that a key can be replaced while the bot runs. */
export type KeyRing = readonly { id: string; key: Buffer }[];

/** Seals and opens JSON values. `place` binds a sealed value to its row: moved elsewhere, it does not open. */
export type Seal = {
  close(value: unknown, place: string): Buffer;
  open<T>(sealed: Buffer, place: string): T;
};

export class UnknownKey extends Error {
  override name = 'UnknownKey';
}

const ivLength = 12;
const tagLength = 16;
/** Said in both directions: without it a value that was cut short is taken with a shorter tag, which is easier to forge. */
const withTag = { authTagLength: tagLength };

/** "id:base64,id:base64", each key 32 bytes. Throws a plain error otherwise; the key itself never appears in it. */
export function readKeyRing(text: string): KeyRing {
  const ring = text.split(',').map((part, i) => {
    const [id, encoded, ...more] = part.trim().split(':');
    const key = Buffer.from(encoded ?? '', 'base64');
    if (!id || !/^[a-z0-9-]{1,20}$/.test(id) || key.length !== 32 || more.length > 0) {
      throw new Error(`Key ${i + 1} of the key ring is not "id:" followed by 32 bytes in base64.`);
    }
    return { id, key };
  });
  ring.forEach(({ id, key }, i) => {
    const twin = ring.findIndex((other) => other.id === id || other.key.equals(key));
    // Of two keys with one id only the first would ever open anything; a copied key makes a rotation that changes nothing.
    if (twin < i)
      throw new Error(`Keys ${twin + 1} and ${i + 1} of the key ring have the same id or the same bytes.`);
  });
  return ring;
}

/** Random bytes come for many values at once: fetched for each, they cost more than its encryption. Each is used once. */
function freshIvs(): () => Buffer {
  let left = Buffer.alloc(0);
  return () => {
    if (left.length === 0) left = randomBytes(ivLength * 512);
    const iv = left.subarray(0, ivLength);
    left = left.subarray(ivLength);
    return iv;
  };
}

/** Layout: length of the key id (1 byte), key id, iv (12), tag (16), cipher text. */
export function createSeal(given: KeyRing): Seal {
  // Made once: out of bytes, every value that is sealed or opened would make it anew.
  const ring = given.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const freshIv = freshIvs();
  const [active] = ring;
  if (!active) throw new Error('The key ring is empty.');
  const id = Buffer.from(active.id);
  const head = Buffer.concat([Buffer.from([id.length]), id]);
  return {
    close(value, place) {
      const iv = freshIv();
      const cipher = createCipheriv('aes-256-gcm', active.key, iv, withTag).setAAD(Buffer.from(place));
      const text = [cipher.update(JSON.stringify(value), 'utf8'), cipher.final()];
      return Buffer.concat([head, iv, cipher.getAuthTag(), ...text]);
    },
    open(sealed, place) {
      const idEnd = 1 + (sealed[0] ?? 0);
      const id = sealed.subarray(1, idEnd).toString();
      const key = ring.find((entry) => entry.id === id)?.key;
      if (!key)
        throw new UnknownKey(`A stored value was sealed with key "${id}", which is not on the key ring.`);
      const iv = sealed.subarray(idEnd, idEnd + ivLength);
      const tag = sealed.subarray(idEnd + ivLength, idEnd + ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, withTag)
        .setAAD(Buffer.from(place))
        .setAuthTag(tag);
      const text = Buffer.concat([
        decipher.update(sealed.subarray(idEnd + ivLength + tagLength)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString('utf8'));
    },
  };
}
