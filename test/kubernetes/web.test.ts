import { describe, expect, it } from 'vitest';
import { instanceObjects } from '../../lib/kubernetes/index.ts';
import { containerOf, environmentOf, podOf } from './objects.ts';
import { least, platform, programs, rendered, resolved } from './sample.ts';

describe('the web pod', () => {
  it('takes its steps in the order of law 7', () => {
    const { spec } = podOf(rendered(least), 'web');

    expect((spec.initContainers ?? []).map(({ name }) => name)).toEqual([
      'run-directory',
      'last-backup',
      'migrate',
    ]);
    expect(spec.containers.map(({ name }) => name)).toEqual(['web']);
  });

  it('asks each endpoint the question that it answers', () => {
    const web = containerOf(podOf(rendered(least), 'web'), 'web');

    expect(web.startupProbe?.httpGet?.path).toBe('/php-ping');
    expect(web.livenessProbe?.httpGet?.path).toBe('/healthcheck');
    expect(web.readinessProbe?.httpGet?.path).toBe('/healthcheck.php');
  });

  it('has a /run that its own user made, and nobody else may write', () => {
    const pod = podOf(rendered(least), 'web');
    const web = containerOf(pod, 'web');
    const maker = containerOf(pod, 'run-directory');

    expect(web.volumeMounts?.find(({ mountPath }) => mountPath === '/run')).toEqual({
      name: 'run',
      mountPath: '/run',
      subPath: 'run',
    });
    expect(maker.command?.at(-1)).toBe('test -d /scratch/run || mkdir -m 0755 /scratch/run');
    expect(maker.securityContext?.runAsUser).toBe(web.securityContext?.runAsUser);
    expect(environmentOf(web)).not.toHaveProperty(worldWritable);
  });

  it('accepts a world-writable /run only where the platform says that nothing else works', () => {
    const { ouest } = platform.clusters;
    if (ouest === undefined) throw new Error('no cluster');
    const fallback = {
      ...platform,
      clusters: { ouest: { ...ouest, runDirectory: 'world-writable' as const } },
    };

    const pod = podOf(rendered(least, fallback), 'web');
    const web = containerOf(pod, 'web');

    expect((pod.spec.initContainers ?? []).map(({ name }) => name)).not.toContain('run-directory');
    expect(web.volumeMounts?.find(({ mountPath }) => mountPath === '/run')).toEqual({
      name: 'run',
      mountPath: '/run',
    });
    expect(environmentOf(web)[worldWritable]).toBe('1');
  });

  it('writes where the image writes, and nowhere else', () => {
    const web = containerOf(podOf(rendered(least), 'web'), 'web');

    const writable = (web.volumeMounts ?? [])
      .filter(({ readOnly }) => readOnly !== true)
      .map(({ mountPath }) => mountPath);

    expect(writable.toSorted()).toEqual([
      '/run',
      '/tmp',
      '/var/cache/elabftw',
      '/var/lib/elabftw/exports',
      '/var/lib/elabftw/uploads',
    ]);
  });

  it('lets only the last backup write the receipt that the migration wants', () => {
    const pod = podOf(rendered(least), 'web');
    const receipt = (name: string) =>
      containerOf(pod, name).volumeMounts?.find((mount) => mount.name === 'receipt')?.readOnly;

    expect([receipt('last-backup'), receipt('migrate')]).toEqual([undefined, true]);
    expect(containerOf(pod, 'web').volumeMounts?.map(({ name }) => name)).not.toContain('receipt');
  });

  it('of a release that needs root is never rendered', () => {
    const one = resolved(least);
    const old = platform.releases.elabftw.find(({ generation }) => generation === 5);
    if (old === undefined) throw new Error('no release of generation 5 to refuse');

    expect(() => instanceObjects({ ...one, elabftw: old }, platform, programs)).toThrow(
      expect.objectContaining({ code: 'GENERATION_NOT_RENDERED', where: 'instances/sols.ts' }),
    );
  });

  it('has no optional part whose image nobody has pinned', () => {
    const { parts: _, ...releases } = platform.releases;
    const unpinned = { ...platform, releases };

    expect(() => rendered({ ...least, ring: 'early' }, unpinned)).toThrow(
      expect.objectContaining({
        code: 'PART_NOT_PINNED',
        where: 'lib/platform/releases.json parts.redis',
      }),
    );
  });
});

// --- internal ---

const worldWritable = 'S6_YES_I_WANT_A_WORLD_WRITABLE_RUN_BECAUSE_KUBERNETES';
