import type { Resolved } from '../instance/index.ts';
import type { Metadata } from './object.ts';
import { type Wave, waveAnnotation } from './waves.ts';

/** Prefix of the fleet's own labels and annotations. */
export const labelDomain = 'eln.fleet';

/** Keys of the fleet's own labels: what guards, policies, the Gateway and people select by. */
export const label = {
  /** On the namespace and everything in it. */
  slug: `${labelDomain}/slug`,
  /** On pods: what one is for. Selectors use this one label and no other. */
  role: `${labelDomain}/role`,
  /** On the namespace only. */
  state: `${labelDomain}/state`,
  stage: `${labelDomain}/stage`,
  cluster: `${labelDomain}/cluster`,
  ring: `${labelDomain}/ring`,
  size: `${labelDomain}/size`,
  centre: `${labelDomain}/centre`,
  entityKind: `${labelDomain}/entity-kind`,
  audience: `${labelDomain}/audience`,
  classification: `${labelDomain}/classification`,
  sensitivity: `${labelDomain}/sensitivity`,
  serviceLevel: `${labelDomain}/service-level`,
} as const;

/** Keys of the fleet's own annotations, on the namespace only. */
export const annotation = {
  /** The one host at which the instance answers: what the guard of routes compares with. */
  host: `${labelDomain}/host`,
  /** Whose notebook it is, in words. */
  entity: `${labelDomain}/entity`,
  entityCode: `${labelDomain}/entity-code`,
  mailbox: `${labelDomain}/mailbox`,
  ownerGroup: `${labelDomain}/owner-group`,
  /** Number of the issue that asked for it. */
  request: `${labelDomain}/request`,
} as const;

/** Pods of an instance. `backup` is kept for the jobs to come. */
export const roles = [
  'web',
  'database',
  'prepare',
  'configure',
  'drift',
  'backup',
  'redis',
  'opencloning',
] as const;
export type Role = (typeof roles)[number];

export function roleSelector(role: Role): { readonly matchLabels: Record<string, string> } {
  return { matchLabels: { [label.role]: role } };
}

/** Metadata of an object in the instance's namespace. */
export function metadata(
  resolved: Resolved,
  name: string,
  wave: Wave,
  annotations: Readonly<Record<string, string>> = {},
): Metadata {
  return {
    name,
    namespace: resolved.namespace,
    labels: objectLabels(resolved, name),
    annotations: { ...waveAnnotation(wave), ...annotations },
  };
}

/**
 * The same for what runs pods: whom to call stands on it (facts/hardening.md D.2,
 * row 32), and not on its pods, which a change of mailbox must not restart.
 */
export function workloadMetadata(resolved: Resolved, name: string, wave: Wave): Metadata {
  const base = metadata(resolved, name, wave, { email: resolved.instance.mailbox });
  return { ...base, labels: { ...base.labels, owner: String(resolved.instance.owner.group) } };
}

/** Labels of a pod: nothing that can change while it runs. */
export function podLabels(resolved: Resolved, role: Role): Readonly<Record<string, string>> {
  return { ...objectLabels(resolved, role), [label.role]: role };
}

// --- internal ---

/** `instance` equals the object's own name; the notebook is what it is a part of. */
function objectLabels(resolved: Resolved, name: string): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'eln-fleet',
    'app.kubernetes.io/name': 'elabftw',
    'app.kubernetes.io/part-of': resolved.slug,
    [label.slug]: resolved.slug,
  };
}
