import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { connections, parties, pods } from './connections.ts';
import { broken, ofKind, podsOf } from './objects.ts';
import { mayConnect } from './reach.ts';
import { least, most, rendered, resolved, table, withParts, zone, zoneExternal } from './sample.ts';

describe('the network of an instance', () => {
  it.each(matrices)('is open exactly where it must be: %s', (_name, instance, intended) => {
    expect(connections(instance, rendered(instance))).toEqual([...intended].toSorted());
  });

  it.each(table)('has one wall for each pod of %s, on one label, both ways', (_slug, instance) => {
    const objects = rendered(instance);

    const roles = podsOf(objects).map(({ labels }) => labels['eln.fleet/role']);
    const walls = ofKind(objects, 'NetworkPolicy').filter(
      ({ metadata }) => metadata.name !== 'default-deny',
    );
    const selected = walls.map(({ spec }) => spec?.podSelector.matchLabels);

    expect(selected.map((labels) => Object.keys(labels ?? {}))).toEqual(
      roles.map(() => ['eln.fleet/role']),
    );
    expect(selected.map((labels) => labels?.['eln.fleet/role']).toSorted()).toEqual(
      roles.toSorted(),
    );
    expect(walls.filter(({ spec }) => (spec?.ingress ?? []).length === 0)).toEqual([]);
    expect(walls.filter(({ spec }) => (spec?.egress ?? []).length === 0)).toEqual([]);
  });

  it('denies all to a pod that no wall names', () => {
    const objects = rendered(least);
    const stranger = { name: 'stranger', namespace: 'eln-sols', labels: { app: 'x' } };
    const [gateway, web] = [parties(least).gateway, pods(least, objects).web];

    const tries = [
      mayConnect(objects, 'eln-sols', stranger, web, 8080),
      mayConnect(objects, 'eln-sols', gateway, stranger, 8080),
      mayConnect(objects, 'eln-sols', stranger, parties(least).mail, 587),
    ];

    expect(tries).toEqual([false, false, false]);
  });

  it('asks DNS from every pod', () => {
    for (const [, instance] of table) {
      const objects = rendered(instance);
      const { dns } = parties(instance);
      const { namespace } = resolved(instance);

      const deaf = Object.values(pods(instance, objects)).filter(
        (pod) => !mayConnect(objects, namespace, pod, dns, 53),
      );

      expect(deaf).toEqual([]);
    }
  });

  it('is seen to be wider when a rule is widened by hand', () => {
    const objects = broken(
      rendered(zone),
      'NetworkPolicy',
      'database',
      ['spec', 'ingress', 0, 'from'],
      [{ podSelector: {} }, { namespaceSelector: {} }],
    );

    const wider = connections(zone, objects).filter((line) => !zoneMatrix.includes(line));

    expect(wider).toEqual(['gateway → database:3306', 'neighbour → database:3306']);
  });

  it('is not rendered for an authority that the institute does not allow', () => {
    const strange: Instance = {
      ...zone,
      policy: { timestamp: { authority: 'globalsign', auto: 'off' } },
    };

    expect(() => rendered(strange)).toThrow(/does not allow the timestamp authority globalsign/);
  });
});

// --- internal ---

const zoneMatrix = [
  'configure → web:8080',
  'drift → web:8080',
  'gateway → web:8080',
  'prepare → database:3306',
  'web → database:3306',
  'web → identity:443',
  'web → mail:587',
  'web → timestamp:443',
];

const matrices: readonly (readonly [string, Instance, readonly string[]])[] = [
  ['an own database, by name', least, zoneMatrix],
  ['an own database, by address', zone, zoneMatrix],
  [
    'an external database, by address',
    zoneExternal,
    [
      'configure → web:8080',
      'drift → web:8080',
      'gateway → web:8080',
      'prepare → external-database:3306',
      'web → external-database:3306',
      'web → identity:443',
      'web → mail:587',
      'web → timestamp:443',
    ],
  ],
  [
    'everything, by name',
    most,
    [
      'configure → web:8080',
      'drift → web:8080',
      'gateway → web:8080',
      'prepare → external-database:3306',
      'web → external-database:3306',
      'web → identity:443',
      'web → mail:587',
      'web → object-store:443',
      'web → opencloning:8000',
      'web → redis:6379',
      'web → timestamp:443',
    ],
  ],
  [
    'the optional parts beside an own database',
    withParts,
    [...zoneMatrix, 'web → opencloning:8000', 'web → redis:6379'],
  ],
];
