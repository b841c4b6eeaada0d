import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { clusterPaths } from '../../generators/manifests/index.ts';
import { formFiles } from '../../generators/request/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import { guardPolicies } from '../../lib/kubernetes/cluster/guards/index.ts';
import type { Cluster, Platform } from '../../lib/platform/index.ts';
import { idOf, objectsOf } from '../checkers/ground.ts';
import { assertFleet } from '../rim/fleet-rules.ts';
import { compareFiles } from '../rim/generated.ts';
import { readInput } from '../rim/input.ts';
import { readFleet } from '../rim/read-fleet.ts';
import { allReferencePages } from '../rim/reference-pages.ts';
import { renderFleet } from '../rim/render-fleet.ts';

/** What one check looked at, and everything that is not good about it. */
export interface TreeCheck {
  readonly name: string;
  readonly looked: number;
  /** What it counted: `files`. */
  readonly of: string;
  readonly problems: readonly string[];
}

/** The tree that is checked. */
export interface Tree {
  /** Folder of the repository. */
  readonly folder: string;
  readonly platform: Platform;
  /** Branch that Argo CD must follow. */
  readonly live: string;
}

/**
 * Everything that a merge can break although both sides of it were good: rules over the
 * fleet, rendered and generated files, guards. All of it, whatever fails first.
 */
export async function checkTree(tree: Tree): Promise<readonly TreeCheck[]> {
  const rules = await settled('rules', 'instances', () => checkRules(tree));
  const dist = await settled('dist', 'files', () => checkDist(tree, rules.problems.length === 0));
  const forms = await settled('forms', 'files', () => compared(tree, formFiles(tree.platform)));
  const reference = await settled('reference', 'files', () =>
    compared(tree, allReferencePages(tree.folder)),
  );
  const guards = await settled('guards', 'objects', () => checkGuards(tree));
  const follows = await settled('argocd', 'clusters', () => checkFollowed(tree));
  return [rules, dist, forms, reference, guards, follows];
}

// --- internal ---

type Looked = Pick<TreeCheck, 'looked' | 'problems'>;

/** What a check throws about the tree is a problem of the tree. */
async function settled(
  name: string,
  of: string,
  look: () => Looked | Promise<Looked>,
): Promise<TreeCheck> {
  try {
    return { name, of, ...(await look()) };
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    return { name, of, looked: 0, problems: [`${error.code}: ${error.message}`] };
  }
}

function checkRules({ folder, platform }: Tree): Looked {
  const fleet = readFleet(join(folder, 'instances'));
  assertFleet(fleet, platform);
  return { looked: fleet.files.length, problems: [] };
}

async function checkDist({ folder, platform }: Tree, lawful: boolean): Promise<Looked> {
  if (!lawful) return { looked: 0, problems: ['A fleet that breaks its rules is not rendered.'] };
  const out = join(folder, 'dist');
  const instances = join(folder, 'instances');
  const { files, difference } = await renderFleet({ instances, out, platform, check: true });
  const { missing, differing, stale, leftovers } = difference;
  const problems = [
    ...missing.map((path) => `missing  dist/${path}`),
    ...differing.map((path) => `differs  dist/${path}`),
    ...[...stale, ...leftovers].map((path) => `stale    dist/${path}`),
  ];
  return { looked: files, problems };
}

function compared({ folder }: Tree, files: Parameters<typeof compareFiles>[1]): Looked {
  return { looked: files.length, problems: compareFiles(folder, files) };
}

/**
 * Every guard's policy and binding stand, whole, in what Argo CD would apply. Rendering
 * alone does not tell: it would be just as happy with a builder that forgot them.
 */
function checkGuards(tree: Tree): Looked {
  const all = Object.values(tree.platform.clusters).map((cluster) => guardsOf(cluster, tree));
  const looked = all.reduce((sum, one) => sum + one.looked, 0);
  const problems = all.flatMap((one) => one.problems);
  return { looked, problems: looked === 0 ? ['There is no guard at all.'] : problems };
}

function guardsOf(cluster: Cluster, { folder, platform }: Tree): Looked {
  const file = `dist/${clusterPaths(cluster.id).platform}`;
  const there = objectsOf(readInput(join(folder, file)), file, cluster.id);
  const wanted = guardPolicies(cluster, platform);
  const problems = wanted.flatMap((guard) => {
    const found = there.find(({ id }) => id === idOf(guard));
    if (found === undefined) return [`${file}: ${idOf(guard)} is missing`];
    return isDeepStrictEqual(found.object, guard) ? [] : [`${file}: ${idOf(guard)} differs`];
  });
  return { looked: wanted.length, problems };
}

/** Were Argo CD to follow another branch, delivering would guard nothing (law 10). */
function checkFollowed({ platform, live }: Tree): Looked {
  const { revision } = platform.institute.argocd;
  const problems =
    revision === `refs/heads/${live}`
      ? []
      : [`lib/platform/institute.ts: argocd.revision is ${revision}, not refs/heads/${live}`];
  return { looked: Object.keys(platform.clusters).length, problems };
}
