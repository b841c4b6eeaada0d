import {
  type Report,
  reportHtml,
  reviewTrees,
  type Tree,
} from '../../../generators/review/index.ts';
import { baseFleet, distOf, type Fleet, withRing } from '../../review/gallery/fleet.ts';
import { caseOf, reviewed } from '../../review/gallery/index.ts';

export const pageOfCase = (id: string): string => reportHtml(reviewed(caseOf(id)));

/** A release of eLabFTW in so many notebooks at once. */
export function largeReport(count: number): Report {
  const head = withRing(baseFleet, 'canary', { elabftw: '6.0.5' });
  return reviewTrees(copies(baseFleet, count), copies(head, count), { today: '2026-11-24' });
}

// --- internal ---

/** One rendered notebook under so many names: what a release changes is the same in each. */
function copies(fleet: Fleet, count: number): Tree {
  const own = [...distOf(fleet)].filter(([path]) => path.includes('umr-1000'));
  const slugs = Array.from({ length: count }, (_, at) => `umr-${at + 1000}`);
  return new Map(
    slugs.flatMap((slug) =>
      own.map(([path, text]): [string, string] => [
        path.replace('umr-1000', slug),
        text.replaceAll('umr-1000', slug),
      ]),
    ),
  );
}
