import { describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { sizeIds } from '../../lib/platform/index.ts';
import {
  containerOf,
  containersOf,
  environmentOf,
  ofKind,
  one,
  type Pod,
  podOf,
  podsOf,
} from './objects.ts';
import { least, rendered, samples, table, withParts } from './sample.ts';

const everySize: readonly (readonly [string, Instance])[] = sizeIds.map((size) => [
  size,
  { ...withParts, size },
]);

describe('the size of an instance', () => {
  it.each(everySize)('%s leaves PHP 512 Mi below the limit of its container', (_size, instance) => {
    const web = containerOf(podOf(rendered(instance), 'web'), 'web');

    const php = Number.parseInt(environmentOf(web)['MAX_PHP_MEMORY'] ?? '', 10);

    expect(php).toBeGreaterThanOrEqual(1024);
    expect(mebi(web.resources?.limits?.['memory'])).toBeGreaterThanOrEqual(php + 512);
  });

  it.each(everySize)('%s keeps a cache of several of the largest uploads', (_size, instance) => {
    const pod = podOf(rendered(instance), 'web');
    const web = containerOf(pod, 'web');

    const upload = Number.parseInt(environmentOf(web)['MAX_UPLOAD_SIZE'] ?? '', 10);
    const cache = pod.spec.volumes?.find(({ name }) => name === 'cache')?.emptyDir?.sizeLimit;

    expect(mebi(cache)).toBeGreaterThanOrEqual(4 * upload);
    expect(mebi(web.resources?.limits?.['ephemeral-storage'])).toBeGreaterThan(mebi(cache));
  });

  it.each(everySize)('%s gives MySQL room beside its buffer pool', (_size, instance) => {
    const objects = rendered(instance);
    const database = containerOf(podOf(objects, 'database'), 'database');

    const settings = ofKind(objects, 'ConfigMap').map(({ data }) => data?.['my.cnf'] ?? '');
    const pool = /innodb_buffer_pool_size = (?<size>\d+)M/.exec(settings.join(''))?.groups?.[
      'size'
    ];

    expect(mebi(database.resources?.limits?.['memory'])).toBeGreaterThanOrEqual(2 * Number(pool));
  });

  it.each(everySize)('%s stays within its quota, with five jobs at once', (_size, instance) => {
    const objects = rendered(instance);
    const hard = one(objects, 'ResourceQuota', 'quota').spec?.hard ?? {};
    const pods = podsOf(objects);
    const [prepare, ...others] = pods.filter(({ where }) => !where.startsWith('StatefulSet/'));
    if (prepare === undefined) throw new Error('no job was rendered');
    // Backup and drill are to come; they are of the same budget.
    const all = [...pods, prepare, prepare];
    expect(others.map(({ where }) => where.split(/[/-]/)[1])).toEqual(['configure', 'drift']);

    for (const bound of ['requests', 'limits'] as const) {
      for (const amount of ['cpu', 'memory', 'ephemeral-storage'] as const) {
        const sum = all.reduce((total, pod) => total + needed(pod, bound, amount), 0);
        expect(sum).toBeLessThanOrEqual(parse(hard[`${bound}.${amount}`]));
      }
    }
    expect(all.length).toBeLessThanOrEqual(Number(hard['pods']));
  });

  it.each(table)('of %s holds every container within its limit range', (_slug, instance) => {
    const objects = rendered(instance);
    const [range] = one(objects, 'LimitRange', 'limits').spec?.limits ?? [];

    const containers = podsOf(objects).flatMap(containersOf);
    const beyond = containers.filter(({ resources }) =>
      Object.entries(resources?.limits ?? {}).some(
        ([name, value]) => parse(value) > parse(range?.max?.[name]),
      ),
    );

    expect(beyond).toEqual([]);
    expect(containers.every(({ resources }) => amounts(resources) === 6)).toBe(true);
  });

  it('writes amounts as Kubernetes would write them back', () => {
    const texts = samples.flatMap((instance) =>
      podsOf(rendered(instance))
        .flatMap(containersOf)
        .flatMap(({ resources }) => [
          ...Object.values(resources?.limits ?? {}),
          ...Object.values(resources?.requests ?? {}),
        ]),
    );

    const strange = texts.filter((text) => /^\d*000m$/.test(text) || divides(text));

    expect(texts.length).toBeGreaterThan(100);
    expect(strange).toEqual([]);
  });

  it('lets a claim be as large as the quota and the limit range allow, and no larger', () => {
    const objects = rendered({ ...least, storage: { kind: 'volume', filesGi: 300 } });
    const hard = one(objects, 'ResourceQuota', 'quota').spec?.hard ?? {};
    const range = one(objects, 'LimitRange', 'limits').spec?.limits?.[1];

    const claims = ofKind(objects, 'PersistentVolumeClaim').map(({ spec }) =>
      parse(spec?.resources?.requests?.['storage']),
    );
    const sum = claims.reduce((total, size) => total + size, 0);

    expect(Math.max(...claims)).toBe(parse(range?.max?.['storage']));
    expect(sum * 2).toBe(parse(hard['requests.storage']));
  });
});

// --- internal ---

const units: Readonly<Record<string, number>> = {
  // CPU in thousandths, so that sums stay whole.
  '': 1000,
  m: 1,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

function parse(text: string | number | undefined): number {
  const { groups } = /^(?<amount>\d+)(?<unit>m|Mi|Gi|Ti|)$/.exec(String(text)) ?? {};
  const unit = units[groups?.['unit'] ?? 'none'];
  if (unit === undefined) throw new Error(`no amount: ${text}`);
  return Number(groups?.['amount']) * unit;
}

function mebi(text: string | number | undefined): number {
  return parse(text) / 2 ** 20;
}

/** Whether `1024Mi` stands where `1Gi` should. */
function divides(text: string): boolean {
  const { groups } = /^(?<amount>\d+)(?:Mi|Gi)$/.exec(text) ?? {};
  return groups !== undefined && Number(groups['amount']) % 1024 === 0;
}

/** What the scheduler counts: all containers together, or the largest that runs before them. */
function needed({ spec }: Pod, bound: 'requests' | 'limits', amount: string): number {
  const of = (container: Pod['spec']['containers'][number]) =>
    parse(container.resources?.[bound]?.[amount]);
  const together = spec.containers.reduce((sum, container) => sum + of(container), 0);
  return Math.max(together, ...(spec.initContainers ?? []).map(of));
}

function amounts(resources: Pod['spec']['containers'][number]['resources']): number {
  const { limits = {}, requests = {} } = resources ?? {};
  return Object.keys(limits).length + Object.keys(requests).length;
}
