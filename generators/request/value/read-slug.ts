import type { Finding } from '../../../lib/base/index.ts';
import { slugFindings, suggestSlugs } from '../../../lib/instance/index.ts';
import { reasonOf } from '../reason/finding.ts';
import type { Reason } from '../reason/reason.ts';
import type { Read, ReadingContext } from './reading.ts';

/**
 * A slug that nobody has yet. The sentences are those of lib/instance; what is added
 * is what a colleague would say next: which ones are free.
 */
export function readFreeSlug(answer: string, context: ReadingContext): Read {
  const { taken, platform, entity } = context;
  const errors = slugFindings(answer, taken, platform).filter(({ level }) => level === 'error');
  if (errors.length === 0) return { value: answer };
  const free = suggestSlugs(answer, entity, taken, platform);
  return { reasons: errors.map((error) => withSuggestions(error, free)) };
}

// --- internal ---

function withSuggestions(finding: Finding, free: readonly string[]): Reason {
  const reason = reasonOf(finding);
  if (free.length === 0) return reason;
  const { fr, en } = reason.fix;
  return {
    ...reason,
    fix: {
      fr: `${fr} Libres : ${free.map((slug) => `« ${slug} »`).join(', ')}.`,
      en: `${en} Free ones: ${free.map((slug) => `“${slug}”`).join(', ')}.`,
    },
  };
}
