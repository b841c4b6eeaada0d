import { describe, expect, it } from 'vitest';
import {
  compareFleet,
  identityMarkdown,
  identityText,
  type Render,
} from '../../lib/conformity/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { auditFleet, renderer } from '../../scripts/rim/audit-fleet.ts';
import { readFleet } from '../../scripts/rim/read-fleet.ts';
import { like, sponsored, zone } from '../instance/fixtures/base.ts';
import { least, most, platform, programs } from '../kubernetes/sample.ts';

const render = renderer(platform, programs);
const folder = new URL('../../instances/', import.meta.url).pathname;
const large = like({ slug: 'talus', size: 'L' });

function leaking(leak: (instance: Instance) => object): Render {
  return (instance) => {
    const { objects, settings } = render(instance);
    return { objects: [...objects, leak(instance)], settings };
  };
}

function map(data: Record<string, string>): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'leak' }, data };
}

describe('the managed instances', () => {
  it('of this repository are the baseline plus what their files say', () => {
    const fleet = readFleet(folder).files.map(({ instance }) => instance);
    const found = auditFleet(fleet, platform, programs);

    expect(found.instances.length).toBeGreaterThan(10);
    expect(
      found.instances.flatMap(({ slug, unexplained }) => unexplained.map((one) => [slug, one])),
    ).toEqual([]);
    expect(found.identical).toBe(true);
  });

  it.each([
    ['the least', least],
    ['the most', most],
    ['a zone', zone],
    ['one with partners', sponsored('inrea-000404')],
    ['one whose slug is an ordinary word', like({ slug: 'settings' })],
    [
      'one whose name holds signs',
      like({ entity: { ...most.entity, name: 'A & B’s <i>"sols"</i>' } }),
    ],
  ])('are also: %s', (_, instance) => {
    expect(compareFleet([instance], platform, render).instances[0]?.unexplained).toEqual([]);
  });

  it('list what each field changes', () => {
    const [identity] = compareFleet([large], platform, render).instances;
    const size = identity?.explained.find(({ field }) => field === 'size');

    expect(size?.value).toBe('"L"');
    expect(size?.paths).toContain('ResourceQuota/quota .spec.hard.limits.memory');
  });
});

describe('a leak', () => {
  it.each<[string, (instance: Instance) => object]>([
    ['by the slug', ({ slug }) => map({ debug: slug === 'talus' ? 'on' : 'off' })],
    ['by the owner', ({ owner }) => map({ debug: owner.group === 4100 ? 'on' : 'off' })],
    ['by the number of users', ({ expectedUsers }) => map({ users: `${expectedUsers} users` })],
    ['by a pilot', ({ pilots }) => map({ pilot: pilots[0]?.ref ?? '' })],
    [
      'of a whole object',
      ({ slug }) => ({ ...map({}), metadata: { name: slug === 'talus' ? 'more' : 'leak' } }),
    ],
    [
      'by the size, of more than figures',
      ({ size }) => map({ privileged: size === 'L' ? 'true' : 'false' }),
    ],
  ])('%s is found', (_, leak) => {
    const found = compareFleet([large], platform, leaking(leak));

    expect(found.identical).toBe(false);
    expect(found.instances[0]?.unexplained[0]?.path).toMatch(/^ConfigMap\//);
    expect(identityText(found)).toContain('1 of 1 instances differ');
    expect(identityMarkdown(found)).toContain('| Not explained |');
  });

  it('of a setting is found by its name', () => {
    const odd: Render = (instance) => {
      const { objects, settings } = render(instance);
      return {
        objects,
        settings: { ...settings, anon_users: instance.slug === 'talus' ? '1' : '0' },
      };
    };

    expect(compareFleet([large], platform, odd).instances[0]?.unexplained).toEqual([
      { path: 'settings .anon_users', before: '0', after: '1', why: 'depends on whose it is' },
    ]);
  });
});
