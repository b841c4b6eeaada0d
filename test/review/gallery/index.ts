import { type Report, reviewTrees, type Tree } from '../../../generators/review/index.ts';
import { day, type GalleryCase } from './case.ts';
import { handCases } from './cases/by-hand.ts';
import { placeCases } from './cases/places.ts';
import { releaseCases } from './cases/releases.ts';
import { repositoryCases } from './cases/repository.ts';
import { requestCases } from './cases/requests.ts';
import { baseFleet, distOf, platform, programs, sourcesOf } from './fleet.ts';

export const gallery: readonly GalleryCase[] = [
  ...requestCases,
  ...releaseCases,
  ...placeCases,
  ...handCases,
  ...repositoryCases,
];

/** What the program says of a case, rendered and reviewed as in service. */
export function reviewed({ before, change, since, options = {} }: GalleryCase): Report {
  const base = before === undefined ? baseFleet : before(baseFleet);
  const head = change(base);
  const sources = { base: sourcesOf(base), head: sourcesOf(head) };
  return reviewTrees(distOf(base), distOf(head), {
    ...options,
    today: day,
    source: { ...sources, ringHistory: historyOf(sources.base, since) },
    renderer: { platform, programs },
  });
}

/** By its id. */
export function caseOf(id: string): GalleryCase {
  const found = gallery.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The gallery has no ${id}.`);
  return found;
}

// --- internal ---

const firstDay = '2026-03-02';

/** What git would tell of `rings.json`, newest first. */
function historyOf(base: Tree, since: string | undefined) {
  const textOf = (sources: Tree) => sources.get('lib/platform/rings.json') ?? '';
  const first = { on: firstDay, text: textOf(sourcesOf(baseFleet)) };
  return since === undefined ? [first] : [{ on: since, text: textOf(base) }, first];
}
