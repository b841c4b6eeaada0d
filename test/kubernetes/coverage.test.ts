import { describe, expect, it } from 'vitest';
import { type Instance, instanceSchema } from '../../lib/instance/index.ts';
import { fieldProblems } from '../../lib/kubernetes/fields/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import { ofKind, podsOf } from './objects.ts';
import { least, most, platform, rendered, table } from './sample.ts';

type Field = keyof Instance;

/** One change of each field that reaches the manifests of an instance. */
const heard: Readonly<Partial<Record<Field, Partial<Instance>>>> = {
  slug: { slug: 'terre' },
  entity: { entity: { ...least.entity, name: 'Unité de recherche Terre' } },
  stage: { stage: 'sandbox' },
  state: { state: 'notice' },
  cluster: { cluster: 'confine' },
  ring: { ring: 'canary' },
  host: { host: 'sols.example' },
  audience: { audience: 'renater' },
  size: { size: 'M' },
  storage: { storage: { kind: 'volume', filesGi: 21 } },
  database: { database: { kind: 'dedicated', sizeGi: 6 } },
  serviceLevel: { serviceLevel: 'gold' },
  mailbox: { mailbox: 'terre@inrea.example' },
  classification: { classification: { kind: 'personal-data', decision: 'DPO-2026-3' } },
  sensitivity: { sensitivity: { level: 'particular', decision: 'RSSI-2026-9' } },
  pilots: { pilots: most.pilots },
  vacancy: { vacancy: { since: '2026-09-01', step: 'banner' } },
  policy: { policy: { timestamp: { authority: 'universign', auto: 'off' } } },
  language: { language: 'en' },
  owner: { owner: { group: 4022 } },
  request: { request: { ...least.request, number: 13 } },
};

/** Why each other field must not reach them. */
const silent: Readonly<Partial<Record<Field, string>>> = {
  schemaVersion: 'the shape of the file, not of the instance',
  scenario: 'only managed instances have manifests',
  history: 'what was, is nothing that runs; the day of a notice is told, a test below shows it',
  product: 'only eLabFTW has manifests',
  consortium: 'lifecycle: a date on which people act',
  pin: 'decides which release is resolved; a test below shows it',
  partners: 'judges the request; the audience decides who may log in',
  expectedUsers: 'judges the request; the size decides what runs',
  expectedTeams: 'judges the request',
  changes: 'who asked for what; the other fields say what came of it',
  restore: 'asked for and not yet carried out; nothing of it is deployed until then',
  repository: 'self-hosted instances',
  provider: 'saas instances',
  freezes: 'delivery: when a change may be merged',
  reviewOn: 'lifecycle: a date on which people act; a pod must not hear of it',
};

describe('every field of the schema', () => {
  it('is heard in the manifests, or a reason says why not', () => {
    const known = [...Object.keys(heard), ...Object.keys(silent)].toSorted();

    expect(known).toEqual(Object.keys(instanceSchema.shape).toSorted());
  });

  it.each(Object.entries(heard))('%s changes some byte of some object', (_field, change) => {
    expect(text({ ...least, ...change })).not.toBe(text(least));
  });

  it('that is silent changes nothing', () => {
    const quiet: Partial<Instance> = {
      history: most.history,
      consortium: most.consortium,
      partners: most.partners,
      expectedUsers: 3,
      expectedTeams: 2,
      repository: most.repository,
      provider: most.provider,
      freezes: most.freezes,
      reviewOn: '2028-01-01',
    };

    expect(text({ ...least, ...quiet })).toBe(text(least));
  });

  it('of policy reaches what is configured, the account that it asks for, and nothing else', () => {
    const named = (authority: 'dfn' | 'universign' | 'evidency') =>
      rendered({ ...least, policy: { timestamp: { authority, auto: 'off' } } });
    const configured = ['ConfigMap/desired', 'CronJob/drift', 'Job/configure'];

    expect(changedBetween(rendered(least), named('dfn'))).toEqual([]);
    expect(changedBetween(named('universign'), named('dfn'))).toEqual(configured);
    expect(changedBetween(named('universign'), named('evidency'))).toEqual(
      [...configured, 'ExternalSecret/timestamp'].toSorted(),
    );
  });

  it('of history says from when on a notebook that was given notice cannot be changed', () => {
    const given = (on: string): Instance => ({
      ...least,
      state: 'notice',
      history: [{ state: 'notice', on }],
    });

    expect(changedBetween(rendered(given('2026-11-01')), rendered(given('2026-11-02')))).toEqual([
      'ConfigMap/desired',
      'CronJob/drift',
      'Job/configure',
    ]);
  });

  it('that pins a release changes the image', () => {
    const [release] = platform.releases.elabftw;
    if (release === undefined) throw new Error('no release');
    const next = { ...release, version: '6.0.5', tag: '6.0.5' };
    const newer = {
      ...platform,
      releases: { ...platform.releases, elabftw: [...platform.releases.elabftw, next] },
    };
    const pin = { release: '6.0.5', reason: 'x', until: '2027-01-01' };

    const images = podsOf(rendered({ ...least, pin }, newer)).map(
      ({ spec }) => spec.containers[0]?.image,
    );

    expect(images.filter((image) => image?.includes('elabimg:6.0.5@'))).toHaveLength(4);
  });
});

describe('the objects of an instance', () => {
  it.each(table)(
    'hold nothing that Kubernetes does not know, and no empty value, in %s',
    (_s, one) => {
      const objects = rendered(one);

      const problems = objects.flatMap((object) =>
        fieldProblems(object).map(({ path, what }) => `${object.kind} ${path} ${what}`),
      );

      expect(problems).toEqual([]);
      expect(structuredClone(objects)).toEqual(objects);
      expect(JSON.parse(JSON.stringify(objects))).toEqual(objects);
    },
  );

  it.each(table)('say nothing that Kubernetes would not write back, in %s', (_slug, instance) => {
    const unsaid = rendered(instance).flatMap((object) =>
      unwritten(object, `${object.kind}/${object.metadata.name}`),
    );

    expect(unsaid).toEqual([]);
  });

  it.each(table)('are the same bytes each time, in %s', (_slug, instance) => {
    expect(text(instance)).toBe(text(instance));
  });

  it('have one name each', () => {
    for (const [, instance] of table) {
      const names = rendered(instance).map(
        ({ apiVersion, kind, metadata }) => `${apiVersion}/${kind}/${metadata.name}`,
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('bring hostile text no further than an annotation, and a document in a file', () => {
    const hostile = '"; reboot --now #\n---\nkind: Secret {{ .x }} $(DB_PASSWORD)';
    const instance: Instance = { ...least, entity: { ...least.entity, name: hostile } };

    const objects = rendered(instance);
    const touched = objects.filter((object) => JSON.stringify(object).includes('reboot --now'));

    expect(touched.map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap']);
    const [desired] = ofKind(touched, 'ConfigMap');
    expect(JSON.parse(desired?.data?.['desired.json'] ?? '')).toMatchObject({
      teams: [{}, { name: hostile }],
    });
    expect(touched[0]?.metadata.annotations?.['eln.fleet/entity']).toBe(hostile);
    expect(Object.values(touched[0]?.metadata.labels ?? {})).not.toContain(hostile);
  });
});

// --- internal ---

/**
 * Booleans that the API server drops when they are false, and lists that it drops
 * when they are empty (`omitempty` in its types): Argo CD would see a difference for
 * ever. Seen on a real API server, 1.36; those that it keeps are pointers.
 */
const dropped = new Set(['readOnly', 'globalDefault', 'hostNetwork', 'hostPID', 'hostIPC', 'tty']);

function unwritten(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.length === 0
      ? [path]
      : value.flatMap((item, n) => unwritten(item, `${path}[${n}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    inner === false && dropped.has(key) ? [`${path}.${key}`] : unwritten(inner, `${path}.${key}`),
  );
}

/** Kinds and names, without hashes, of what is in one and not in the other as it stands there. */
function changedBetween(before: readonly KubernetesObject[], after: readonly KubernetesObject[]) {
  const known = new Set(before.map((object) => JSON.stringify(object)));
  return after
    .filter((object) => !known.has(JSON.stringify(object)))
    .map(({ kind, metadata }) => `${kind}/${metadata.name.replace(/-[0-9a-f]{10}$/, '')}`)
    .toSorted();
}

function text(instance: Instance): string {
  return JSON.stringify(rendered(instance));
}
