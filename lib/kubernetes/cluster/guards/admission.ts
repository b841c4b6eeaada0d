import type { KubernetesObject } from '../../object.ts';

/** A rule that the API server itself holds, in CEL. Kubernetes 1.30 and newer, only what we set. */
export interface ValidatingAdmissionPolicy extends KubernetesObject {
  readonly apiVersion: 'admissionregistration.k8s.io/v1';
  readonly kind: 'ValidatingAdmissionPolicy';
  readonly spec: {
    readonly failurePolicy: 'Fail';
    readonly matchConstraints: { readonly resourceRules: readonly ResourceRule[] };
    readonly matchConditions?: readonly Named[];
    readonly variables?: readonly Named[];
    readonly validations: readonly Validation[];
  };
}

export interface ValidatingAdmissionPolicyBinding extends KubernetesObject {
  readonly apiVersion: 'admissionregistration.k8s.io/v1';
  readonly kind: 'ValidatingAdmissionPolicyBinding';
  readonly spec: {
    readonly policyName: string;
    readonly validationActions: readonly ['Deny', 'Audit'];
  };
}

export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE')[];
  readonly resources: readonly string[];
}

/** A CEL expression with a name. */
export interface Named {
  readonly name: string;
  readonly expression: string;
}

export interface Validation {
  readonly expression: string;
  /** What was refused and what to do, for whoever reads the API server's answer. */
  readonly message: string;
}

/** A guard of the fleet: everything but its name and kind. */
export interface Guard {
  /** Without the prefix that all guards share. */
  readonly name: string;
  readonly rules: readonly ResourceRule[];
  readonly conditions?: readonly Named[];
  readonly variables?: readonly Named[];
  readonly validations: readonly Validation[];
}

/**
 * The two objects of a guard: the policy, and the binding without which it does
 * nothing. `Fail`: a guard that cannot be evaluated refuses.
 */
export function guardObjects(
  guard: Guard,
): readonly [ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding] {
  const name = `${guardPrefix}${guard.name}`;
  return [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: guard.rules },
        ...(guard.conditions && { matchConditions: guard.conditions }),
        ...(guard.variables && { variables: guard.variables }),
        validations: guard.validations,
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, validationActions: ['Deny', 'Audit'] },
    },
  ];
}

/** What the names of all guards begin with. */
export const guardPrefix = 'eln-guard-';
