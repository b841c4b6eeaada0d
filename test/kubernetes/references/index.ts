import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { doorReferences } from './door.ts';
import { podReferences } from './pods.ts';
import { policyReferences } from './policies.ts';
import { secretReferences } from './secrets.ts';
import { serviceReferences } from './services.ts';

/** A name in one object that nothing in the instance answers to: `StatefulSet/web: claim files`. */
export type Unresolved = string;

/** Every reference of an instance's objects that leads nowhere. */
export function unresolved(objects: readonly KubernetesObject[]): readonly Unresolved[] {
  return [
    ...podReferences(objects),
    ...secretReferences(objects),
    ...serviceReferences(objects),
    ...policyReferences(objects),
    ...doorReferences(objects),
  ];
}
