import type { ObjectChange } from './compare/comparison.ts';
import type { Difference } from './compare/difference.ts';
import { patchOf } from './compare/patch.ts';
import { pathText } from './compare/path.ts';
import { valueText } from './compare/text.ts';
import type { Reported } from './fold/sightings.ts';
import { safeName } from './mask/safe.ts';
import type { Change, FieldChange } from './report.ts';
import { shown, shownPair } from './show.ts';
import { compare } from './tree/order.ts';

/** The changes as the report tells them, sorted, each beside what it was made from. */
export function reportedChanges(objects: readonly ObjectChange[]): Reported[] {
  return objects
    .map((found) => ({ found, change: changeOf(found) }))
    .sort((a, b) => compare(sortKey(a.change), sortKey(b.change)));
}

// --- internal ---

function changeOf(found: ObjectChange): Change {
  const { object, change, owner, file, before, after, differences, causes } = found;
  const manifest = after ?? before;
  return {
    change,
    object,
    apiVersion: safeName(manifest?.apiVersion ?? ''),
    kind: safeName(manifest?.kind ?? ''),
    namespace: manifest?.namespace === undefined ? null : safeName(manifest.namespace),
    name: safeName(manifest?.name ?? ''),
    cluster: safeName(owner.cluster),
    instance: owner.slug === undefined ? null : safeName(owner.slug),
    file: safeName(file),
    causes: causes.map(safeName),
    fold: null,
    fields: differences.map(fieldOf),
    patch: patchOf(before?.body, after?.body),
  };
}

function fieldOf({ path, before, after }: Difference): FieldChange {
  const at = { path: pathText(path), fold: null };
  if (before === undefined) {
    return { ...at, change: 'added', before: null, after: shown(valueText(after ?? null)) };
  }
  if (after === undefined) {
    return { ...at, change: 'removed', before: shown(valueText(before)), after: null };
  }
  const told = shownPair(valueText(before), valueText(after));
  const another = told.before === told.after ? ' (another value)' : '';
  return { ...at, change: 'changed', before: told.before, after: told.after + another };
}

function sortKey({ cluster, instance, object, file, apiVersion }: Change): string {
  return JSON.stringify([cluster, instance ?? '', object, file, apiVersion]);
}
