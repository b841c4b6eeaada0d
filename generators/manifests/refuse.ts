import { FleetError } from '../../lib/base/index.ts';
import { fieldProblems, kindOf } from '../../lib/kubernetes/fields/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';
import type { Manifest } from './manifest.ts';

/** Something that must not leave the renderer. */
export interface Refusal {
  /** `StatefulSet/web`. */
  readonly object: string;
  /** Field inside the object, `metadata.name`. */
  readonly path: string;
  readonly what: string;
}

/**
 * What is wrong with the objects of one file: fields and kinds that Kubernetes does
 * not know, nulls, names that it would refuse, scopes mixed up, one object twice.
 */
export function refusals(objects: readonly KubernetesObject[]): readonly Refusal[] {
  const seen = new Set<string>();
  return objects.flatMap((object) => {
    const problems = [...fieldProblems(object), ...nameProblems(object), ...scopeProblems(object)];
    const identity = identityOf(object);
    if (seen.has(identity)) {
      problems.push({ path: 'metadata.name', what: 'another object of this file has this name' });
    }
    seen.add(identity);
    const label = `${object.kind}/${object.metadata?.name}`;
    return problems.map((problem) => ({ object: label, ...problem }));
  });
}

/** @throws {FleetError} `MANIFEST_REFUSED`, which names the origin, each object and each field. */
export function assertRenderable(manifest: Manifest): void {
  const found = refusals(manifest.objects);
  if (found.length === 0) return;
  const told = found.slice(0, most).map(({ object, path, what }) => `${object} ${path} ${what}`);
  const more = found.length > most ? `; and ${found.length - most} more` : '';
  throw new FleetError({
    code: 'MANIFEST_REFUSED',
    what: `${told.join('; ')}${more}.`,
    where: manifest.origin,
    fix: 'Nothing was written. Mend the builder in lib/kubernetes, or the value in the instance.',
  });
}

// --- internal ---

/** Problems that one message tells: enough to see the pattern, not a wall. */
const most = 5;

/** RFC 1123: what every API server accepts, for names with or without dots. */
const dnsName = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/**
 * Longest name. 63 is what a label value holds, and names end up in labels; a
 * CronJob appends 11 characters for its Jobs, a StatefulSet 11 for its revisions.
 */
const longest: Readonly<Record<string, number>> = { CronJob: 52, StatefulSet: 52 };

function nameProblems({ kind, metadata }: KubernetesObject) {
  const name: unknown = metadata?.name;
  const path = 'metadata.name';
  if (typeof name !== 'string') return [{ path, what: 'is missing' }];
  const limit = longest[kind] ?? 63;
  const problems = [];
  if (!dnsName.test(name))
    problems.push({ path, what: `is not an RFC 1123 name: ${quoted(name)}` });
  if (name.length > limit) {
    problems.push({ path, what: `has ${name.length} characters, ${kind} admits ${limit}` });
  }
  return problems;
}

function scopeProblems({ apiVersion, kind, metadata }: KubernetesObject) {
  const known = kindOf(apiVersion, kind);
  if (known === undefined) return [];
  const path = 'metadata.namespace';
  const present = metadata?.namespace !== undefined;
  if (known.namespaced && !present) return [{ path, what: `is missing, ${kind} is namespaced` }];
  if (!known.namespaced && present) return [{ path, what: `is set, ${kind} is cluster-scoped` }];
  return [];
}

/** Kubernetes identifies by group, kind, namespace and name; the version is only a view. */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return JSON.stringify([group, kind, metadata?.namespace ?? '', metadata?.name]);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
