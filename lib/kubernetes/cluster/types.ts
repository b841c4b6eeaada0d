import type { k8s } from 'cdk8s-plus-28';
import type { Kind, Plain } from '../types.ts';

export type StorageClass = Kind<'storage.k8s.io/v1', 'StorageClass', k8s.KubeStorageClassProps>;
export type PolicyRule = Plain<k8s.PolicyRule>;
export type Subject = Plain<k8s.Subject>;
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
