import { type State, states } from '../../../lib/instance/index.ts';
import { annotation, label } from '../../../lib/kubernetes/labels.ts';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import type { Cluster } from '../../../lib/platform/index.ts';
import { hostOf, pinnedImages } from './identities.ts';

const namespaceKind = { apiVersion: 'v1', kind: 'Namespace' };
const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
const volumeKind = { apiVersion: 'v1', kind: 'PersistentVolume' };
const podKind = { apiVersion: 'v1', kind: 'Pod' };
const setKind = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
const pushKind = { apiVersion: 'external-secrets.io/v1alpha1', kind: 'PushSecret' };

/** A namespace of no instance. */
export const elsewhere = 'elsewhere';
/** An instance with a host of its own. */
export const ownHost = { slug: 'own', host: 'cahier.own.example' } as const;
/** An image that was pinned once; a pod runs it still. */
export const oldImage = 'registry.example/older:1';

export const namespaceOf = (slug: string) => `eln-${slug}`;
export const refer = {
  namespace: (name: string) => ({ ...namespaceKind, name }),
  claim: (namespace: string) => ({ ...claimKind, namespace, name: 'database' }),
  push: (namespace: string) => ({ ...pushKind, namespace, name: 'secret-key' }),
  set: (namespace: string, name = 'database') => ({ ...setKind, namespace, name }),
  pod: (name: string) => ({ ...podKind, namespace: namespaceOf('active'), name }),
  volume: (name: string) => ({ ...volumeKind, name }),
};

export function namespaceObject(
  slug: string,
  labels: Readonly<Record<string, string>>,
  annotations: Readonly<Record<string, string>> = {},
): KubernetesObject {
  return { ...namespaceKind, metadata: { name: namespaceOf(slug), labels, annotations } };
}

/** An instance in each state, called after it, and something that is none, each with belongings. */
export function sceneOf(cluster: Cluster): readonly KubernetesObject[] {
  const instance = (slug: string, state: State, host = hostOf(slug, cluster)) =>
    namespaceObject(
      slug,
      { [label.slug]: slug, [label.state]: state },
      { [annotation.host]: host },
    );
  const namespaces = [
    ...states.map((state) => instance(state, state)),
    instance(ownHost.slug, 'active', ownHost.host),
    namespaceObject('bare', {}),
    { ...namespaceKind, metadata: { name: elsewhere } },
  ];
  return [
    ...namespaces,
    ...namespaces.flatMap(({ metadata }) => belongings(metadata.name)),
    ...[namespaceOf('destroyed'), elsewhere].flatMap((namespace) => volumes(namespace)),
  ];
}

/** Pods that are there before the guards are. */
export function podsOfScene(): readonly KubernetesObject[] {
  return [
    pod('pinned', { containers: [pinnedImages[0] ?? ''] }),
    pod('older', { containers: [oldImage] }),
  ];
}

export interface Images {
  readonly containers: readonly string[];
  readonly initContainers?: readonly string[];
  readonly volumes?: readonly string[];
}

/** A pod of the instance that is active, or elsewhere. */
export function pod(name: string, images: Images, namespace = namespaceOf('active')) {
  const list = (prefix: string, of: readonly string[] = []) =>
    of.map((image, at) => ({ name: `${prefix}${at}`, image }));
  return {
    ...podKind,
    metadata: { name, namespace },
    spec: {
      initContainers: list('init', images.initContainers),
      containers: list('main', images.containers),
      volumes: (images.volumes ?? []).map((reference, at) => ({
        name: `image${at}`,
        image: { reference },
      })),
    },
  };
}

/** What an escrow looks like; the spec is changed by rows that fail. */
export function pushSecret(slug: string, change: object = {}, place = `eln/${slug}/secret-key`) {
  return {
    ...pushKind,
    metadata: { name: 'another', namespace: namespaceOf(slug) },
    spec: { ...pushSpec(place), ...change },
  };
}

/** The names of a volume that waits for its claim, and of one whose claim has gone. */
export const volumesOf = (namespace: string) =>
  ({ held: `held-by-${namespace}`, released: `released-by-${namespace}` }) as const;

// --- internal ---

function belongings(namespace: string): readonly KubernetesObject[] {
  const metadata = { namespace, name: 'database' };
  return [
    {
      ...claimKind,
      metadata,
      spec: {
        // There is no such class: nobody makes a volume for it.
        storageClassName: 'none',
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
    ...['database', 'web'].map((name) => ({
      ...setKind,
      metadata: { namespace, name },
      spec: {
        replicas: 0,
        serviceName: name,
        selector: { matchLabels: { name } },
        template: {
          metadata: { labels: { name } },
          spec: { containers: [{ name, image: pinnedImages[0] }] },
        },
      },
    })),
    { ...pushKind, metadata: { namespace, name: 'secret-key' }, spec: pushSpec('eln/any/any') },
  ].map((object) => object as KubernetesObject);
}

function pushSpec(remoteKey: string) {
  return {
    updatePolicy: 'IfNotExists',
    deletionPolicy: 'None',
    secretStoreRefs: [{ kind: 'ClusterSecretStore', name: 'vault' }],
    selector: {
      generatorRef: {
        apiVersion: 'generators.external-secrets.io/v1alpha1',
        kind: 'Password',
        name: 'password',
      },
    },
    data: [{ match: { secretKey: 'password', remoteRef: { remoteKey, property: 'value' } } }],
  };
}

function volumes(namespace: string): readonly KubernetesObject[] {
  const { held, released } = volumesOf(namespace);
  const volume = (name: string, claim: object) => ({
    ...volumeKind,
    metadata: { name },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'csi.example', volumeHandle: name },
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, ...claim },
    },
  });
  return [
    volume(held, { name: 'not-yet' }),
    volume(released, { name: 'gone', uid: '00000000-0000-4000-8000-000000000000' }),
  ];
}
