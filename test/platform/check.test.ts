import { describe, expect, it } from 'vitest';
import {
  capacitySchema,
  checkPlatform,
  type Platform,
  platform,
  pricesSchema,
} from '../../lib/platform/index.ts';

const today = '2026-11-24';

/** The platform with one thing put wrong. */
function broken(change: (copy: MutablePlatform) => void): Platform {
  const copy = structuredClone(platform) as MutablePlatform;
  change(copy);
  return copy;
}

type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> };
type MutablePlatform = Mutable<Platform>;

describe('this institute’s platform', () => {
  it('has nothing wrong, and says which digests nobody has compared', () => {
    const found = checkPlatform(platform, today);
    expect(found.filter(({ level }) => level === 'error')).toEqual([]);
    expect(found.map(({ field }) => field)).toEqual([
      'releases.json docker.io/elabftw/elabimg:6.0.4',
      'releases.json docker.io/elabftw/elabimg:5.6.12',
      'releases.json docker.io/library/mysql:8.4',
    ]);
    expect(found[0]?.fix.en).toContain('docker buildx imagetools inspect');
  });
});

describe('requests', () => {
  it('are off until the platform says who may ask, which is no error', () => {
    const off = broken(({ institute }) => {
      institute.forge.requesters = { gitlab: 'inrea/eln-requesters' };
    });
    const news = checkPlatform(off, today).filter(({ code }) => !code.includes('digest'));
    expect(news).toMatchObject([
      { code: 'platform-requests-off', level: 'warn', field: 'institute.forge.requesters.github' },
    ]);
  });
});

describe('a platform is told that', () => {
  it.each<[string, string, (copy: MutablePlatform) => void]>([
    [
      'a cluster has another id than its key',
      'platform-cluster-name',
      ({ clusters }) => {
        if (clusters['ouest']) clusters['ouest'].id = 'est';
      },
    ],
    [
      'two clusters share a domain',
      'platform-cluster-domain',
      ({ clusters }) => {
        for (const cluster of Object.values(clusters)) cluster.domain = 'one.example';
      },
    ],
    [
      'nobody wrote down what a cluster can give',
      'platform-capacity-missing',
      ({ capacity }) => {
        delete capacity['ouest'];
      },
    ],
    [
      'a capacity is of no cluster',
      'platform-capacity-cluster',
      ({ capacity }) => {
        if (capacity['ouest']) capacity['est'] = capacity['ouest'];
      },
    ],
    [
      'those who may ask are no group',
      'platform-requesters',
      ({ institute }) => {
        institute.forge.requesters = { github: '@inrea' };
      },
    ],
    [
      'a ring names an unknown release',
      'platform-ring-release',
      ({ rings }) => {
        rings.canary.elabftw = '9.9.9';
      },
    ],
    [
      'a ring runs a container that starts as root',
      'platform-ring-generation',
      ({ rings }) => {
        rings.stable.elabftw = '5.6.12';
      },
    ],
    [
      'a size leaves no memory beside PHP',
      'platform-size-memory',
      ({ sizes }) => {
        sizes.S.web.memory.limit = 1535;
      },
    ],
    [
      'the default timestamp authority is not allowed',
      'platform-timestamp',
      ({ policy }) => {
        policy.timestamp.authority = 'digicert';
      },
    ],
    [
      'its MySQL is out of support',
      'platform-mysql-end-of-life',
      ({ releases }) => {
        if (releases.mysql[0]) releases.mysql[0].endOfLife = '2026-04-30';
      },
    ],
  ])('%s', (_, code, change) => {
    const errors = checkPlatform(broken(change), today).filter(({ level }) => level === 'error');
    expect(new Set(errors.map((finding) => finding.code))).toEqual(new Set([code]));
  });
});

describe('capacity and prices', () => {
  const [capacity] = Object.values(platform.capacity);

  it('say where they come from and since when', () => {
    expect(capacitySchema.safeParse({ ouest: { ...capacity, source: '' } }).success).toBe(false);
    expect(pricesSchema.safeParse({ ...platform.prices, asOf: 'lately' }).success).toBe(false);
  });

  it.each([
    ['no processor', { vcpu: 0 }],
    ['half an object', { objects: 0.5 }],
    ['an amount in words', { memoryGi: '64Gi' }],
    ['a field too many', { nodes: 12 }],
  ])('of a cluster with %s are refused', (_, wrong) => {
    expect(capacitySchema.safeParse({ ouest: { ...capacity, ...wrong } }).success).toBe(false);
    expect(capacitySchema.safeParse({ ouest: capacity }).success).toBe(true);
  });

  it('below zero are no prices', () => {
    expect(pricesSchema.safeParse({ ...platform.prices, vcpuYear: -1 }).success).toBe(false);
  });
});
