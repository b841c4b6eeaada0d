import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationStatus } from '../../lib/kubernetes/configure/index.ts';

const good = {
  mode: 'apply',
  site: 'https://sols.example',
  release: '6.0.4',
  ok: true,
  changes: 12,
  drift: [],
  notes: [{ note: 'pilot-awaited', name: 'inrea-000101' }],
  problem: null,
};

describe('the status of a configuration', () => {
  it('is what the run that ended last has left in its pod', () => {
    const drifted = { ...good, ok: false, changes: 1, drift: ['local_register'] };

    const status = configurationStatus({
      items: [
        pod('configure', '2026-11-24T09:00:00Z', JSON.stringify(good)),
        pod('drift', '2026-11-24T10:25:07Z', JSON.stringify(drifted)),
        pod('drift', '2026-11-24T09:25:06Z', JSON.stringify(good)),
      ],
    });

    expect(status).toEqual({
      by: 'drift',
      at: '2026-11-24T10:25:07Z',
      ok: false,
      release: '6.0.4',
      changes: 1,
      drift: ['local_register'],
      notes: good.notes,
      problem: null,
    });
  });

  it('is none while no run has ended', () => {
    const running = {
      ...pod('configure', '', ''),
      status: { containerStatuses: [{ state: { running: {} } }] },
    };

    expect(configurationStatus({ items: [] })).toBeNull();
    expect(
      configurationStatus({ items: [running, pod('web', '2026-11-24T09:00:00Z', '')] }),
    ).toBeNull();
  });

  it('says of a run that could not begin what it said itself', () => {
    const problem = { code: 'key', sentence: 'The instance does not take this API key.' };

    const status = configurationStatus({
      items: [pod('drift', '2026-11-24T09:00:00Z', JSON.stringify({ ok: false, problem }))],
    });

    expect(status).toMatchObject({ ok: false, release: null, drift: [], problem });
  });

  it('is never good when it cannot be read', () => {
    const messages = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constant(JSON.stringify({ ...good, drift: [{}] })),
    );

    fc.assert(
      fc.property(messages, (message) => {
        const status = configurationStatus({
          items: [pod('drift', '2026-11-24T09:00:00Z', message)],
        });

        expect(status).toMatchObject({ ok: false, problem: { code: 'no-status' } });
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('bears whatever is no list of pods', () => {
    fc.assert(
      fc.property(fc.anything(), (pods) => {
        expect(configurationStatus(pods)).toBeNull();
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

// --- internal ---

function pod(role: string, finishedAt: string, message: string) {
  return {
    metadata: { name: `${role}-x`, labels: { 'eln.fleet/role': role } },
    status: {
      containerStatuses: [{ state: { terminated: { exitCode: 0, finishedAt, message } } }],
    },
  };
}
