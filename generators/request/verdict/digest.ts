import { createHash } from 'node:crypto';
import type { Platform } from '../../../lib/platform/index.ts';
import { requestKinds } from '../definition/index.ts';
import type { Forge } from '../form/forge.ts';
import { type ParsedRequest, parseBody } from '../parse/index.ts';

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

/** A request as a pull request recorded it, beside the request as it is now. */
export interface DigestComparison {
  /** Whether the request still says what was recorded. */
  readonly same: boolean;
  readonly recorded: string;
  /** Null when nobody can tell any more what is asked. */
  readonly now: string | null;
}

/**
 * Whether the issue still says what the pull request carries: asked when it is merged. Line
 * ends, the template's help and the forge's own words do not count; answers do.
 */
export function compareDigest(
  recorded: string,
  body: string,
  { platform, forge }: { readonly platform: Platform; readonly forge: Forge },
): DigestComparison {
  const now = requestDigest(parseBody(body, requestKinds(platform), forge));
  return { same: now === recorded, recorded, now };
}
