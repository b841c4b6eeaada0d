import { describe, expect, it } from 'vitest';
import {
  compareFleet,
  fleetAudit,
  fleetAuditSchema,
  identityDocument,
  identityText,
  type Render,
  toMarkdown,
} from '../../lib/conformity/index.ts';
import { desiredState, writeDesiredState } from '../../lib/elabftw/reconciler/index.ts';
import { desiredSettings } from '../../lib/elabftw/settings/index.ts';
import { type Instance, resolveInstance } from '../../lib/instance/index.ts';
import { auditFleet, renderer } from '../../scripts/rim/audit-fleet.ts';
import { readFleet } from '../../scripts/rim/read-fleet.ts';
import { like, pilot, sponsored, zone } from '../instance/fixtures/base.ts';
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

  it('list each setting that differs, with both values, and a secret by its file', () => {
    const paid = like({ policy: { timestamp: { authority: 'evidency', auto: 'off' } } });
    const [identity] = compareFleet([paid], platform, render).instances;

    const policy = identity?.explained.find(({ field }) => field === 'policy');
    expect(policy?.settings).toEqual(
      expect.arrayContaining([
        { key: 'ts_authority', before: 'dfn', after: 'evidency' },
        { key: 'ts_password', before: '', after: 'file timestamp-password' },
        { key: 'ts_balance', before: '0', after: 'left to the application' },
      ]),
    );
  });

  it('stay so when a manifest carries the settings, the teams and the pilots as a document', () => {
    const piloted = like({
      slug: 'talus',
      pilots: [pilot('primary', 'inrea-000101'), pilot('backup', 'inrea-000102')],
    });
    const [identity] = compareFleet([piloted, large], platform, carrying).instances;

    expect(identity?.unexplained).toEqual([]);
    expect(identity?.explained.map(({ field, value }) => [field, value])).toEqual([
      ['pilots', '2'],
    ]);
  });

  it('may do hourly work at a minute of their own, and nothing else at a time of their own', () => {
    const at = (schedule: (slug: string) => string): Render => {
      return (instance) => {
        const { objects, settings } = render(instance);
        return { objects: [...objects, map({ schedule: schedule(instance.slug) })], settings };
      };
    };
    const hourly = compareFleet(
      [large],
      platform,
      at((slug) => `${slug.length} * * * *`),
    );
    const daily = compareFleet(
      [large],
      platform,
      at((slug) => `0 ${slug.length} * * *`),
    );

    expect([hourly.identical, daily.identical]).toEqual([true, false]);
  });
});

/** As the configure job has it: the desired state in a ConfigMap. */
const carrying: Render = (instance) => {
  const { objects, settings } = render(instance);
  const resolved = resolveInstance(instance, platform);
  const state = desiredState(resolved, platform, desiredSettings(resolved, platform));
  const document = { ...map({ 'desired.json': writeDesiredState(state) }) };
  return { objects: [...objects, document], settings };
};

/** The same, and a setting in that document depends on something that it should not. */
function carryingOdd(odd: (instance: Instance) => boolean): Render {
  return (instance) => {
    const { objects, settings } = render(instance);
    const desired = JSON.stringify({ settings: { anon_users: odd(instance) ? '1' : '0' } });
    return { objects: [...objects, map({ 'desired.json': desired })], settings };
  };
}

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
    const audit = fleetAudit(found, null);
    expect(identityText(audit)).toContain('1 of 1 instances differ');
    expect(toMarkdown(identityDocument(audit, 'en'))).toContain('not proven');
  });

  it.each<[string, Instance, (instance: Instance) => boolean]>([
    ['whose it is', large, ({ slug }) => slug === 'talus'],
    ['its host', like({ host: 'cahier.haies.example' }), ({ host }) => host !== undefined],
    ['its pilots', like({}), ({ pilots }) => pilots.length > 1],
    ['its ring', like({ ring: 'canary' }), ({ ring }) => ring === 'canary'],
  ])('of a setting by %s is found in a document too, by its name', (_, instance, odd) => {
    const found = compareFleet([instance], platform, carryingOdd(odd));

    expect(found.instances[0]?.unexplained.map(({ path }) => path)).toEqual([
      'ConfigMap/leak .data.desired.json.settings.anon_users',
    ]);
  });

  it('of a setting through a field that has no say in it is found', () => {
    const odd: Render = (instance) => {
      const { objects, settings } = render(instance);
      return { objects, settings: { ...settings, anon_users: instance.host ? '1' : '0' } };
    };
    const found = compareFleet([like({ host: 'cahier.haies.example' })], platform, odd);

    expect(found.instances[0]?.unexplained).toEqual([
      {
        path: 'settings .anon_users',
        before: '0',
        after: '1',
        why: 'host may not change this',
      },
    ]);
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

describe('the report on the fleet', () => {
  const identities = compareFleet([large, like({ slug: 'bosquet', size: 'L' })], platform, render);
  const dist = {
    files: 12,
    differing: ['ouest/talus/manifests.yaml'],
    missing: [],
    stale: ['ouest/nobody/'],
  };

  it('is what its published schema says', () => {
    const audit = fleetAudit(identities, dist);
    expect(fleetAuditSchema.parse(JSON.parse(JSON.stringify(audit)))).toEqual(audit);
  });

  it.each([
    ['fr', 'non prouvée', 'modifié à la main', 'Par différence', 'Par instance'],
    ['en', 'not proven', 'edited by hand', 'By difference', 'By instance'],
  ] as const)(
    'names in %s each committed file that is not what is rendered',
    (language, ...words) => {
      const audit = fleetAudit(identities, dist);
      const text = toMarkdown(identityDocument(audit, language));

      expect(audit.identical).toBe(false);
      for (const word of [...words, '`ouest/talus/manifests.yaml`', '`ouest/nobody/`'])
        expect(text).toContain(word);
      expect(identityText(audit)).toContain('! ouest/talus/manifests.yaml: is not what');
    },
  );

  it('lists a difference once, with every instance that has it', () => {
    const text = toMarkdown(identityDocument(fleetAudit(identities, null), 'fr'));

    const rows = text.split('\n').filter((line) => line.startsWith('| `size` | `"L"`'));
    expect(rows[0]).toContain('`talus`, `bosquet`');
    expect(text).toContain('n’ont pas été comparés');
    expect(text).toContain('prouvée');
  });
});
