import { scalarChanges } from '../../compare/scalars.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Law 6: nothing that git or Argo CD does by mistake may delete a notebook. */
export const protectionRemoved: Rule = {
  id: 'protection-removed',
  level: 'block',
  finds:
    'Something loses what keeps it from deletion: sync options, Retain, the rules of a vault entry, or gains a finalizer that deletes.',
  reason: 'The next pruned folder or deleted Application takes the data with it (law 6).',
  fix: 'Put the protection back, as fleet render writes it.',
  find: eachChange((change) => (isChanged(change) ? losses(change) : [])),
};

// --- internal ---

const syncOptions = 'argocd.argoproj.io/sync-options';
const protecting = ['Delete=false', 'Prune=false'];

/** Fields that keep something, and the one value with which they do. */
const keeping: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  StorageClass: { reclaimPolicy: 'Retain' },
  PersistentVolume: { 'spec.persistentVolumeReclaimPolicy': 'Retain' },
  PushSecret: { 'spec.deletionPolicy': 'None', 'spec.updatePolicy': 'IfNotExists' },
  ExternalSecret: {
    'spec.target.deletionPolicy': 'Retain',
    'spec.target.creationPolicy': 'Owner',
  },
};

function losses(change: Changed): readonly string[] {
  return [
    ...optionsLost(change),
    ...keepingLost(change),
    ...finalizers(change),
    ...ownClaims(change),
  ];
}

function optionsLost({ before, after }: Changed): readonly string[] {
  const options = (body: Value) =>
    (textOf(at(body, 'metadata', 'annotations', syncOptions)) ?? '').split(',');
  const now = options(after.body);
  return protecting
    .filter((option) => options(before.body).includes(option) && !now.includes(option))
    .map((option) => `It loses ${option}: Argo CD may delete it.`);
}

function keepingLost({ before, after }: Changed): readonly string[] {
  return Object.entries(keeping[before.kind] ?? {}).flatMap(([field, value]) => {
    const [was, is] = [before, after].map(({ body }) => at(body, ...field.split('.')));
    if (was !== value || is === value) return [];
    return [`${field} goes from ${value} to ${told(is)}.`];
  });
}

/** An Application with Argo CD's finalizer takes all that it deployed with it when it goes. */
function finalizers({ before, after }: Changed): readonly string[] {
  const of = (body: Value) => items(at(body, 'metadata', 'finalizers')).map(told);
  const had = of(before.body);
  return of(after.body)
    .filter((finalizer) => !had.includes(finalizer))
    .map((finalizer) => `It gains the finalizer ${finalizer}.`);
}

/** Claims that a StatefulSet makes and deletes itself; ours are objects of their own. */
function ownClaims(change: Changed): readonly string[] {
  return scalarChanges(change)
    .filter(({ path, after }) => {
      return path[1] === 'persistentVolumeClaimRetentionPolicy' && after === 'Delete';
    })
    .map(({ path }) => `It would delete its claims (${path.at(-1)}).`);
}
