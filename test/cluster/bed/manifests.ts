import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';

/** The objects of one rendered file. */
export function readManifests(file: string): readonly KubernetesObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map(
    (document) => document.toJS() as KubernetesObject,
  );
}

/** The objects of every rendered file below a folder, by the file's path in it. */
export function readTree(folder: string): ReadonlyMap<string, readonly KubernetesObject[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return new Map(files.map((name) => [name, readManifests(join(folder, name))]));
}
