import { describe, expect, it } from 'vitest';
import { kubeScoreOutcome } from '../../scripts/checkers/external/kube-score.ts';
import type { Rendered } from '../../scripts/checkers/model.ts';

describe('a wall that kube-score finds no pod for', () => {
  it('is right around a namespace in which nothing runs any more', () => {
    expect(complaints([wall({})])).toEqual([]);
  });

  it('is a finding where something runs, or where it names a pod', () => {
    expect(complaints([wall({}), pod])).toEqual(['networkpolicy-targets-pod']);
    expect(complaints([wall({ matchLabels: { role: 'web' } })])).toEqual([
      'networkpolicy-targets-pod',
    ]);
  });
});

// --- internal ---

const pod = rendered('StatefulSet', 'web', { template: { spec: { containers: [] } } });

function wall(podSelector: object): Rendered {
  return rendered('NetworkPolicy', 'default-deny', { podSelector });
}

function rendered(kind: string, name: string, spec: object): Rendered {
  const object = { apiVersion: 'v1', kind, metadata: { name, namespace: 'eln-a' }, spec };
  return { object, id: `${kind}/eln-a/${name}`, file: 'dist/a.yaml', cluster: 'ouest' };
}

function complaints(objects: readonly Rendered[]): string[] {
  const check = { id: 'networkpolicy-targets-pod', comment: 'no pod' };
  const report = [
    {
      type_meta: { kind: 'NetworkPolicy', apiVersion: 'networking.k8s.io/v1' },
      object_meta: { name: 'default-deny', namespace: 'eln-a' },
      checks: [{ check, grade: 1, skipped: false, comments: null }],
    },
  ];
  return kubeScoreOutcome(report, objects).complaints.map(({ rule }) => rule);
}
