import type { ObjectChange } from '../../compare/comparison.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange, hitAt } from '../look/hit.ts';
import { podOf } from '../look/pod.ts';
import { isChanged, kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** A pod, or the vault's way to it, reads another secret: new values lock a notebook out. */
export const secretReference: Rule = {
  id: 'secret-reference',
  level: 'block',
  finds: 'A pod, an ExternalSecret or a PushSecret reads or writes another secret than it did.',
  reason:
    'Another value of the database password or of SECRET_KEY locks the notebook out of its data.',
  fix: 'Keep the reference: values live in the vault under the slug, for life.',
  find: (comparison) =>
    comparison.objects
      .filter(isChanged)
      .filter(otherSecret)
      .map((change) => hitAt(change, 'It no longer reads the secret that it read.')),
};

/** A secret that comes into a pod which did without. */
export const secretExposed: Rule = {
  id: 'secret-exposed',
  level: 'warn',
  finds: 'A pod gets a secret that it did not have.',
  reason: 'Every pod that holds a secret is one more place to steal it from.',
  fix: 'See that this very pod needs it, and no more of it than it reads.',
  find: eachChange((change) =>
    isChanged(change) && podOf(change.after) !== undefined && !otherSecret(change)
      ? scalarChanges(change)
          .filter(({ path, before }) => before === undefined && isReference(path))
          .map(({ path }) => `A pod gets one more secret (${nameOf(path)}).`)
      : [],
  ),
};

/** Where the vault is, and who this cluster is to it. */
export const secretStoreMoved: Rule = {
  id: 'secret-store-moved',
  level: 'block',
  finds: 'A SecretStore goes, or leads elsewhere, by another role, or for other namespaces.',
  reason: 'Every notebook of the cluster would read other values, or none, within the hour.',
  fix: 'Move the vault with all its versions first, and prove that both give the same values.',
  find: eachChange((change) => {
    if (!stores.has(kindOf(change)) || change.before === undefined) return [];
    if (change.after === undefined) return ['The store goes: nothing reaches the vault any more.'];
    const fields = scalarChanges(change).filter(({ path }) => path[0] === 'spec');
    return fields.map(({ path }) => `${path.slice(1).join('.')} of the store changes.`);
  }),
};

/** New values that are easier to guess. Values that the vault holds already stay. */
export const generatorChanged: Rule = {
  id: 'generator-changed',
  level: 'warn',
  finds: 'A generator of passwords changes.',
  reason:
    'Values that are made from now on could be shorter, or hold signs that a program refuses.',
  fix: 'Keep 32 letters and digits or more; what is in the vault does not change.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change) && kindOf(change) === 'Password'
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec')
          .map(({ path }) => `${path[1]} of new passwords changes.`)
      : [],
  ),
};

// --- internal ---

const bridges: ReadonlySet<string> = new Set(['ExternalSecret', 'PushSecret']);
const stores: ReadonlySet<string> = new Set(['SecretStore', 'ClusterSecretStore']);
const references: ReadonlySet<string> = new Set([
  'secretKeyRef',
  'secretRef',
  'secretName',
  'imagePullSecrets',
]);

function otherSecret(change: ObjectChange): boolean {
  const isBridge = bridges.has(kindOf(change));
  return scalarChanges(change).some(({ path, before, after }) =>
    isBridge ? path[0] === 'spec' : before !== undefined && isOther(path, after),
  );
}

/** A whole mount that goes is `mount-changed`: the pod reads less, not otherwise. */
function isOther(path: readonly string[], after: unknown): boolean {
  return isReference(path) && (after !== undefined || !path.includes('volumes'));
}

function isReference(path: readonly string[]): boolean {
  if (path.some((step) => references.has(step))) return true;
  return path.includes('volumes') && path.includes('secret') && path.at(-1) !== 'defaultMode';
}

function nameOf(path: readonly string[]): string {
  const at = path.findIndex((step) => step === 'env' || step === 'volumes');
  return path[at + 1] ?? path.at(-1) ?? '';
}
