import { describe, expect, it } from 'vitest';
import { clusterObjects } from '../../generators/manifests/cluster.ts';
import { guardPrefix } from '../../lib/kubernetes/cluster/guards/index.ts';
import { clusterKinds, undeletable } from '../../lib/kubernetes/cluster/identities.ts';
import { clusterRoom, guards, identityObjects } from '../../lib/kubernetes/cluster/index.ts';
import { pluralOf } from '../../lib/kubernetes/cluster/plural.ts';
import type { ClusterRole, PolicyRule } from '../../lib/kubernetes/cluster/types.ts';
import { label } from '../../lib/kubernetes/labels.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';
import { type Cluster, platform } from '../../lib/platform/index.ts';
import { fleet, rendered, renderedFleet, table } from './sample.ts';

const clusters: readonly (readonly [string, Cluster])[] = Object.entries(platform.clusters);

describe.each(clusters)('the room of the cluster %s', (_, cluster) => {
  const room = clusterRoom(cluster, platform);
  const named = (kind: string) =>
    room.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);

  it('has a policy and a binding that denies for every guard, and no other', () => {
    const names = guards(cluster, platform).map(({ name }) => `${guardPrefix}${name}`);

    expect(named('ValidatingAdmissionPolicy')).toEqual(names);
    expect(named('ValidatingAdmissionPolicyBinding')).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    for (const binding of room.filter(isKind('ValidatingAdmissionPolicyBinding'))) {
      expect(binding).toMatchObject({
        spec: { policyName: binding.metadata.name, validationActions: ['Deny', 'Audit'] },
      });
    }
    for (const policy of room.filter(isKind('ValidatingAdmissionPolicy'))) {
      expect(policy).toMatchObject({ spec: { failurePolicy: 'Fail' } });
    }
  });

  it('keeps volumes whose claims went, and lets them grow', () => {
    expect(room.filter(isKind('StorageClass'))).toMatchObject([
      {
        metadata: { name: cluster.storage.className },
        reclaimPolicy: 'Retain',
        allowVolumeExpansion: true,
      },
    ]);
  });

  it('lets only namespaces of instances attach to the listener that serves people', () => {
    expect(room.filter(isKind('Gateway'))).toMatchObject([
      {
        spec: {
          listeners: [
            { protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } },
            {
              name: cluster.gateway.listener,
              protocol: 'HTTPS',
              allowedRoutes: {
                namespaces: {
                  from: 'Selector',
                  selector: { matchExpressions: [{ key: label.slug, operator: 'Exists' }] },
                },
              },
            },
          ],
        },
      },
    ]);
  });

  it('asks where images come from exactly if the cluster has Kyverno', () => {
    expect(named('ImageValidatingPolicy')).toEqual(cluster.has.kyverno ? ['eln-provenance'] : []);
  });

  it('opens the vault to namespaces of instances only', () => {
    expect(room.filter(isKind('ClusterSecretStore'))).toMatchObject([
      { spec: { conditions: [{ namespaceRegexes: ['^eln-[a-z0-9-]+$'] }] } },
    ]);
  });
});

describe.each(clusters)('the identities of the cluster %s', (id, cluster) => {
  const objects = identityObjects(cluster);
  const gitops = rulesOf(objects, 'eln-fleet-gitops');
  const breakGlass = rulesOf(objects, 'eln-fleet-break-glass');

  it('name every group, resource and verb: no wildcard', () => {
    const words = [...gitops, ...breakGlass].flatMap(({ apiGroups, resources, verbs }) => [
      ...(apiGroups ?? []),
      ...(resources ?? []),
      ...verbs,
    ]);

    expect(words.filter((word) => word.includes('*'))).toEqual([]);
  });

  it.each([...undeletable, ...clusterKinds, { group: '', kind: 'PersistentVolume' }])(
    'leave GitOps no way to delete a $kind',
    ({ group, kind }) => {
      expect(
        verbsFor(gitops, group, pluralOf(kind)).filter((verb) => /^delete/.test(verb)),
      ).toEqual([]);
    },
  );

  it.each([
    ['', 'secrets'],
    ['', 'serviceaccounts/token'],
    ['rbac.authorization.k8s.io', 'roles'],
    ['rbac.authorization.k8s.io', 'clusterroles'],
    ['rbac.authorization.k8s.io', 'clusterrolebindings'],
    ['', 'pods/exec'],
    ['', 'persistentvolumes'],
  ])('leave GitOps no verb at all on "%s" %s', (group, resource) => {
    expect(verbsFor(gitops, group, resource)).toEqual([]);
  });

  it('let GitOps read and write every kind that is rendered', () => {
    const instances = fleet
      .filter(([, instance]) => instance.cluster === id)
      .flatMap(([, instance]) => renderedFleet(instance));
    const samples = table.flatMap(([, instance]) => rendered(instance));
    const all = [...instances, ...samples, ...clusterObjects(cluster, platform)];
    const lacking = new Set<string>();
    for (const { apiVersion, kind } of all) {
      const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
      // Argo CD's own kinds, in its own namespace, are upstream's roles' affair.
      if (group === 'argoproj.io') continue;
      const verbs = verbsFor(gitops, group, pluralOf(kind));
      for (const verb of ['get', 'list', 'watch', 'create', 'patch', 'update']) {
        if (!verbs.includes(verb)) lacking.add(`${verb} ${group}/${kind}`);
      }
    }

    expect([...lacking]).toEqual([]);
    expect(instances.length).toBeGreaterThan(0);
  });

  it('let break-glass mark and delete, and make nothing', () => {
    const verbs = new Set(breakGlass.flatMap((rule) => rule.verbs));

    expect([...verbs].sort()).toEqual(['delete', 'get', 'list', 'patch']);
    expect(breakGlass.filter((rule) => rule.verbs.includes('patch'))).toEqual([
      { apiGroups: [''], resources: ['namespaces'], verbs: ['patch'] },
    ]);
    expect(verbsFor(breakGlass, '', 'secrets')).toEqual([]);
  });
});

describe('the resource of a kind', () => {
  it.each([
    ['Gateway', 'gateways'],
    ['NetworkPolicy', 'networkpolicies'],
    ['CiliumNetworkPolicy', 'ciliumnetworkpolicies'],
    ['StorageClass', 'storageclasses'],
    ['PriorityClass', 'priorityclasses'],
    ['Password', 'passwords'],
    ['ListenerSet', 'listenersets'],
    ['HTTPRoute', 'httproutes'],
    ['Namespace', 'namespaces'],
    ['EndpointSlice', 'endpointslices'],
    ['ImageValidatingPolicy', 'imagevalidatingpolicies'],
  ])('of %s is %s', (kind, plural) => {
    expect(pluralOf(kind)).toBe(plural);
  });
});

// --- internal ---

function isKind(kind: string): (object: KubernetesObject) => boolean {
  return (object) => object.kind === kind;
}

function rulesOf(objects: readonly KubernetesObject[], name: string): readonly PolicyRule[] {
  const role = objects.find(
    (object): object is ClusterRole =>
      object.kind === 'ClusterRole' && object.metadata.name === name,
  );
  if (role?.rules === undefined) throw new Error(`no rules of ${name}`);
  return role.rules;
}

function verbsFor(
  rules: readonly PolicyRule[],
  group: string,
  resource: string,
): readonly string[] {
  return rules
    .filter((rule) => rule.apiGroups?.includes(group) && rule.resources?.includes(resource))
    .flatMap(({ verbs }) => verbs);
}
