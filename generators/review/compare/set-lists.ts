/**
 * Lists whose order says nothing to whoever reads them: another order is no change.
 * Kubernetes calls most of them `atomic`, which speaks of how they are merged, not of
 * what they mean. An allow rule, a verb, a host name is one of several, in any order.
 */
export const setLists: ReadonlySet<string> = new Set([
  ...of('NetworkPolicySpec', ['ingress', 'egress', 'policyTypes']),
  ...of('NetworkPolicyIngressRule', ['from', 'ports']),
  ...of('NetworkPolicyEgressRule', ['to', 'ports']),
  ...of('IPBlock', ['except']),
  ...of('CiliumNetworkPolicy.spec', ['egress', 'egressDeny', 'ingress', 'ingressDeny']),
  ...of('CiliumNetworkPolicy.spec.egress', ['toEndpoints', 'toFQDNs', 'toPorts', 'toCIDR']),
  ...of('CiliumNetworkPolicy.spec.egress', ['toCIDRSet', 'toEntities', 'toServices']),
  ...of('CiliumNetworkPolicy.spec.egress.toPorts', ['ports']),
  ...of('Role', ['rules']),
  ...of('ClusterRole', ['rules']),
  ...of('PolicyRule', ['apiGroups', 'nonResourceURLs', 'resourceNames', 'resources', 'verbs']),
  ...of('RoleBinding', ['subjects']),
  ...of('ClusterRoleBinding', ['subjects']),
  ...of('Capabilities', ['add', 'drop']),
  ...of('PersistentVolumeClaimSpec', ['accessModes']),
  ...of('PodSpec', ['tolerations']),
  ...of('PodSecurityContext', ['supplementalGroups', 'sysctls']),
  ...of('LabelSelector', ['matchExpressions']),
  ...of('LabelSelectorRequirement', ['values']),
  ...of('ValidatingAdmissionPolicySpec', ['validations', 'auditAnnotations']),
  ...of('ValidatingAdmissionPolicyBindingSpec', ['validationActions']),
  ...of('MatchResources', ['excludeResourceRules', 'resourceRules']),
  ...of('NamedRuleWithOperations', ['apiGroups', 'apiVersions', 'operations', 'resources']),
  ...of('NamedRuleWithOperations', ['resourceNames']),
  ...of('HTTPRoute.spec', ['hostnames', 'parentRefs']),
  ...of('AppProject.spec', ['clusterResourceBlacklist', 'clusterResourceWhitelist']),
  ...of('AppProject.spec', ['namespaceResourceBlacklist', 'namespaceResourceWhitelist']),
  ...of('AppProject.spec', ['destinations', 'sourceNamespaces', 'sourceRepos']),
  ...of('Application.spec', ['ignoreDifferences']),
  ...of('Application.spec.syncPolicy', ['syncOptions']),
  ...of('ObjectMeta', ['finalizers']),
]);

// --- internal ---

function of(type: string, fields: readonly string[]): string[] {
  return fields.map((field) => `${type}.${field}`);
}
