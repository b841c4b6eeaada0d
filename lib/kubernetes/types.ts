import type { k8s } from 'cdk8s-plus-28';
import type { Metadata } from './object.ts';

/**
 * Kubernetes's own objects as plain data, typed from the interfaces of
 * cdk8s-plus-28. Those describe arguments of classes: amounts are class instances,
 * abbreviations are written as camel case, and they stop at Kubernetes 1.28. This
 * file alone undoes all three; whether the API server knows each field is checked
 * again on the rendered objects (lib/kubernetes/fields).
 */
export type Plain<T> = T extends AmountClass
  ? AmountClass extends T
    ? string | number
    : PlainFields<T>
  : T extends Date
    ? string
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? PlainFields<Loosened<T>>
        : T;

/** One kind: what identifies it, its metadata, and its fields as plain data. */
export type Kind<ApiVersion extends string, Name extends string, Props> = {
  readonly apiVersion: ApiVersion;
  readonly kind: Name;
  readonly metadata: Metadata;
} & Omit<Plain<Props>, 'metadata'>;

export type Namespace = Kind<'v1', 'Namespace', k8s.KubeNamespaceProps>;
export type ResourceQuota = Kind<'v1', 'ResourceQuota', k8s.KubeResourceQuotaProps>;
export type LimitRange = Kind<'v1', 'LimitRange', k8s.KubeLimitRangeProps>;
export type ConfigMap = Kind<'v1', 'ConfigMap', k8s.KubeConfigMapProps>;
export type Service = Kind<'v1', 'Service', k8s.KubeServiceProps>;
export type ServiceAccount = Kind<'v1', 'ServiceAccount', k8s.KubeServiceAccountProps>;
export type Claim = Kind<'v1', 'PersistentVolumeClaim', k8s.KubePersistentVolumeClaimProps>;
export type StatefulSet = Kind<'apps/v1', 'StatefulSet', k8s.KubeStatefulSetProps>;
export type Job = Kind<'batch/v1', 'Job', k8s.KubeJobProps>;
export type CronJob = Kind<'batch/v1', 'CronJob', k8s.KubeCronJobProps>;
export type NetworkPolicy = Kind<
  'networking.k8s.io/v1',
  'NetworkPolicy',
  k8s.KubeNetworkPolicyProps
>;
export type DisruptionBudget = Kind<
  'policy/v1',
  'PodDisruptionBudget',
  k8s.KubePodDisruptionBudgetProps
>;
export type PriorityClass = Kind<
  'scheduling.k8s.io/v1',
  'PriorityClass',
  k8s.KubePriorityClassProps
>;

export type StorageClass = Kind<'storage.k8s.io/v1', 'StorageClass', k8s.KubeStorageClassProps>;
export type Role = Kind<'rbac.authorization.k8s.io/v1', 'Role', k8s.KubeRoleProps>;
export type RoleBinding = Kind<
  'rbac.authorization.k8s.io/v1',
  'RoleBinding',
  k8s.KubeRoleBindingProps
>;
export type ClusterRole = Kind<
  'rbac.authorization.k8s.io/v1',
  'ClusterRole',
  k8s.KubeClusterRoleProps
>;
export type ClusterRoleBinding = Kind<
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
  k8s.KubeClusterRoleBindingProps
>;

export type PolicyRule = Plain<k8s.PolicyRule>;
export type JobSpec = Plain<k8s.JobSpec>;
export type PodTemplate = Plain<k8s.PodTemplateSpec>;
export type PodSpec = Plain<k8s.PodSpec>;
export type PodSecurity = Plain<k8s.PodSecurityContext> & AppArmor;
export type Container = PlainFields<k8s.Container>;
export type ContainerSecurity = Plain<k8s.SecurityContext> & AppArmor;
export type Resources = Plain<k8s.ResourceRequirements>;
export type EnvironmentVariable = Plain<k8s.EnvVar>;
export type Volume = Plain<k8s.Volume>;
export type VolumeMount = Plain<k8s.VolumeMount>;
export type Probe = Plain<k8s.Probe>;
export type Affinity = Plain<k8s.Affinity>;
export type IngressRule = Plain<k8s.NetworkPolicyIngressRule>;
export type EgressRule = Plain<k8s.NetworkPolicyEgressRule>;
export type PolicyPeer = Plain<k8s.NetworkPolicyPeer>;

/** Kubernetes 1.30: the profile that confines a container on nodes with AppArmor. */
export interface AppArmor {
  readonly appArmorProfile?: { readonly type: 'RuntimeDefault' };
}

// --- internal ---

/** `Quantity` and `IntOrString` have one shape; a number is as good as a text to the API server. */
type AmountClass = k8s.Quantity;

type PlainFields<T> = {
  readonly [Key in keyof T as Spelled<Key>]: IsFree<Key> extends true
    ? T[Key] extends AmountClass
      ? string
      : Plain<T[Key]>
    : Key extends 'securityContext'
      ? Plain<T[Key]> & AppArmor
      : Plain<T[Key]>;
};

/** Whether a key is any key at all: the maps of amounts, which are written as text. */
type IsFree<Key> = string extends Key ? true : number extends Key ? true : false;

/** 1.28 demanded conditions of every rule of a failure policy, beside exit codes that exclude them. */
type Loosened<T> = string extends keyof T
  ? T
  : 'onPodConditions' extends keyof T
    ? Omit<T, 'onPodConditions'> & Partial<Pick<T, 'onPodConditions'>>
    : T;

/** How Kubernetes spells what cdk8s writes as camel case. */
interface Spelling {
  readonly clusterIp: 'clusterIP';
  readonly hostIp: 'hostIP';
  readonly hostIpc: 'hostIPC';
  readonly hostPid: 'hostPID';
  readonly loadBalancerIp: 'loadBalancerIP';
  readonly setHostnameAsFqdn: 'setHostnameAsFQDN';
  readonly nonResourceUrLs: 'nonResourceURLs';
  readonly volumeId: 'volumeID';
}

type Spelled<Key> = Key extends keyof Spelling ? Spelling[Key] : Key;
