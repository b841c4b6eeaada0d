import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import type { Pod } from '../../kubernetes/objects.ts';

/** The objects of a rendered file, read back from its text. */
export function objectsIn(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

export interface PodWorld {
  readonly objects: readonly KubernetesObject[];
  /** `secret key` → value, as External Secrets would have brought them. */
  readonly secrets: Readonly<Record<string, string>>;
  /** `http://web:8080` → where that service is in truth. */
  readonly services: Readonly<Record<string, string>>;
}

export interface PodEnd {
  readonly status: number | null;
  readonly log: string;
  /** What the kubelet would keep in the pod's status. */
  readonly message: string;
}

/**
 * Runs the one container of a pod as a kubelet does: its own command, arguments and
 * environment; its volumes as they lie in a node's file system, read-only, each file a
 * link through `..data`. Only the roots of paths and the names of services are put in
 * the place of those that a container would have.
 */
export async function runPod({ spec }: Pod, world: PodWorld, root: string): Promise<PodEnd> {
  const [container, ...more] = spec.containers;
  if (container === undefined || more.length > 0) throw new Error('not one container');
  for (const { name, mountPath } of container.volumeMounts ?? []) {
    const volume = spec.volumes?.find((each) => each.name === name);
    mount(join(root, mountPath), filesOf(volume, world));
  }
  const message = join(root, container.terminationMessagePath ?? '');
  mkdirSync(dirname(message), { recursive: true });
  writeFileSync(message, '');
  const mounts = (container.volumeMounts ?? []).map(({ mountPath }) => mountPath);
  const inRoot = (word: string): string => {
    const isInside = [...mounts, container.terminationMessagePath].some(
      (path) => path !== undefined && (word === path || word.startsWith(`${path}/`)),
    );
    return isInside ? join(root, word) : (world.services[word] ?? word);
  };
  const [program, ...words] = [...(container.command ?? []), ...(container.args ?? [])];
  if (program !== 'node') throw new Error(`the image is not there to run ${program}`);
  const env = Object.fromEntries(
    (container.env ?? []).map(({ name, value = '' }) => [name, value]),
  );
  const ended = await run(words.map(inRoot), env);
  return { ...ended, message: readFileSync(message, 'utf8') };
}

/** Removes what a pod has left, read-only folders too. */
export function removeWorld(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
  rmSync(root, { recursive: true, force: true });
}

// --- internal ---

type Volume = NonNullable<Pod['spec']['volumes']>[number];

function filesOf(volume: Volume | undefined, { objects, secrets }: PodWorld) {
  const files = new Map<string, { readonly text: string; readonly mode: number }>();
  const mapped = volume?.configMap;
  if (mapped !== undefined) {
    const map = objects.find(
      ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === mapped.name,
    );
    if (map === undefined || !('data' in map)) throw new Error(`no ConfigMap ${mapped.name}`);
    for (const [name, text] of Object.entries(map.data as Record<string, string>)) {
      files.set(name, { text, mode: mapped.defaultMode ?? 0o644 });
    }
  }
  for (const { secret } of volume?.projected?.sources ?? []) {
    for (const { key, path } of secret?.items ?? []) {
      const text = secrets[`${secret?.name} ${key}`];
      if (text === undefined) throw new Error(`the pod waits for Secret ${secret?.name} ${key}`);
      files.set(path, { text, mode: volume?.projected?.defaultMode ?? 0o644 });
    }
  }
  if (files.size === 0) throw new Error(`the volume ${volume?.name} holds nothing`);
  return files;
}

function mount(folder: string, files: ReturnType<typeof filesOf>): void {
  const real = '..2026_11_24_10_00_00.1';
  mkdirSync(join(folder, real), { recursive: true });
  symlinkSync(real, join(folder, '..data'));
  for (const [name, { text, mode }] of files) {
    writeFileSync(join(folder, real, name), text, { mode });
    symlinkSync(join('..data', name), join(folder, name));
  }
  chmodSync(join(folder, real), 0o555);
  chmodSync(folder, 0o555);
}

function run(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Pick<PodEnd, 'status' | 'log'>> {
  const child = spawn(process.execPath, words, { env, cwd: '/' });
  return new Promise((resolve, reject) => {
    const log: string[] = [];
    child.stdout.on('data', (chunk) => log.push(String(chunk)));
    child.stderr.on('data', (chunk) => log.push(String(chunk)));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, log: log.join('') }));
  });
}
