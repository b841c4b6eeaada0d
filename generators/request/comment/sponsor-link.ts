import type { Platform } from '../../../lib/platform/index.ts';
import { prefilledLink } from '../form/prefilled-link.ts';
import type { Answer } from '../verdict/answer.ts';

/**
 * The form with the answers of this request, for whoever may send it under their own name.
 * Null while something is to correct: an answer that must not be repeated stands in no link.
 */
export function sponsorLink({ kind, verdict }: Answer, platform: Platform): string | null {
  if (kind === null || !verdict.ok) return null;
  const answers = verdict.fields.flatMap(({ id, value }) =>
    typeof value === 'string' ? [[id, value] as const] : [],
  );
  return prefilledLink(kind, new Map(answers), platform.institute.forge);
}
