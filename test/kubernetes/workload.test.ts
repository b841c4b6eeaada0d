import { describe, expect, it } from 'vitest';
import { priorityClasses } from '../../lib/kubernetes/index.ts';
import { containersOf, ofKind, podsOf } from './objects.ts';
import { rendered, table } from './sample.ts';

/** The rows of facts/hardening.md D.2 that only tools would check that are not to be had. */
describe('a workload', () => {
  it.each(table)('runs pinned images only, asked for at each start, in %s', (_slug, instance) => {
    const containers = podsOf(rendered(instance)).flatMap(containersOf);

    const loose = containers.filter(
      ({ image, imagePullPolicy }) =>
        imagePullPolicy !== 'Always' || !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image ?? ''),
    );

    expect(containers.length).toBeGreaterThan(3);
    expect(loose).toEqual([]);
  });

  it.each(table)('is of a user and a group above 10000 of its own, in %s', (_slug, instance) => {
    const pods = podsOf(rendered(instance));

    const low = pods.flatMap((pod) =>
      [pod.spec, ...containersOf(pod)].filter(({ securityContext }) => {
        const { runAsUser = 0, runAsGroup = 0 } = securityContext ?? {};
        return runAsUser <= 10000 || runAsGroup <= 10000;
      }),
    );
    const writable = pods
      .flatMap(containersOf)
      .filter(({ securityContext }) => securityContext?.readOnlyRootFilesystem !== true);
    const unconfined = pods
      .flatMap((pod) => [pod.spec, ...containersOf(pod)])
      .filter(({ securityContext }) => securityContext?.appArmorProfile?.type !== 'RuntimeDefault');

    expect([...low, ...writable, ...unconfined]).toEqual([]);
  });

  it.each(table)('that serves has three probes, each on its own question, in %s', (_slug, one) => {
    const serving = podsOf(rendered(one))
      .filter(({ where }) => where.startsWith('StatefulSet/'))
      .flatMap(({ spec }) => spec.containers);

    const careless = serving.filter(
      ({ startupProbe, livenessProbe, readinessProbe }) =>
        startupProbe === undefined ||
        livenessProbe === undefined ||
        readinessProbe === undefined ||
        question(livenessProbe) === question(readinessProbe),
    );

    expect(serving.length).toBeGreaterThan(0);
    expect(careless).toEqual([]);
  });

  it.each(table)('has an account of its own and never a token, in %s', (_slug, instance) => {
    const objects = rendered(instance);
    const pods = podsOf(objects);

    const accounts = pods.map(({ spec }) => spec.serviceAccountName);
    const tokens = [
      ...pods.map(({ spec }) => spec.automountServiceAccountToken),
      ...ofKind(objects, 'ServiceAccount').map((account) => account.automountServiceAccountToken),
    ];

    expect(new Set(accounts).size).toBe(pods.length);
    expect(ofKind(objects, 'ServiceAccount')).toHaveLength(pods.length);
    expect(tokens.every((token) => token === false)).toBe(true);
  });

  it.each(table)('can be evicted from a node, one pod at a time, in %s', (_slug, instance) => {
    const objects = rendered(instance);

    const budgets = ofKind(objects, 'PodDisruptionBudget');
    const sets = ofKind(objects, 'StatefulSet');

    expect(budgets.map(({ metadata }) => metadata.name)).toEqual(
      sets.map(({ metadata }) => metadata.name),
    );
    expect(budgets.map(({ spec }) => spec?.maxUnavailable)).toEqual(sets.map(() => 1));
    expect(budgets.map(({ spec }) => spec?.unhealthyPodEvictionPolicy)).toEqual(
      sets.map(() => 'AlwaysAllow'),
    );
  });

  it.each(table)('is one pod, replaced only when it is gone, in %s', (_slug, instance) => {
    const sets = ofKind(rendered(instance), 'StatefulSet');

    const shapes = sets.map(({ spec }) => ({
      replicas: spec?.replicas,
      update: spec?.updateStrategy?.type,
      management: spec?.podManagementPolicy,
      templates: spec?.volumeClaimTemplates,
    }));

    expect(shapes).toEqual(
      sets.map(() => ({
        replicas: 1,
        update: 'RollingUpdate',
        management: 'Parallel',
        templates: undefined,
      })),
    );
  });

  it.each(table)('names its owner, its mailbox and itself, in %s', (_slug, instance) => {
    const objects = rendered(instance);
    const workloads = podsOf(objects).map(({ owner }) => owner);

    const said = workloads.map(({ metadata }) => ({
      instance: metadata.labels?.['app.kubernetes.io/instance'] === metadata.name,
      partOf: metadata.labels?.['app.kubernetes.io/part-of'],
      owner: metadata.labels?.['owner'],
      email: metadata.annotations?.['email'],
    }));

    expect(said).toEqual(
      workloads.map(() => ({
        instance: true,
        partOf: instance.slug,
        owner: '4021',
        email: 'sols@inrea.example',
      })),
    );
  });

  it.each(table)('has a priority, and what serves is spread over nodes, in %s', (_slug, one) => {
    const pods = podsOf(rendered(one));
    const classes = priorityClasses().map(({ metadata }) => metadata.name);

    expect(pods.filter(({ spec }) => !classes.includes(spec.priorityClassName ?? ''))).toEqual([]);
    expect(
      pods
        .filter(({ where }) => where.startsWith('StatefulSet/'))
        .filter(({ spec }) => (spec.topologySpreadConstraints ?? []).length === 0),
    ).toEqual([]);
  });

  it.each(table)('is reached inside the cluster only, over IPv4, in %s', (_slug, instance) => {
    const services = ofKind(rendered(instance), 'Service');

    expect(
      services.map(({ spec }) => [spec?.type, spec?.ipFamilies, spec?.ipFamilyPolicy]),
    ).toEqual(services.map(() => ['ClusterIP', ['IPv4'], 'SingleStack']));
  });
});

// --- internal ---

/** What a probe asks, without how often. */
function question(probe: { exec?: unknown; httpGet?: unknown; tcpSocket?: unknown }): string {
  return JSON.stringify([probe.exec, probe.httpGet, probe.tcpSocket]);
}
