import { describe, expect, it } from 'vitest';
import { hostOf, namespaceOf, resolveInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { external, objectStore, otherProduct, saas, sponsored } from './fixtures/base.ts';
import { base, like } from './fixtures/index.ts';

describe('what a managed instance leaves out', () => {
  it('is settled by its cluster, ring and size', () => {
    const resolved = resolveInstance(base, platform);
    expect(resolved).toMatchObject({
      slug: 'haies',
      host: 'haies.cle.inrea.example',
      namespace: 'eln-haies',
      storage: { kind: 'volume', filesGi: 20 },
      database: { kind: 'dedicated', sizeGi: 5 },
      serviceLevel: 'silver',
      policy: platform.policy,
      elabftw: { version: '6.0.4' },
      mysql: { version: '8.4' },
    });
    expect(resolved.switches.size).toBe(0);
  });

  it.each([
    [like({ host: 'carnets.haies.example' }), { host: 'carnets.haies.example' }],
    [like({ stage: 'sandbox' }), { serviceLevel: 'bronze' }],
    [like({ serviceLevel: 'gold' }), { serviceLevel: 'gold' }],
    [like({ storage: { kind: 'volume', filesGi: 40 } }), { storage: { filesGi: 40 } }],
    [like({ database: { kind: 'dedicated', sizeGi: 9 } }), { database: { sizeGi: 9 } }],
    [objectStore('eln/haies/s3'), { storage: { bucket: 'eln-haies', kind: 's3' } }],
    [external('mysql.inrea.example'), { database: { port: 3306, name: 'eln_haies' } }],
  ])('gives way to what it says (%#)', (instance, expected) => {
    expect(resolveInstance(instance, platform)).toMatchObject(expected);
  });

  it('is a second factor for everyone where an audience brings local accounts', () => {
    const local = resolveInstance(sponsored('inrea-003310'), platform);
    expect(local.policy.mfa).toEqual({ level: 'everyone', enforcedBy: 'app' });
    const signature = { internal: 'off', external: 'none' } as const;
    expect(resolveInstance(like({ policy: { signature } }), platform).policy).toEqual({
      ...platform.policy,
      signature,
    });
  });

  it.each([
    ['INSTANCE_NOT_MANAGED', saas],
    ['INSTANCE_NOT_MANAGED', like({ product: otherProduct })],
    ['PLATFORM_UNKNOWN', like({ cluster: 'nowhere' })],
    ['PLATFORM_UNKNOWN', like({ ring: undefined })],
    ['PLATFORM_UNKNOWN', like({ pin: { release: '9.9.9', reason: 'x', until: '2027-01-01' } })],
  ])('is refused with %s for an instance that has none (%#)', (code, instance) => {
    expect(() => resolveInstance(instance, platform)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the address of an instance', () => {
  it('is its own, or follows from slug and cluster, or is not known', () => {
    expect(hostOf(base, platform)).toBe('haies.cle.inrea.example');
    expect(hostOf(saas, platform)).toBe('haies.carnets.example');
    expect(hostOf(like({ ...saas, host: undefined }), platform)).toBeUndefined();
    expect(namespaceOf('haies')).toBe('eln-haies');
  });
});
