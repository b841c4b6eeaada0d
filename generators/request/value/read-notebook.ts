import { nearest } from '../../../lib/base/index.ts';
import { reason } from '../reason/reason.ts';
import { type Read, type ReadingContext, refused } from './reading.ts';

/** The slug of a notebook that exists, in any case of letters. */
export function readNotebook(answer: string, { fleet }: ReadingContext): Read {
  const slug = answer.toLowerCase();
  const found = fleet.find((instance) => instance.slug === slug);
  if (found === undefined) {
    const near = nearest(slug.slice(0, longestCompared), slugsOf(fleet));
    return refused(
      near === undefined ? reason('notebook-unknown', {}) : reason('notebook-near', { near }),
    );
  }
  return found.state === 'destroyed'
    ? refused(reason('notebook-destroyed', {}))
    : { value: found.slug };
}

// --- internal ---

/** Longer texts are no slug, and comparing them would take time. */
const longestCompared = 40;

function slugsOf(fleet: ReadingContext['fleet']): readonly string[] {
  return fleet.filter(({ state }) => state !== 'destroyed').map(({ slug }) => slug);
}
