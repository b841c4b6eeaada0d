import { createHash } from 'node:crypto';

/**
 * Ten hexadecimal digits of what a value says: 40 bits, so that two different
 * programs of one instance never share a name. Depends on the order of keys, which
 * the builders fix.
 */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 10);
}
