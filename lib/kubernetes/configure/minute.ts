import { createHash } from 'node:crypto';

/**
 * Minute of the hour at which an instance is looked at: from its slug alone, so that
 * the same one always has the same and another request moves none (law 1), and spread
 * as evenly as a hash is.
 */
export function minuteOf(slug: string): number {
  return createHash('sha256').update(`drift ${slug}`).digest().readUInt32BE() % 60;
}
