import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewTrees } from '../../generators/review/index.ts';
import { claim, instance, type Json, type Manifest, object, settings, web } from './trees.ts';

const seed = { seed: 20261124 };

/** Paths of the fields at which the review sees a difference. */
function changed(before: Manifest, after: Manifest): string[] {
  return reviewTrees(instance(before), instance(after)).changes.flatMap(({ fields }) =>
    fields.map(({ path }) => path),
  );
}

const pod = (spec: Manifest) =>
  object('StatefulSet', 'web', { spec: { template: { spec } } }, 'apps/v1');
const service = (...ports: readonly Json[]) => object('Service', 'web', { spec: { ports } });
const policy = (spec: Manifest) => object('NetworkPolicy', 'web', { spec }, 'networking.k8s.io/v1');
const role = (...rules: readonly Json[]) =>
  object('Role', 'jobs', { rules }, 'rbac.authorization.k8s.io/v1');
const route = (...rules: readonly Json[]) =>
  object('HTTPRoute', 'web', { spec: { rules } }, 'gateway.networking.k8s.io/v1');

describe('another spelling is no change', () => {
  it.each<[string, Manifest, Manifest]>([
    ['1024Mi of storage is 1Gi', claim('1024Mi'), claim('1Gi')],
    ['storage in bytes is 1Gi', claim(1073741824), claim('1Gi')],
    [
      'half a processor is 500m',
      web('a', [], { requests: { cpu: 0.5 } }),
      web('a', [], { requests: { cpu: '500m' } }),
    ],
    [
      'a quota of 1000m is 1',
      object('ResourceQuota', 'quota', { spec: { hard: { 'limits.cpu': '1000m' } } }),
      object('ResourceQuota', 'quota', { spec: { hard: { 'limits.cpu': '1' } } }),
    ],
    [
      'the port 8080 is “8080”',
      service({ name: 'http', port: 80, targetPort: 8080 }),
      service({ name: 'http', port: 80, targetPort: '8080' }),
    ],
    [
      'a field without a value is not there',
      object('Service', 'web', { spec: { type: 'ClusterIP', externalName: null } }),
      object('Service', 'web', { spec: { type: 'ClusterIP' } }),
    ],
  ])('%s', (_, before, after) => {
    expect(changed(before, after)).toEqual([]);
    expect(changed(after, before)).toEqual([]);
  });

  it.each<[string, Manifest, Manifest]>([
    ['one byte less is', claim(1073741823), claim('1Gi')],
    ['a limit that is gone is', web('a', [], { limits: { cpu: '1' } }), web('a', [], {})],
    [
      'the text of a variable is, even where it reads like a size',
      web('a', [{ name: 'SIZE', value: '1024Mi' }]),
      web('a', [{ name: 'SIZE', value: '1Gi' }]),
    ],
    ['a text of a ConfigMap is', settings({ size: '1024Mi' }), settings({ size: '1Gi' })],
    [
      'a port known by its name is',
      service({ name: 'http', port: 80, targetPort: '1k' }),
      service({ name: 'http', port: 80, targetPort: 1000 }),
    ],
  ])('but %s', (_, before, after) => {
    expect(changed(before, after)).toHaveLength(1);
  });
});

describe('the items of a list', () => {
  it('are told by the field that Kubernetes merges them by', () => {
    const before = pod({
      containers: [{ name: 'web', image: 'a', ports: [{ containerPort: 8080 }] }],
      volumes: [{ name: 'tmp', emptyDir: {} }],
      topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'x', maxSkew: 1 }],
    });
    const after = pod({
      containers: [{ name: 'web', image: 'b', ports: [{ containerPort: 8080, name: 'http' }] }],
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
      topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'x', maxSkew: 2 }],
    });

    expect(changed(before, after)).toEqual([
      'spec.template.spec.containers[web].image',
      'spec.template.spec.containers[web].ports[8080/TCP].name',
      'spec.template.spec.topologySpreadConstraints[zone/x].maxSkew',
      'spec.template.spec.volumes[tmp].emptyDir.sizeLimit',
    ]);
  });

  it('are two where the protocol is another', () => {
    const dns = service({ port: 53, protocol: 'UDP', name: 'a' }, { port: 53, name: 'b' });
    const other = service({ port: 53, protocol: 'UDP', name: 'a' }, { port: 53, name: 'c' });

    expect(changed(dns, other)).toEqual(['spec.ports[53/TCP].name']);
  });

  it('are the same rules in any order, where order says nothing', () => {
    const rules = [
      { from: [{ podSelector: { matchLabels: { a: 'b' } } }], ports: [{ port: 80 }, { port: 81 }] },
      { from: [{ namespaceSelector: {} }] },
    ] as const;
    const [one, other] = rules;
    const turned = { ...one, ports: [{ port: 81 }, { port: 80 }] };

    expect(
      changed(policy({ ingress: [one, other] }), policy({ ingress: [other, turned] })),
    ).toEqual([]);
    expect(
      changed(
        role({ apiGroups: [''], verbs: ['get', 'list'] }, { apiGroups: ['apps'], verbs: ['get'] }),
        role({ apiGroups: ['apps'], verbs: ['get'] }, { apiGroups: [''], verbs: ['list', 'get'] }),
      ),
    ).toEqual([]);
  });

  it('are one new rule, wherever it is put in', () => {
    const rule = (port: number) => ({ ports: [{ port }] });

    expect(
      changed(
        policy({ egress: [rule(1), rule(2), rule(3)] }),
        policy({ egress: [rule(9), rule(1), rule(2), rule(3)] }),
      ),
    ).toEqual(['spec.egress[0]']);
    expect(
      changed(
        route({ matches: [{ path: { value: '/a' } }] }),
        route({ matches: [{ path: { value: '/b' } }] }, { matches: [{ path: { value: '/a' } }] }),
      ),
    ).toEqual(['spec.rules[0]']);
  });

  it('are in another order where order means something', () => {
    const args = (...command: string[]) => pod({ containers: [{ name: 'web', command }] });
    const init = (...names: string[]) => pod({ initContainers: names.map((name) => ({ name })) });

    expect(changed(args('a', 'b'), args('b', 'a'))).toEqual([
      'spec.template.spec.containers[web].command',
    ]);
    expect(changed(init('backup', 'migrate'), init('migrate', 'backup'))).toEqual([
      'spec.template.spec.initContainers',
    ]);
  });

  it('lose none of their changes, whatever is added, taken and moved', () => {
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    fc.assert(
      fc.property(ports, ports, (before, after) => {
        const rules = (list: readonly number[]) =>
          policy({ ingress: list.map((port) => ({ ports: [{ port }] })) });
        const paths = changed(rules(before), rules(after));
        const gone = before.filter((port) => !after.includes(port)).length;
        const come = after.filter((port) => !before.includes(port)).length;

        expect(paths).toHaveLength(Math.max(gone, come));
      }),
      { ...seed, numRuns: 50 },
    );
  });
});

describe('an object', () => {
  const job = (name: string, command: string) =>
    object(
      'Job',
      name,
      { spec: { template: { spec: { containers: [{ name: 'a', command }] } } } },
      'batch/v1',
    );

  it.each(['prepare', 'configure'])(
    '%s is the same job under the hash of another content',
    (stem) => {
      const { changes } = reviewTrees(
        instance(job(`${stem}-0123456789`, 'old')),
        instance(job(`${stem}-abcdef0123`, 'new')),
      );

      expect(changes.map(({ change, name }) => `${change} ${name}`)).toEqual([
        `changed ${stem}-abcdef0123`,
      ]);
    },
  );

  it('is the same one in a newer version of its API', () => {
    const hpa = (version: string) =>
      object('HTTPRoute', 'web', {}, `gateway.networking.k8s.io/${version}`);

    expect(changed(hpa('v1beta1'), hpa('v1'))).toEqual(['apiVersion']);
  });

  it('holds JSON, of which each field is told', () => {
    const desired = (lang: string) =>
      settings({ 'desired.json': JSON.stringify({ version: 1, settings: { lang, title: 'x' } }) });

    expect(changed(desired('fr'), desired('en'))).toEqual(['data["desired.json"].settings.lang']);
  });

  it('holds JSON that nobody can read a secret in, however it is spelled', () => {
    const token = `ghp_${'16C7e42F292c6912E771'}${'0c838347Ae178B4a'}`;
    const spelled = [...token].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
    const text = (value: string) => settings({ 'desired.json': `{"note": "${value}"}` });

    const report = JSON.stringify(
      reviewTrees(instance(text('a')), instance(text(spelled))).changes[0]?.fields,
    );
    expect(report).not.toContain(token);
  });
});
