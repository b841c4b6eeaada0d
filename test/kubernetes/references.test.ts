import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { broken, ofKind, one } from './objects.ts';
import { unresolved } from './references/index.ts';
import { fleet, most, rendered, renderedFleet, table, withParts } from './sample.ts';

describe('every name that an object gives', () => {
  it.each(table)('leads to something that exists, in %s', (_slug, instance) => {
    expect(unresolved(rendered(instance))).toEqual([]);
  });

  it.each(fleet)('leads to something that exists, in %s of the sample fleet', (_slug, instance) => {
    expect(unresolved(renderedFleet(instance))).toEqual([]);
  });

  it.each(breakages)('is missed when it leads nowhere: %s', (told, change) => {
    const objects = rendered(change.in ?? withParts);

    const found = unresolved(broken(objects, change.kind, change.name, change.path, change.to));

    expect(found).toContain(told);
  });

  it('is missed when the object that it names is gone', () => {
    const objects = rendered(withParts);
    const without = (kind: string, name: string) =>
      unresolved(objects.filter((each) => each.kind !== kind || each.metadata.name !== name));
    const programs = ofKind(objects, 'ConfigMap').map(({ metadata }) => metadata.name);
    const shared = programs.find((name) => name.startsWith('programs-')) ?? '';

    expect(without('PersistentVolumeClaim', 'files')).toEqual(['StatefulSet/web: claim files']);
    expect(without('ServiceAccount', 'web')).toEqual(['StatefulSet/web: service account web']);
    expect(without('ExternalSecret', 'status-page')).toEqual([
      'StatefulSet/web: secret status-page key value',
    ]);
    expect(without('PushSecret', 'api-key')).toEqual([
      'ExternalSecret/api-key: vault eln/biologie/api-key',
    ]);
    expect(without('Password', 'seed')).toEqual(['PushSecret/secret-key: generator']);
    expect(without('Service', 'redis')).toContain('StatefulSet/web: host redis of web');
    expect(without('ConfigMap', shared)).toEqual(
      expect.arrayContaining([
        `StatefulSet/web: config map ${shared}`,
        'StatefulSet/web: program /fleet/common.php of migrate',
      ]),
    );
    const reconciler = programs.find((name) => name.startsWith('reconciler-')) ?? '';
    expect(without('ConfigMap', reconciler)).toContain(
      'CronJob/drift: program /fleet/main.mjs of drift',
    );
    expect(without('Service', 'web')).toContain('CronJob/drift: host web of drift');
    expect(without('StatefulSet', 'redis')).toEqual(
      expect.arrayContaining([
        'Service/redis: 0 pods',
        'NetworkPolicy/redis: selector',
        'NetworkPolicy/web: to',
        'PodDisruptionBudget/redis: selector',
      ]),
    );
  });

  it('stays in the namespace of the instance', () => {
    const foreign = rendered(most).filter(
      ({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== `eln-${most.slug}`,
    );

    expect(foreign).toEqual([]);
    expect(one(rendered(most), 'Namespace', `eln-${most.slug}`).metadata.namespace).toBeUndefined();
  });
});

// --- internal ---

interface Change {
  readonly in?: Instance;
  readonly kind: string;
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly to: unknown;
}

const web = { kind: 'StatefulSet', name: 'web' };
const webPod = ['spec', 'template', 'spec'];
const webContainer = [...webPod, 'containers', 'web'];

const breakages: readonly (readonly [told: string, change: Change])[] = [
  [
    'StatefulSet/web: service account nobody',
    { ...web, path: [...webPod, 'serviceAccountName'], to: 'nobody' },
  ],
  [
    'StatefulSet/web: priority class high',
    { ...web, path: [...webPod, 'priorityClassName'], to: 'high' },
  ],
  [
    'StatefulSet/web: claim lost',
    {
      ...web,
      path: [...webPod, 'volumes', 'files', 'persistentVolumeClaim', 'claimName'],
      to: 'lost',
    },
  ],
  [
    'StatefulSet/web: secret database-application key password',
    {
      ...web,
      path: [...webPod, 'volumes', 'environment', 'projected', 'sources', 0, 'secret', 'items'],
      to: [{ key: 'password', path: 'DB_PASSWORD' }],
    },
  ],
  [
    'StatefulSet/database: config map other',
    {
      kind: 'StatefulSet',
      name: 'database',
      path: [...webPod, 'volumes', 'files', 'configMap', 'name'],
      to: 'other',
    },
  ],
  [
    'StatefulSet/web: volume elsewhere',
    { ...web, path: [...webContainer, 'volumeMounts', 'run', 'name'], to: 'elsewhere' },
  ],
  [
    'StatefulSet/web: mount of exports',
    { ...web, path: [...webContainer, 'volumeMounts', 'exports', 'name'], to: 'files' },
  ],
  [
    'StatefulSet/web: port https of web',
    { ...web, path: [...webContainer, 'livenessProbe', 'httpGet', 'port'], to: 'https' },
  ],
  [
    'StatefulSet/web: program /fleet/other.sh of web',
    { ...web, path: [...webContainer, 'command'], to: ['/bin/sh', '/fleet/other.sh'] },
  ],
  [
    'StatefulSet/web: host mysql of web',
    { ...web, path: [...webContainer, 'env', 'DB_HOST', 'value'], to: 'mysql' },
  ],
  [
    'StatefulSet/web: host cloning of web',
    { ...web, path: [...webContainer, 'env', 'OPENCLONING_URL', 'value'], to: 'http://cloning:1/' },
  ],
  [
    'StatefulSet/web: file /ca.pem of web',
    { ...web, path: [...webContainer, 'env', 'DB_CERT_PATH', 'value'], to: '/ca.pem' },
  ],
  [
    'StatefulSet/web: own selector',
    { ...web, path: ['spec', 'selector', 'matchLabels'], to: { app: 'web' } },
  ],
  ['StatefulSet/web: governing service web', { ...web, path: ['spec', 'serviceName'], to: 'web' }],
  [
    'Service/web: 0 pods',
    { kind: 'Service', name: 'web', path: ['spec', 'selector'], to: { app: 'web' } },
  ],
  [
    'Service/web: port https',
    { kind: 'Service', name: 'web', path: ['spec', 'ports', 0, 'targetPort'], to: 'https' },
  ],
  [
    'NetworkPolicy/web: selector',
    { kind: 'NetworkPolicy', name: 'web', path: ['spec', 'podSelector'], to: { matchLabels: {} } },
  ],
  [
    'NetworkPolicy/database: from',
    {
      kind: 'NetworkPolicy',
      name: 'database',
      path: ['spec', 'ingress', 0, 'from'],
      to: [{ podSelector: { matchLabels: { 'eln.fleet/role': 'worker' } } }],
    },
  ],
  [
    'NetworkPolicy/web: to port 33060',
    {
      kind: 'NetworkPolicy',
      name: 'web',
      path: ['spec', 'egress', 1, 'ports', 0, 'port'],
      to: 33060,
    },
  ],
  [
    'CiliumNetworkPolicy/web-outside: selector',
    {
      kind: 'CiliumNetworkPolicy',
      name: 'web-outside',
      path: ['spec', 'endpointSelector', 'matchLabels'],
      to: { app: 'web' },
    },
  ],
  [
    'PodDisruptionBudget/web: selector',
    { kind: 'PodDisruptionBudget', name: 'web', path: ['spec', 'selector'], to: {} },
  ],
  [
    'ExternalSecret/secret-key: template value seed',
    { kind: 'ExternalSecret', name: 'secret-key', path: ['spec', 'data', 0, 'secretKey'], to: 'a' },
  ],
  [
    'HTTPRoute/web: backend front:8080',
    {
      kind: 'HTTPRoute',
      name: 'web',
      path: ['spec', 'rules', 0, 'backendRefs', 0, 'name'],
      to: 'front',
    },
  ],
  [
    'HTTPRoute/web: listener listener',
    { in: most, kind: 'ListenerSet', name: 'listener', path: ['metadata', 'name'], to: 'other' },
  ],
  [
    'ListenerSet/listener: certificate listener-tls',
    { in: most, kind: 'Certificate', name: 'listener-tls', path: ['spec', 'secretName'], to: 'x' },
  ],
];
