import type { Instance } from '../../../lib/instance/index.ts';
import type { Releases, Rings } from '../../../lib/platform/index.ts';
import { isAlike } from '../source/alike.ts';
import { instanceFile, platformFiles } from '../source/role.ts';
import type { Sides, Source } from '../source/source.ts';
import type { Owner } from '../tree/owner.ts';

/**
 * What outside `dist/` differs and may reach what this owner has: the instance's own file,
 * its ring, a release that it runs, the templates. Empty when nothing does.
 */
export function causesOf({ slug }: Owner, source: Source): readonly string[] {
  const shared = templateCauses(source);
  if (slug === undefined) return [...releaseCause(source), ...shared];
  const file = instanceFile(slug);
  const instance = { before: source.instance('base', slug), after: source.instance('head', slug) };
  return [
    ...(source.files.some(({ path }) => path === file) ? [file] : []),
    ...ringCauses(instance, source),
    ...(runsAnother(instance, source) ? [platformFiles.releases] : []),
    ...shared,
  ];
}

// --- internal ---

/** Templates that are told by name; beyond, their number is told. */
const fewTemplates = 3;

function templateCauses({ files }: Source): string[] {
  const paths = files.filter(({ role }) => role === 'template').map(({ path }) => path);
  if (paths.length <= fewTemplates) return paths;
  const [first] = paths;
  return [`${first} and ${paths.length - 1} more templates`];
}

function releaseCause({ releases }: Source): string[] {
  return isAlike(releases) ? [] : [platformFiles.releases];
}

function ringCauses({ before, after }: Sides<Instance>, { ringChanges }: Source): string[] {
  const rings = new Set([before?.ring, after?.ring]);
  return ringChanges
    .filter(({ ring }) => rings.has(ring))
    .map(({ ring }) => `${platformFiles.rings} ${ring}`);
}

/** Whether releases.json says something else of what the instance runs. */
function runsAnother({ before, after }: Sides<Instance>, { rings, releases }: Source): boolean {
  if (isAlike(releases)) return false;
  const sides = {
    before: runs(before, rings.before, releases.before),
    after: runs(after, rings.after, releases.after),
  };
  return !isAlike(sides);
}

function runs(
  instance: Instance | undefined,
  rings: Rings | undefined,
  releases: Releases | undefined,
): unknown {
  if (instance?.ring === undefined || rings === undefined || releases === undefined) return null;
  const pins = rings[instance.ring];
  const version = instance.pin?.release ?? pins?.elabftw;
  return [
    releases.elabftw.find((release) => release.version === version),
    releases.mysql.find((release) => release.version === pins?.mysql),
    releases.parts,
  ];
}
