import { describe, expect, it } from 'vitest';
import { exit } from '../../lib/elabftw/reconciler/errors.mjs';
import { minuteOf } from '../../lib/kubernetes/configure/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { containersOf, one, podOf } from './objects.ts';
import { fleet, rendered, renderedFleet, table } from './sample.ts';

describe('the minute at which an instance is looked at', () => {
  it('is its own for ever, whoever else is there', () => {
    // Written down once: another minute would mean that every instance has moved.
    expect(['sols', 'umr-1000', 'pathem'].map(minuteOf)).toEqual([25, 45, 49]);
  });

  it.each([
    [300, 15],
    [1000, 35],
  ])('spreads %i instances over the hour: at most %i a minute', (count, limit) => {
    const perMinute = new Map<number, number>();
    for (const { slug } of generateFleet(count, platform)) {
      const minute = minuteOf(slug);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }

    expect(perMinute.size).toBeGreaterThan(55);
    expect(Math.max(...perMinute.values())).toBeLessThanOrEqual(limit);
  });

  it.each(fleet.filter(([, { state }]) => state === 'active'))(
    'is the one of the schedule, in %s',
    (slug, instance) => {
      expect(driftOf(renderedFleet(instance)).spec?.schedule).toBe(`${minuteOf(slug)} * * * *`);
    },
  );
});

describe('the look for drift', () => {
  it.each(table)('never runs twice at one time, and is over before the next, in %s', (_s, one) => {
    const spec = driftOf(rendered(one)).spec;
    const job = spec?.jobTemplate.spec;

    expect(spec?.concurrencyPolicy).toBe('Forbid');
    expect(job?.activeDeadlineSeconds).toBeLessThan(3600);
    expect(spec?.startingDeadlineSeconds).toBeLessThan(3600);
    // Unsaid, a hand that suspends it would own the field, and Argo CD would leave it.
    expect(spec?.suspend).toBe(false);
  });

  it.each(table)('keeps few jobs behind it, the failed ones longest, in %s', (_slug, one) => {
    const spec = driftOf(rendered(one)).spec;

    expect([spec?.successfulJobsHistoryLimit, spec?.failedJobsHistoryLimit]).toEqual([1, 3]);
    // The history counts them: a time to live beside it would take the failed ones away.
    expect(spec?.jobTemplate.spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  it.each(table)('does not hide what it found behind another try, in %s', (_slug, one) => {
    const [first] = driftOf(rendered(one)).spec?.jobTemplate.spec?.podFailurePolicy?.rules ?? [];

    expect(first).toEqual({
      action: 'FailJob',
      onExitCodes: { containerName: 'drift', operator: 'In', values: [exit.differs, exit.refused] },
    });
  });

  it.each(table)('never makes the notebook degraded, where the first job may, in %s', (_s, one) => {
    const ignoring = rendered(one)
      .filter(({ metadata }) => metadata.annotations?.[ignored] !== undefined)
      .map(({ kind, metadata }) => `${kind}/${metadata.name}`);

    expect(ignoring).toEqual(['CronJob/drift']);
    expect(driftOf(rendered(one)).metadata.annotations?.[ignored]).toBe('true');
  });

  it.each(table)('does what the job did, and tells what it put right, in %s', (_slug, one) => {
    const words = (role: string) =>
      containersOf(podOf(rendered(one), role)).flatMap(({ command }) => command ?? []);
    const [job, repeated] = [words('configure'), words('drift')];

    expect(repeated.slice(0, repeated.indexOf('--wait'))).toEqual(
      job.slice(0, job.indexOf('--wait')),
    );
    expect(repeated.slice(-2)).toEqual(['--mended', 'differs']);
  });
});

// --- internal ---

const ignored = 'argocd.argoproj.io/ignore-healthcheck';

function driftOf(objects: readonly KubernetesObject[]) {
  return one(objects, 'CronJob', 'drift');
}
