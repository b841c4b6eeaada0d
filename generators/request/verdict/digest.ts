import { createHash } from 'node:crypto';
import type { ParsedRequest } from '../parse/index.ts';

/**
 * What the request says, as one number: the same for the same answers whatever
 * the forge, its line ends or the help that stands between them.
 */
export function requestDigest({ kind, formVersion, fields }: ParsedRequest): string | null {
  if (kind === null) return null;
  const answers = fields
    .map(({ field, value }): readonly [string, unknown] => [field.id, value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // Pairs rather than an object: their order is the text's order, whatever the engine.
  const canonical = JSON.stringify(['request', kind.id, formVersion, answers]);
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
