import { platformFiles, type ReviewOptions, type Tree } from '../../../generators/review/index.ts';
import type { WantedFile } from '../../../lib/forge/index.ts';
import type { RequestContext } from './context.ts';

/**
 * What the review of a request's pull request explains by: the notebook's file as the base
 * and as the branch have it, what the platform pins and can give, and the fleet around it.
 */
export function reviewOptions(
  { platform, programs, fleet, readBase, answeredAt }: RequestContext,
  slug: string,
  file: WantedFile,
): ReviewOptions {
  const pins = filesOf(Object.values(platformFiles), readBase);
  const before = filesOf([file.path], readBase);
  return {
    source: {
      base: new Map([...pins, ...before]),
      head: new Map([...pins, [file.path, file.text]]),
      neighbours: fleet.filter((one) => one.slug !== slug),
    },
    renderer: { platform, programs },
    request: slug,
    ...(answeredAt === undefined ? {} : { today: answeredAt.slice(0, 10) }),
  };
}

// --- internal ---

function filesOf(paths: readonly string[], read: RequestContext['readBase']): Tree {
  return new Map(
    paths.flatMap((path) => {
      const text = read(path);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}
