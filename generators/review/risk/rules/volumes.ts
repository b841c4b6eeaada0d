import { type Leaf, scalarChanges } from '../../compare/scalars.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, listed } from '../look/hit.ts';
import { containersOf, podOf } from '../look/pod.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** The pod runs on another volume, or on none: its data lie where nobody looks. */
export const dataDetached: Rule = {
  id: 'data-detached',
  level: 'block',
  finds: 'A pod no longer mounts a claim that it mounted, or mounts it elsewhere.',
  reason: 'The program starts on an empty folder, and what people write is gone with the pod.',
  fix: 'Mount the claim where it was; moving data is a migration of its own.',
  find: eachChange((change) => (isChanged(change) ? detached(change) : [])),
};

/** What a container finds in its folders. */
export const mountChanged: Rule = {
  id: 'mount-changed',
  level: 'warn',
  finds: 'A folder of a container holds something else, or can be written to.',
  reason: 'Programs, certificates and secrets are found by their place.',
  fix: 'See that the program looks where the files now are, and needs no more than before.',
  find: eachChange((change) => {
    if (!isChanged(change)) return [];
    const touched = scalarChanges(change).filter(isMount);
    return [...new Set(touched.map(({ path }) => placeOf(path)))].map(
      (place) => `What ${place} holds changes.`,
    );
  }),
};

// --- internal ---

/** `claim at folder (sub-path) in container`: everything by which data are found. */
function attachments(pod: Value | undefined): readonly string[] {
  const claims = new Map(
    items(at(pod, 'volumes')).flatMap((volume): [string, string][] => {
      const claim = textOf(at(volume, 'persistentVolumeClaim', 'claimName'));
      const name = textOf(at(volume, 'name'));
      return claim === undefined || name === undefined ? [] : [[name, claim]];
    }),
  );
  return containersOf(pod).flatMap(({ name, body }) =>
    items(at(body, 'volumeMounts')).flatMap((mount) => {
      const claim = claims.get(textOf(at(mount, 'name')) ?? '');
      if (claim === undefined) return [];
      const part = textOf(at(mount, 'subPath')) ?? textOf(at(mount, 'subPathExpr'));
      const folder = textOf(at(mount, 'mountPath')) ?? '';
      return [`claim ${claim}${part === undefined ? '' : ` (${part})`} at ${folder} of ${name}`];
    }),
  );
}

function detached({ before, after }: Changed): readonly string[] {
  const now = new Set(attachments(podOf(after)));
  const gone = attachments(podOf(before)).filter((one) => !now.has(one));
  return gone.length === 0 ? [] : [`No longer mounted: ${listed(gone)}.`];
}

/** The name of a hashed ConfigMap changes with its content; the size of scratch space guards nothing. */
function isMount({ path, before, after }: Leaf): boolean {
  if (path.includes('volumeMounts')) return true;
  if (!path.includes('volumes') || path.at(-1) === 'sizeLimit') return false;
  // Another secret is `secret-reference`, one more `secret-exposed`.
  if (path.includes('secret')) return after === undefined;
  if (path.at(-1) !== 'name' || !path.includes('configMap')) return true;
  const [was, is] = [stemOf(before), stemOf(after)];
  return was === undefined || was !== is;
}

/** `programs` of `programs-147935eaac`; undefined for a name without a hash. */
function stemOf(name: Value | undefined): string | undefined {
  return /^(?<stem>.+)-[0-9a-f]{10}$/.exec(textOf(name) ?? '')?.groups?.['stem'];
}

function placeOf(path: readonly string[]): string {
  const at = path.findIndex((step) => step === 'volumeMounts' || step === 'volumes');
  return path[at] === 'volumes' ? `the volume ${path[at + 1]}` : `the folder ${path[at + 1]}`;
}
