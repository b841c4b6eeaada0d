import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';
import { need } from './install/need.ts';
import { call, tail } from './install/process.ts';
import type { Rendered } from './model.ts';

/** Every YAML file under the rendered tree, absolute, in a fixed order. */
export async function manifestFiles(dist: string): Promise<readonly string[]> {
  if (!existsSync(dist)) {
    throw unreadable('There is no rendered tree.', dist, 'Run npm run render first.');
  }
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The objects of the files of this tree.
 *
 * @throws {FleetError} `CHECK_MANIFEST` for what is not a Kubernetes object.
 */
export async function renderedObjects(
  { root, dist }: { readonly root: string; readonly dist: string },
  files: readonly string[],
): Promise<readonly Rendered[]> {
  const all: Rendered[] = [];
  for (const path of files) {
    const cluster = posix(relative(dist, path)).replace(/\/.*/s, '');
    all.push(...objectsOf(await readFile(path, 'utf8'), posix(relative(root, path)), cluster));
  }
  return all;
}

export function objectsOf(text: string, file: string, cluster: string): readonly Rendered[] {
  const documents = parseAllDocuments(text);
  if ('empty' in documents) return [];
  return documents.flatMap((document) => {
    const error = document.errors[0];
    if (error !== undefined) throw unreadable(error.message, file, 'Render it again.');
    const value: unknown = document.toJS();
    if (value === null) return [];
    if (!isObject(value)) {
      throw unreadable('A document is not a named Kubernetes object.', file, 'Render it again.');
    }
    return [{ object: value, id: idOf(value), file, cluster }];
  });
}

/** `Kind/namespace/name`, or `Kind/name` without a namespace. */
export function idOf({ kind, metadata }: KubernetesObject): string {
  return [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join('/');
}

/** Paths of the files that git tracks or would track, those that are there. */
export async function trackedFiles(root: string): Promise<readonly string[]> {
  await need('git');
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const said = await call('git', args, { cwd: root });
  if (said.status !== 0) throw unreadable(tail(said), root, 'Run the check inside a clone.');
  return [...new Set(said.stdout.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .sort();
}

// --- internal ---

function isObject(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null) return false;
  if (!('apiVersion' in value && 'kind' in value && 'metadata' in value)) return false;
  const { apiVersion, kind, metadata } = value;
  return (
    typeof apiVersion === 'string' &&
    typeof kind === 'string' &&
    typeof metadata === 'object' &&
    metadata !== null &&
    'name' in metadata &&
    typeof metadata.name === 'string'
  );
}

function posix(path: string): string {
  return path.split(sep).join('/');
}

function unreadable(what: string, where: string, fix: string): FleetError {
  return new FleetError({ code: 'CHECK_MANIFEST', what, where, fix, exit: exitStatus.impossible });
}
