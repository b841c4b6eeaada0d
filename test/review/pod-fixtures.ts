import type { Fixture } from './rule-fixtures.ts';
import { instance, type Json, type Manifest, object } from './trees.ts';

const level = (enforce: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'eln-umr-x', labels: { 'pod-security.kubernetes.io/enforce': enforce } },
});
const claimOf = (storageClassName: string, storage = '2Gi') =>
  object('PersistentVolumeClaim', 'files', {
    spec: { storageClassName, resources: { requests: { storage } } },
  });
const set = (spec: Manifest, container: Manifest = {}) =>
  object(
    'StatefulSet',
    'web',
    { spec: { ...spec, template: { spec: { containers: [{ name: 'web', ...container }] } } } },
    'apps/v1',
  );
const secured = (securityContext: Json) => set({}, { securityContext });

const policy = (port: number) =>
  object('NetworkPolicy', 'web', { spec: { ports: [{ port }] } }, 'networking.k8s.io/v1');
const keep = object('ConfigMap', 'keep', {});
const runs = (image: string) => set({}, { image });
const digest = (digit: string) => `web.example/a:6.0.4@sha256:${digit.repeat(64)}`;
const reads = (name: string) =>
  set({}, { env: [{ name: 'A', valueFrom: { secretKeyRef: { name, key: 'a' } } }] });

function pair(rule: string, when: string, base: Manifest, head: Manifest): Fixture {
  return { rule, when, base: instance(base), head: instance(head) };
}

export const firingOfPods: readonly Fixture[] = [
  pair('claim-moved', 'a claim gets another class', claimOf('fast'), claimOf('slow')),
  pair(
    'immutable-field',
    'a StatefulSet gets another service',
    set({ serviceName: 'a' }),
    set({ serviceName: 'b' }),
  ),
  pair('pod-security-lowered', 'the level sinks', level('restricted'), level('baseline')),
  pair(
    'privilege-added',
    'a whole security context goes',
    secured({ runAsNonRoot: true }),
    set({}),
  ),
  pair('privilege-added', 'a container is privileged', set({}), secured({ privileged: true })),
  pair(
    'privilege-added',
    'a capability is added',
    secured({ capabilities: { drop: ['ALL'] } }),
    secured({ capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } }),
  ),
  pair('probe-removed', 'a probe goes', set({}, { readinessProbe: { periodSeconds: 5 } }), set({})),
  pair('replicas', 'none is left', set({ replicas: 1 }), set({ replicas: 0 })),
  pair('replicas', 'there are two', set({ replicas: 1 }), set({ replicas: 2 })),
  {
    rule: 'guard-removed',
    when: 'a network policy goes',
    base: instance(keep, policy(80)),
    head: instance(keep),
  },
  pair('guard-changed', 'a network policy changes', policy(80), policy(81)),
  pair('image-unpinned', 'the digest goes', runs(digest('1')), runs('web.example/a:6.0.4')),
  pair('digest-moved', 'the tag stays', runs(digest('1')), runs(digest('2'))),
  pair('secret-reference', 'a pod reads another secret', reads('db'), reads('other')),
];

export const silentOfPods: readonly Fixture[] = [
  pair('claim-moved', 'a claim grows', claimOf('fast'), claimOf('fast', '3Gi')),
  pair('immutable-field', 'a pod template changes', set({}), set({}, { command: ['a'] })),
  pair('pod-security-lowered', 'the level rises', level('baseline'), level('restricted')),
  pair('privilege-added', 'a right is taken', secured({ privileged: true }), set({})),
  pair(
    'probe-removed',
    'a probe changes',
    set({}, { readinessProbe: { periodSeconds: 5 } }),
    set({}, { readinessProbe: { periodSeconds: 6 } }),
  ),
  pair('replicas', 'one is said', set({}), set({ replicas: 1 })),
  pair('guard-removed', 'a network policy changes', policy(80), policy(81)),
  pair('guard-changed', 'it stays', policy(80), policy(80)),
  pair('image-unpinned', 'another digest comes', runs(digest('1')), runs(digest('2'))),
  pair(
    'digest-moved',
    'the tag moves too',
    runs(digest('1')),
    runs(digest('2').replace('6.0.4', '6.0.5')),
  ),
  pair('secret-reference', 'a pod reads a secret more', set({}), reads('db')),
];
