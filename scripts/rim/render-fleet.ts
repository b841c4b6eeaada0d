import { availableParallelism } from 'node:os';
import {
  clusterFolders,
  clusterPaths,
  instancePaths,
  isRendered,
  renderCluster,
} from '../../generators/manifests/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import type { Cluster, Platform } from '../../lib/platform/index.ts';
import { chosen, concerning } from './chosen.ts';
import { assertFleet } from './fleet-rules.ts';
import { readFleet } from './read-fleet.ts';
import { readPrograms } from './read-programs.ts';
import { defaultJobs, renderApart, renderHere, type States, settle } from './render-jobs.ts';
import { clearStaging, type FileState, unstage } from './staging.ts';
import { type Survey, survey } from './survey.ts';

/** How a folder differs from what the fleet renders to. Paths are relative, with forward slashes. */
export interface TreeDifference extends Survey {
  /** Files that are rendered and not there. */
  readonly missing: readonly string[];
  /** Files that are there with another text. */
  readonly differing: readonly string[];
}

export interface RenderFleet {
  /** Folder of the instance files. */
  readonly instances: string;
  /** Folder that the manifests are written to, or compared with. */
  readonly out: string;
  readonly platform: Platform;
  /** Only these; empty: all, and what clusters have whatever their instances are. */
  readonly slugs?: readonly string[];
  /** Compare, and write nothing. */
  readonly check?: boolean;
  readonly jobs?: number;
  readonly progress?: (done: number, of: number) => void;
}

export interface RenderedFleet {
  /** Instances that were rendered. */
  readonly instances: number;
  /** Files that they render to. */
  readonly files: number;
  /** How the folder differed before anything was written. */
  readonly difference: TreeDifference;
  /** Files that were written; none with `check`. */
  readonly written: readonly string[];
  /** What a person should look at: rules that warn, files that are no instances. */
  readonly remarks: readonly string[];
}

/**
 * Reads the fleet, holds it to its rules, renders it and brings the folder to that.
 * Nothing is written before everything is known to be good.
 *
 * @throws {FleetError} `FLEET_UNREADABLE`, `FLEET_REFUSED`, `MANIFEST_REFUSED`, `USAGE`
 * for a slug that is none, `OUT_…` when the folder cannot be read or written.
 */
export async function renderFleet(request: RenderFleet): Promise<RenderedFleet> {
  const { platform, out, slugs = [], check = false } = request;
  const fleet = readFleet(request.instances);
  const remarks = [
    ...fleet.others.map((path) => `${path}: This is no instance file and was passed over.`),
    ...assertFleet(fleet, platform),
  ];
  const all = fleet.files.map(({ instance }) => instance);
  const instances = slugs.length === 0 ? all.filter(isRendered) : chosen(all, slugs);
  const clusters = slugs.length === 0 ? Object.values(platform.clusters) : [];

  const found = survey(out, pathsOf(instances, clusters), ownFolders(platform));
  if (!check) clearStaging(out);
  const states = await renderAll(request, { instances, clusters });
  const named = (state: FileState) => states.flatMap(([path, is]) => (is === state ? path : []));
  const difference = { missing: named('missing').sort(), differing: named('differing').sort() };
  const written = check ? [] : [...difference.missing, ...difference.differing].sort();
  if (written.length > 0) unstage(out, written);
  return {
    instances: instances.length,
    files: states.length,
    difference: { ...difference, ...found, stale: concerning(slugs, found.stale) },
    written,
    remarks,
  };
}

// --- internal ---

/** What one run renders. */
interface Part {
  readonly instances: readonly Instance[];
  readonly clusters: readonly Cluster[];
}

/** Renders, compares and stages everything; when anything is refused, nothing stays staged. */
async function renderAll(request: RenderFleet, { instances, clusters }: Part): Promise<States> {
  // It would leave cdk8s's keys unsorted: same input, other bytes (law 3).
  delete process.env['CDK8S_DISABLE_SORT'];
  const { platform, out, check = false } = request;
  const job = { instances, platform, programs: readPrograms(), out, write: !check };
  // More threads than processors only wait for each other.
  const most = Math.min(instances.length, availableParallelism());
  const jobs = Math.min(request.jobs ?? defaultJobs(instances.length), most);
  const progress = (done: number) => request.progress?.(done, instances.length);
  try {
    const ofClusters = clusters.flatMap((cluster) => settle(renderCluster(cluster, platform), job));
    const ofInstances =
      jobs > 1 ? await renderApart(job, jobs, progress) : renderHere(job, progress);
    return [...ofClusters, ...ofInstances];
  } catch (error) {
    if (!check) clearStaging(out);
    throw error;
  }
}

/** @throws {FleetError} `RENDER_CLASH` when two things would be rendered to one file. */
function pathsOf(instances: readonly Instance[], clusters: readonly Cluster[]): string[] {
  const paths = [
    ...clusters.flatMap(({ id }) => Object.values(clusterPaths(id))),
    ...instances.flatMap((instance) => Object.values(instancePaths(instance))),
  ];
  const seen = new Set<string>();
  const twice = paths.find((path) => seen.size === seen.add(path).size);
  if (twice === undefined) return paths;
  throw new FleetError({
    code: 'RENDER_CLASH',
    what: 'Two things are rendered to this file.',
    where: twice,
    fix: 'Rename one: instances and the folders of a cluster share one name space.',
  });
}

/** Folders of every cluster: an instance may have left files in one that it does not live in. */
function ownFolders({ clusters }: Platform): string[] {
  return Object.keys(clusters).flatMap(clusterFolders);
}
