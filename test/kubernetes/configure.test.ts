import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DesiredState, type Programs, reconcilerFiles } from '../../lib/elabftw/index.ts';
import { exit } from '../../lib/elabftw/reconciler/errors.mjs';
import {
  type Instance,
  isRunning,
  type Resolved,
  resolveInstance,
  states,
} from '../../lib/instance/index.ts';
import { instanceObjects, type KubernetesObject } from '../../lib/kubernetes/index.ts';
import { platform as ours } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { containersOf, ofKind, podOf, podsOf } from './objects.ts';
import { least, most, platform, programs, rendered, resolved, table } from './sample.ts';

const seed = 20261124;

describe('the configure job', () => {
  it.each(otherWork)('is another one when its work is another: %s', (_what, change) => {
    expect(jobOf(changed(change)).metadata.name).not.toBe(jobOf(changed({})).metadata.name);
  });

  it.each(sameWork)('is the same one when only this changes: %s', (_what, change) => {
    const [job, before] = [jobOf(changed(change)), jobOf(changed({}))];

    expect([job.metadata.name, job.spec]).toEqual([before.metadata.name, before.spec]);
  });

  it('has another name exactly when image, program, settings or secrets are others', () => {
    const fleet = generateFleet(40, ours).map((instance) => {
      const objects = instanceObjects(resolveInstance(instance, ours), ours, programs);
      const job = jobOf(objects);
      const { image, command } = podOf(objects, 'configure').spec.containers[0] ?? {};
      const secrets = podOf(objects, 'configure').spec.volumes?.find(
        ({ name }) => name === 'secrets',
      );
      return {
        name: job.metadata.name,
        work: JSON.stringify([image, command, secrets, desiredOf(objects)]),
      };
    });
    // Of one notebook, too: the same one under other words of its file.
    const again = generateFleet(40, ours).map((instance) => ({ ...instance, size: 'L' as const }));

    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), (one, other) => {
        const [a, b] = [fleet[one], fleet[other]];
        expect(a?.name === b?.name).toBe(a?.work === b?.work);
      }),
      { seed, numRuns: 300 },
    );
    for (const [index, instance] of again.entries()) {
      const objects = instanceObjects(resolveInstance(instance, ours), ours, programs);
      expect(jobOf(objects).metadata.name).toBe(fleet[index]?.name);
    }
  });

  it.each(table)('stays once it has run, is not retried in vain, in %s', (_slug, instance) => {
    const { spec } = jobOf(rendered(instance));

    expect(spec).not.toHaveProperty('ttlSecondsAfterFinished');
    expect(spec?.template.spec?.restartPolicy).toBe('Never');
    expect(spec?.podFailurePolicy?.rules[0]).toEqual({
      action: 'FailJob',
      onExitCodes: { containerName: 'configure', operator: 'In', values: [exit.refused] },
    });
    // Every run may wait as long as it is told to, and all of them end before the deadline.
    expect(waitOf(instance, 'configure') * (1 + (spec?.backoffLimit ?? 0))).toBeLessThan(
      spec?.activeDeadlineSeconds ?? 0,
    );
  });
});

describe('the pods that configure a notebook', () => {
  const reconcilers = (instance: Instance) =>
    podsOf(rendered(instance)).filter(({ labels }) =>
      ['configure', 'drift'].includes(labels['eln.fleet/role'] ?? ''),
    );

  it.each(table)('write to nothing and are told nothing by their environment, in %s', (_s, one) => {
    const pods = reconcilers(one);

    const kinds = pods.flatMap(({ spec }) =>
      (spec.volumes ?? []).map((volume) => Object.keys(volume).find((key) => key !== 'name')),
    );
    const mounts = pods.flatMap(containersOf).flatMap(({ volumeMounts }) => volumeMounts ?? []);

    expect(pods).toHaveLength(2);
    expect(new Set(kinds)).toEqual(new Set(['configMap', 'projected']));
    expect(mounts.every(({ readOnly }) => readOnly === true)).toBe(true);
    expect(pods.flatMap(containersOf).map(({ env }) => env)).toEqual([undefined, undefined]);
  });

  it('see the key to the API, and no other secret that they are not told to use', () => {
    const secrets = (instance: Instance) =>
      reconcilers(instance).map(({ spec }) =>
        (spec.volumes ?? [])
          .flatMap(({ projected }) => projected?.sources ?? [])
          .flatMap(({ secret }) =>
            (secret?.items ?? []).map(({ path }) => `${secret?.name} ${path}`),
          ),
      );

    expect(secrets(least)).toEqual([['api-key api-key'], ['api-key api-key']]);
    expect(secrets(most)[0]).toEqual([
      'api-key api-key',
      'timestamp timestamp-login',
      'timestamp timestamp-password',
    ]);
  });

  it.each(table)(
    'run the image of the page, so that a release moves all of it, in %s',
    (_s, one) => {
      const objects = rendered(one);
      const images = ['web', 'configure', 'drift'].map(
        (role) => podOf(objects, role).spec.containers[0]?.image,
      );

      expect(new Set(images).size).toBe(1);
    },
  );

  it.each(table)('leave what they have to say where the kubelet reads it, in %s', (_slug, one) => {
    for (const { command, terminationMessagePath } of reconcilers(one).flatMap(containersOf)) {
      expect(command?.[command.indexOf('--status') + 1]).toBe(terminationMessagePath);
    }
  });

  it.each(states.map((state) => [state]))(
    'are there exactly while the notebook runs: %s',
    (state) => {
      const kinds = rendered({ ...least, state }).map(
        ({ kind, metadata }) => `${kind}/${metadata.name.replace(/-[0-9a-f]{10}$/, '')}`,
      );

      const found = kinds.filter((name) => /\/(?:configure|drift|desired|reconciler)$/.test(name));

      expect(found.toSorted()).toEqual(isRunning(state) ? all : []);
    },
  );
});

describe('the files of the configuration', () => {
  it.each(table)('fit into a ConfigMap many times over, in %s', (_slug, instance) => {
    const sizes = ofKind(rendered(instance), 'ConfigMap').map(({ data }) =>
      Buffer.byteLength(JSON.stringify(data)),
    );

    // etcd and the API server refuse 1 MiB.
    expect(Math.max(...sizes)).toBeLessThan(128 * 1024);
  });

  it.each(table)('name secrets and hold none, in %s', (_slug, instance) => {
    const state = desiredOf(rendered(instance));
    const { encrypted } = state.keys;

    const written = encrypted.filter((key) => {
      const value = state.settings[key];
      return typeof value === 'string' && value !== '';
    });

    expect(encrypted.length).toBeGreaterThan(0);
    expect(written).toEqual([]);
  });
});

// --- internal ---

const all = [
  'ConfigMap/desired',
  'ConfigMap/reconciler',
  'CronJob/drift',
  'Job/configure',
  'NetworkPolicy/configure',
  'NetworkPolicy/drift',
  'ServiceAccount/configure',
  'ServiceAccount/drift',
];

interface Change {
  readonly instance?: Partial<Instance>;
  readonly resolved?: Partial<Resolved>;
  readonly programs?: Partial<Programs>;
}

const [program] = reconcilerFiles;

const otherWork: readonly (readonly [string, Change])[] = [
  ['the image', { resolved: { elabftw: { ...resolved(least).elabftw, digest: digest('c') } } }],
  ['its program', { programs: { [program]: 'throw new Error();' } }],
  ['the audience', { instance: { audience: 'edugain' } }],
  ['the language', { instance: { language: 'en' } }],
  ['the address', { instance: { host: 'sols.example' } }],
  ['the state, which is announced', { instance: { state: 'read-only' } }],
  ['a pilot', { instance: { pilots: most.pilots } }],
  [
    'the authority',
    { instance: { policy: { timestamp: { authority: 'universign', auto: 'off' } } } },
  ],
  ['where files lie', { instance: { storage: { ...s3(), credentials: 'eln/sols/s3' } } }],
];

const sameWork: readonly (readonly [string, Change])[] = [
  ['size', { instance: { size: 'L' } }],
  ['room for files', { instance: { storage: { kind: 'volume', filesGi: 400 } } }],
  ['room of the database', { instance: { database: { kind: 'dedicated', sizeGi: 50 } } }],
  ['MySQL', { resolved: { mysql: { ...resolved(least).mysql, digest: digest('d') } } }],
  ['optional parts', { resolved: { switches: new Set(['redis', 'opencloning']) } }],
  ['the day of its review', { instance: { reviewOn: '2028-01-01' } }],
  ['a program of the database', { programs: { 'prepare.php': '<?php // another' } }],
  [
    'a comment of its program',
    { programs: { [program]: `// Better worded.\n${programs[program]}` } },
  ],
  // The label on the job follows, which may change.
  ['the owner', { instance: { owner: { group: 7 } } }],
];

function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

function s3() {
  const { storage } = most;
  if (storage?.kind !== 's3') throw new Error('the fullest sample has a bucket');
  return storage;
}

function changed(change: Change): readonly KubernetesObject[] {
  const one = { ...resolved({ ...least, ...change.instance }), ...change.resolved };
  return instanceObjects(one, platform, { ...programs, ...change.programs });
}

function jobOf(objects: readonly KubernetesObject[]) {
  const [job, ...more] = ofKind(objects, 'Job').filter(({ metadata }) =>
    metadata.name.startsWith('configure-'),
  );
  if (job === undefined || more.length > 0) throw new Error('not one configure job was rendered');
  return job;
}

function desiredOf(objects: readonly KubernetesObject[]): DesiredState {
  const texts = ofKind(objects, 'ConfigMap').flatMap(({ data }) => data?.['desired.json'] ?? []);
  return JSON.parse(texts[0] ?? '') as DesiredState;
}

/** Seconds that one run waits for the instance. */
function waitOf(instance: Instance, role: string): number {
  const command = podOf(rendered(instance), role).spec.containers[0]?.command ?? [];
  return Number(command[command.indexOf('--wait') + 1]) / 1000;
}
