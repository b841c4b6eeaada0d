import { describe, expect, it } from 'vitest';
import { refusals } from '../../generators/manifests/refuse.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';

/** Objects as a faulty builder might make them: any shape at all. */
type Loose = Readonly<Record<string, unknown>> & KubernetesObject;

const configMap: Loose = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'eln-umr-x' },
  data: { 'settings.json': '{}' },
};

const statefulSet = (container: object, name = 'web'): Loose => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'eln-umr-x' },
  spec: {
    replicas: 1,
    serviceName: 'web',
    selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
    template: {
      spec: {
        containers: [
          {
            name: 'web',
            resources: { limits: { cpu: 1, memory: '1.5Gi', 'ephemeral-storage': '100Mi' } },
            livenessProbe: { httpGet: { port: 'http', path: '/' } },
            securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
            ...container,
          },
        ],
      },
    },
  },
});

const image = 'spec.template.spec.containers[0].image';

describe('what the renderer lets through', () => {
  it('are objects of known kinds and fields, those newer than Kubernetes 1.28 too', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'eln-umr-x' } };
    const good = [namespace, configMap, statefulSet({ image: 'docker.io/a/b:1' })];

    expect(refusals(good)).toEqual([]);
  });

  it('are two objects of one name, if their kinds or namespaces differ', () => {
    const elsewhere = { ...configMap, metadata: { name: 'settings', namespace: 'eln-umr-y' } };
    const policy = {
      ...configMap,
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      data: undefined,
    };
    const { data: _, ...networkPolicy } = policy;

    expect(refusals([configMap, elsewhere, networkPolicy])).toEqual([]);
  });
});

describe('what the renderer refuses', () => {
  it.each<[string, Loose, string, RegExp]>([
    ['null', statefulSet({ image: null }), image, /is null/],
    ['undefined', statefulSet({ image: undefined }), image, /is undefined/],
    ['NaN', { ...configMap, data: { a: Number.NaN } }, 'data.a', /is NaN/],
    [
      'a hole in a list',
      statefulSet({ args: new Array(1) }),
      'spec.template.spec.containers[0].args[0]',
      /undefined/,
    ],
    ['a Date', statefulSet({ image: new Date(0) }), image, /an instance of Date/],
    [
      'an instance of a class',
      statefulSet({ env: [new Map()] }),
      'spec.template.spec.containers[0].env[0]',
      /instance of Map/,
    ],
    [
      'a number where text belongs',
      { ...configMap, data: { port: 8080 } },
      'data.port',
      /a number \(8080\), must be of type string/,
    ],
    [
      'text where a number belongs',
      { ...statefulSet({}), spec: { replicas: '1' } },
      'spec.replicas',
      /must be of type integer/,
    ],
    [
      'half a port',
      statefulSet({ ports: [{ containerPort: 80.5 }] }),
      'spec.template.spec.containers[0].ports[0].containerPort',
      /integer/,
    ],
    [
      'an object where a list belongs',
      statefulSet({ env: {} }),
      'spec.template.spec.containers[0].env',
      /must be a list/,
    ],
    [
      'a list where an object belongs',
      statefulSet({ securityContext: [] }),
      'spec.template.spec.containers[0].securityContext',
      /must be an object/,
    ],
    ['a list where a map belongs', { ...configMap, data: [] }, 'data', /must be a map/],
    [
      'a quantity that is none',
      statefulSet({ resources: { requests: { cpu: '100 m' } } }),
      'spec.template.spec.containers[0].resources.requests.cpu',
      /quantity/,
    ],
    ['half a character', { ...configMap, data: { a: '\ud83d' } }, 'data.a', /lone surrogate/],
    [
      'a map key that cannot be written',
      { ...configMap, data: JSON.parse('{"__proto__": "x"}') },
      'data.__proto__',
      /cannot be written/,
    ],
    [
      'an unknown field',
      statefulSet({ imagePullPolice: 'Always' }),
      'spec.template.spec.containers[0].imagePullPolice',
      /unknown to Kubernetes/,
    ],
    [
      'a field of every JavaScript object',
      { ...statefulSet({}), spec: { constructor: {} } },
      'spec.constructor',
      /unknown to Kubernetes/,
    ],
    [
      'an unknown field of the object itself',
      { ...configMap, spec: {} },
      'spec',
      /unknown to Kubernetes/,
    ],
    ['a status', { ...statefulSet({}), status: {} }, 'status', /unknown to Kubernetes/],
    [
      'an unknown kind',
      { ...configMap, kind: 'ConfigMaps' },
      'kind',
      /no kind that this fleet renders/,
    ],
    [
      'an old version of a kind',
      { ...statefulSet({}), apiVersion: 'apps/v1beta1' },
      'kind',
      /no kind that this fleet renders/,
    ],
    ['a Secret', { ...configMap, kind: 'Secret' }, 'kind', /no Secret is ever rendered/],
    [
      'a namespace on a cluster-scoped kind',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'eln-x', namespace: 'eln-x' } },
      'metadata.namespace',
      /cluster-scoped/,
    ],
    [
      'no namespace on a namespaced kind',
      { ...configMap, metadata: { name: 'a' } },
      'metadata.namespace',
      /is missing/,
    ],
    [
      'a name of 64 characters',
      { ...configMap, metadata: { name: 'a'.repeat(64), namespace: 'eln-x' } },
      'metadata.name',
      /has 64 characters/,
    ],
    [
      'a StatefulSet whose revisions would not fit a label',
      statefulSet({}, 'a'.repeat(53)),
      'metadata.name',
      /admits 52/,
    ],
    [
      'capital letters in a name',
      { ...configMap, metadata: { name: 'Settings', namespace: 'eln-x' } },
      'metadata.name',
      /RFC 1123/,
    ],
    [
      'a name that ends in a dash',
      { ...configMap, metadata: { name: 'a-', namespace: 'eln-x' } },
      'metadata.name',
      /RFC 1123/,
    ],
    [
      'an unknown field of the metadata',
      { ...configMap, metadata: { ...configMap.metadata, ownr: 'x' } as never },
      'metadata.ownr',
      /unknown to Kubernetes/,
    ],
  ])('is %s', (_, object, path, what) => {
    expect(refusals([object])).toEqual([
      { object: `${object.kind}/${object.metadata.name}`, path, what: expect.stringMatching(what) },
    ]);
  });

  it('is one object twice, whatever the version it is written in', () => {
    expect(refusals([configMap, { ...configMap, data: {} }])).toEqual([
      {
        object: 'ConfigMap/settings',
        path: 'metadata.name',
        what: expect.stringContaining('another'),
      },
    ]);
  });

  it('tells every problem of an object, not only the first', () => {
    const found = refusals([statefulSet({ image: null, args: 'x', nonsense: 1 })]);

    expect(found.map(({ path }) => path.split('.').at(-1))).toEqual(['image', 'args', 'nonsense']);
  });
});
