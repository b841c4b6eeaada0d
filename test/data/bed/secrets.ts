import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** Letters and digits, as the fleet's generators make them. */
export function newSecret(): string {
  return randomBytes(24).toString('hex');
}

/** A `SECRET_KEY` in the format of Defuse's library, as it is derived from a seed of 32 characters. */
export function secretKey(seed = randomBytes(16).toString('hex')): string {
  const bytes = Buffer.concat([Buffer.from('def00000', 'hex'), Buffer.from(seed)]);
  return bytes.toString('hex') + createHash('sha256').update(bytes).digest('hex');
}

/** A text as the stand-in's settings keep it encrypted (test/data/elabftw/src/schema.php). */
export function encrypted(text: string, key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(key).digest(), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** Characters in a row that would give a secret away: half of a short one. */
const telling = 12;

/** Those of the secrets of which a text shows a part. */
export function shown(text: string, secrets: Iterable<string>): readonly string[] {
  return [...secrets].filter((secret) => {
    const last = Math.max(0, secret.length - telling);
    return Array.from({ length: last + 1 }, (_, at) => secret.slice(at, at + telling)).some(
      (part) => text.includes(part),
    );
  });
}
