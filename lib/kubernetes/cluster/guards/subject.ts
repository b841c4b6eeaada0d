import type { Cluster } from '../../../platform/index.ts';
import { label } from '../../labels.ts';
import type { Named } from './admission.ts';

/** Beginning of the names of instances' namespaces, as CEL and policies compare it. */
export const namespacePrefix = 'eln-';

/** User name that the API server gives to Argo CD's controller. */
export function gitopsUser({ identities }: Cluster): string {
  const { namespace, serviceAccount } = identities.gitops;
  return `system:serviceaccount:${namespace}:${serviceAccount}`;
}

/**
 * Concerns only what lies in an instance's namespace, or is one. A request about a
 * namespace says none of its own, and one that deletes a whole collection names nothing.
 */
export const insideInstance: Named = {
  name: 'inside-instance',
  expression: `(request.resource.resource == 'namespaces' ? (oldObject == null ? object : oldObject).metadata.name : request.namespace).startsWith(${text(namespacePrefix)})`,
};

/** State of the instance that the object belongs to, `''` when it has none. */
export const stateVariable: Named = {
  name: 'state',
  expression: `request.resource.resource == 'namespaces' ? ${labelOf('oldObject', label.state)} : ${labelOf('namespaceObject', label.state)}`,
};

/** Slug of the instance in whose namespace the object lies. */
export const slugVariable: Named = {
  name: 'slug',
  expression: labelOf('namespaceObject', label.slug),
};

/** Whether a person with the break-glass identity asks. */
export function breakGlassVariable({ identities }: Cluster): Named {
  return {
    name: 'breakGlass',
    expression: `${text(identities.breakGlassGroup)} in request.userInfo.groups`,
  };
}

/**
 * Whether Kubernetes itself is cleaning up what somebody was allowed to delete: the
 * contents of a namespace that is going, the leftovers of an owner that is gone.
 */
export const cleanerVariable: Named = {
  name: 'cleaner',
  expression: `request.userInfo.username in [${[
    'system:serviceaccount:kube-system:namespace-controller',
    'system:serviceaccount:kube-system:generic-garbage-collector',
  ]
    .map(text)
    .join(', ')}]`,
};

/** A label of one of the objects that a request is about, `''` without it or without the object. */
export function labelOf(object: 'object' | 'oldObject' | 'namespaceObject', key: string): string {
  return `(${object} == null ? '' : ${object}.?metadata.labels[?${text(key)}].orValue(''))`;
}

/** A text as a CEL literal. Everything that comes here is a name of ours or of the platform. */
export function text(value: string): string {
  return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}
