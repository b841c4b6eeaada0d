import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import type { Cluster } from '../../../../lib/platform/index.ts';
import { hostOf, pinnedImages } from '../identities.ts';
import { changing, creating, type Row, rowsOf } from '../row.ts';
import {
  elsewhere,
  type Images,
  namespaceOf,
  oldImage,
  ownHost,
  pod,
  pushSecret,
  refer,
} from '../scene.ts';

/** What comes into an instance's namespace: images, secrets, doors, escrows. */
export function contentRows(cluster: Cluster): readonly Row[] {
  return [...imageRows(), ...secretRows(), ...routeRows(cluster), ...escrowRows()];
}

// --- internal ---

const strange = 'registry.example/strange:1';
const [pinned = '', second = ''] = pinnedImages;
const tagOnly = pinned.replace(/@.*$/, '');

function imageRows(): readonly Row[] {
  const { passes, fails } = rowsOf('images');
  const made = (images: Images, namespace?: string) => creating(pod('new', images, namespace));
  const image = (name: string, value: string) =>
    changing(refer.pod(name), [{ op: 'replace', path: '/spec/containers/0/image', value }]);
  const debug = (value: string) =>
    changing(
      refer.pod('pinned'),
      { spec: { ephemeralContainers: [{ name: 'debug', image: value }] } },
      'ephemeralcontainers',
    );
  return [
    passes('administrator', 'runs pinned images', made({ containers: [pinned, second] })),
    passes(
      'administrator',
      'runs pinned images of every kind',
      made({ containers: [pinned], initContainers: [second], volumes: [pinned] }),
    ),
    fails('administrator', 'runs another image', made({ containers: [strange] })),
    fails('gitops', 'runs a pinned image beside another', made({ containers: [pinned, strange] })),
    fails('break-glass', 'runs a tag without its digest', made({ containers: [tagOnly] })),
    fails(
      'administrator',
      'initialises with another image',
      made({ containers: [pinned], initContainers: [strange] }),
    ),
    fails(
      'administrator',
      'mounts another image',
      made({ containers: [pinned], volumes: [strange] }),
    ),
    fails('administrator', 'changes the image of a pod', image('pinned', strange)),
    passes('administrator', 'changes it to a pinned one', image('pinned', second)),
    fails('administrator', 'debugs with another image', debug(strange)),
    passes('administrator', 'debugs with a pinned image', debug(second)),
    passes(
      'garbage-collector',
      'writes to a pod whose image is pinned no more',
      changing(refer.pod('older'), { metadata: { labels: { note: 'well' } } }),
    ),
    passes('administrator', 'leaves its image to it', image('older', oldImage)),
    fails('administrator', 'gives that image to another pod', image('pinned', oldImage)),
    passes('administrator', 'runs any image elsewhere', made({ containers: [strange] }, elsewhere)),
  ];
}

function secretRows(): readonly Row[] {
  const { passes, fails } = rowsOf('secrets');
  const secret = (namespace: string): KubernetesObject => ({
    ...{ apiVersion: 'v1', kind: 'Secret' },
    metadata: { name: 'new', namespace },
  });
  const existing = { apiVersion: 'v1', kind: 'Secret', namespace: elsewhere, name: 'existing' };
  const change = changing(existing, { metadata: { labels: { note: 'well' } } });
  return [
    fails('gitops', 'makes a Secret in an instance', creating(secret(namespaceOf('active')))),
    fails('gitops', 'makes a Secret elsewhere', creating(secret(elsewhere))),
    fails('gitops', 'changes a Secret', change),
    passes('administrator', 'makes a Secret', creating(secret(namespaceOf('active')))),
    passes('administrator', 'changes a Secret', change),
  ];
}

function routeRows(cluster: Cluster): readonly Row[] {
  const { passes, fails } = rowsOf('routes');
  const gateway = { apiVersion: 'gateway.networking.k8s.io/v1' };
  const route = (slug: string, ...hostnames: readonly string[]) =>
    creating({
      ...{ ...gateway, kind: 'HTTPRoute' },
      metadata: { name: 'new', namespace: namespaceOf(slug) },
      spec: hostnames.length === 0 ? {} : { hostnames },
    } as KubernetesObject);
  const listener = (slug: string, hostname?: string) =>
    creating({
      ...{ ...gateway, kind: 'ListenerSet' },
      metadata: { name: 'new', namespace: namespaceOf(slug) },
      spec: {
        parentRef: { name: cluster.gateway.name, namespace: cluster.gateway.namespace },
        listeners: [
          {
            name: 'http',
            port: 80,
            protocol: 'HTTP',
            ...(hostname === undefined ? {} : { hostname }),
          },
        ],
      },
    } as KubernetesObject);
  const foreignRoute = {
    ...{ ...gateway, kind: 'HTTPRoute', metadata: { name: 'new', namespace: elsewhere } },
    spec: { hostnames: ['foreign.example'] },
  };
  const own = hostOf('active', cluster);
  const others = hostOf('notice', cluster);
  return [
    passes('gitops', 'routes the host of an instance', route('active', own)),
    passes('gitops', 'routes a host of its own', route(ownHost.slug, ownHost.host)),
    passes('gitops', 'opens a host of its own', listener(ownHost.slug, ownHost.host)),
    passes('administrator', 'routes elsewhere', creating(foreignRoute)),
    fails('gitops', 'routes a foreign host', route('active', 'foreign.example')),
    fails('gitops', 'routes all hosts', route('active')),
    fails('gitops', 'routes every host of a domain', route('active', `*.${cluster.domain}`)),
    fails('gitops', 'routes another instance’s host', route('active', others)),
    fails('administrator', 'routes its own and another’s host', route('active', own, others)),
    fails('gitops', 'routes the own host of another', route('active', ownHost.host)),
    fails('gitops', 'routes in a namespace that says no host', route('bare', own)),
    fails('gitops', 'opens another instance’s host', listener('active', others)),
    fails('gitops', 'opens all hosts', listener('active')),
  ];
}

function escrowRows(): readonly Row[] {
  const { passes, fails } = rowsOf('escrow');
  const push = (change: object) => creating(pushSecret('active', change, 'eln/active/secret-key'));
  const reads = (key: string, change: object = {}) =>
    creating({
      ...{ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
      metadata: { name: 'new', namespace: namespaceOf('active') },
      spec: {
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        data: [{ secretKey: 'value', remoteRef: { key, property: 'value' } }],
        ...change,
      },
    } as KubernetesObject);
  return [
    passes('gitops', 'keeps a secret that there is none of yet', push({})),
    fails('gitops', 'replaces what the vault has', push({ updatePolicy: 'Replace' })),
    fails('gitops', 'replaces by default', push({ updatePolicy: null })),
    fails('gitops', 'takes secrets out of the vault', push({ deletionPolicy: 'Delete' })),
    fails(
      'administrator',
      'keeps a secret in another instance’s place',
      creating(pushSecret('active', {}, 'eln/notice/secret-key')),
    ),
    passes('gitops', 'reads its own place', reads('eln/active/secret-key')),
    passes('gitops', 'reads the shared place', reads('eln/shared/mysql-ca')),
    fails('gitops', 'reads another instance’s place', reads('eln/notice/secret-key')),
    fails('gitops', 'reads a place whose name begins alike', reads('eln/active-too/secret-key')),
    fails(
      'gitops',
      'reads whatever there is',
      reads('eln/active/secret-key', { dataFrom: [{ find: { path: 'eln' } }] }),
    ),
    passes(
      'administrator',
      'changes nothing of an escrow that is there',
      changing({ ...refer.push(elsewhere) }, { spec: { updatePolicy: 'Replace' } }),
    ),
  ];
}
