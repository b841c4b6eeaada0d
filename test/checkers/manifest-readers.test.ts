import { describe, expect, it } from 'vitest';
import { checkovOutcome, checkovReport } from '../../scripts/checkers/external/checkov.ts';
import { kubeScoreOutcome, kubeScoreReport } from '../../scripts/checkers/external/kube-score.ts';
import {
  kubeconformOutcome,
  kubeconformReport,
} from '../../scripts/checkers/external/kubeconform.ts';
import {
  kubesecOutcome,
  kubesecReport,
  kubesecSubjects,
} from '../../scripts/checkers/external/kubesec.ts';
import { apart, trivyOutcome, trivyReport } from '../../scripts/checkers/external/trivy.ts';
import { objectsOf } from '../../scripts/checkers/ground.ts';

// Cut down from what each program printed, of the version that .ci/checkers pins.

const file = 'dist/ouest/hasopa/manifests.yaml';
const objects = objectsOf(
  `apiVersion: v1
kind: Namespace
metadata:
  name: eln-hasopa
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: web
  namespace: eln-hasopa
spec:
  template:
    spec:
      securityContext: {appArmorProfile: {type: RuntimeDefault}}
      containers: [{name: web}]
---
apiVersion: batch/v1
kind: Job
metadata:
  name: prepare-1f0e
  namespace: eln-hasopa
spec:
  template:
    spec:
      containers: [{name: prepare}]
`,
  file,
  'ouest',
);
const web = 'StatefulSet/eln-hasopa/web';

describe('kubeconform', () => {
  const report = kubeconformReport.parse({
    resources: [
      {
        filename: `/r/${file}`,
        kind: 'Namespace',
        name: 'eln-hasopa',
        status: 'statusValid',
        msg: '',
      },
      {
        filename: `/r/${file}`,
        kind: 'StatefulSet',
        name: 'web',
        status: 'statusInvalid',
        msg: "problem validating schema. Check JSON formatting: jsonschema validation failed with 'file:///c/s.json#' - at '/spec': additional properties 'wrong' not allowed",
      },
      {
        filename: `/r/${file}`,
        kind: 'Job',
        name: 'prepare-1f0e',
        status: 'statusSkipped',
        msg: '',
      },
    ],
  });

  it('names the object and what its schema does not allow', () => {
    expect(kubeconformOutcome(report, { root: '/r', objects }).complaints).toEqual([
      {
        rule: 'schema',
        object: web,
        file,
        message: "at '/spec': additional properties 'wrong' not allowed",
      },
    ]);
  });

  it('has not looked at an object that it skipped', () => {
    expect(kubeconformOutcome(report, { root: '/r', objects })).toMatchObject({
      looked: 2,
      expected: 3,
    });
  });
});

describe('kube-score', () => {
  const check = { id: 'container-resources', comment: 'Makes sure that limits are set' };
  const comments = [{ path: 'web', summary: 'CPU limit is not set', description: '' }];
  const entry = (checks: readonly unknown[]) => ({
    type_meta: { kind: 'StatefulSet', apiVersion: 'apps/v1' },
    object_meta: { name: 'web', namespace: 'eln-hasopa' },
    checks,
  });

  it('takes anything less than a full grade for a finding', () => {
    const report = kubeScoreReport.parse([
      entry([
        { check, grade: 1, skipped: false, comments },
        {
          check: { ...check, id: 'container-seccomp-profile' },
          grade: 5,
          skipped: false,
          comments: null,
        },
        { check, grade: 10, skipped: false, comments: null },
        { check, grade: 1, skipped: true, comments: null },
      ]),
    ]);

    expect(kubeScoreOutcome(report, objects).complaints).toEqual([
      { rule: 'container-resources', object: web, file, message: 'web: CPU limit is not set' },
      { rule: 'container-seccomp-profile', object: web, file, message: check.comment },
    ]);
  });

  it('must have looked at everything that runs pods', () => {
    const report = kubeScoreReport.parse([entry([])]);

    expect(kubeScoreOutcome(report, objects)).toMatchObject({ looked: 1, expected: 2 });
  });
});

describe('kubesec', () => {
  const subjects = kubesecSubjects(objects);

  it('is shown the pod of a job, and the fields that it does not know as annotations', () => {
    expect(subjects.map(({ text }) => JSON.parse(text))).toEqual([
      expect.objectContaining({
        kind: 'StatefulSet',
        metadata: expect.objectContaining({
          annotations: { 'container.apparmor.security.beta.kubernetes.io/pod': 'runtime/default' },
        }),
      }),
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'subject-2', namespace: 'eln-hasopa', annotations: {} },
        spec: { containers: [{ name: 'prepare' }] },
      },
    ]);
  });

  it.each([
    ['Unconfined', 'RuntimeDefault'],
    ['RuntimeDefault', 'Unconfined'],
  ])('is not told that a pod is confined when one container is %s and one %s', (first, second) => {
    const container = (type: string) =>
      `{name: c, securityContext: {appArmorProfile: {type: ${type}}}}`;
    const pods = objectsOf(
      `apiVersion: v1
kind: Pod
metadata: {name: a, namespace: b}
spec:
  securityContext: {appArmorProfile: {type: RuntimeDefault}}
  initContainers: [${container(first)}]
  containers: [${container(second)}]
`,
      file,
      'ouest',
    );

    expect(kubesecSubjects(pods)[0]?.text).toContain('"annotations":{}');
  });

  it('leaves nothing to advise on, and an object that it calls invalid is a finding', () => {
    const report = kubesecReport.parse([
      {
        object: 'StatefulSet/subject-1.eln-hasopa',
        valid: true,
        message: 'Passed with a score of 5 points',
        scoring: {
          critical: [{ id: 'Privileged', reason: 'Privileged containers can do all' }],
          advise: [{ id: 'LimitsCPU', reason: 'Enforcing CPU limits prevents DOS' }],
        },
      },
      { object: 'Pod/subject-2.eln-hasopa', valid: false, message: 'no schema', scoring: {} },
    ]);

    const outcome = kubesecOutcome(report, subjects);

    expect(outcome).toMatchObject({ looked: 2, expected: 2 });
    expect(outcome.complaints.map(({ rule, object }) => [rule, object])).toEqual([
      ['Privileged', web],
      ['LimitsCPU', web],
      ['invalid', 'Job/eln-hasopa/prepare-1f0e'],
    ]);
  });
});

describe('checkov', () => {
  const failed = (resource: string) => ({
    check_id: 'CKV_K8S_12',
    check_name: 'Memory requests should be set',
    resource,
    file_path: '/ouest/hasopa/manifests.yaml',
  });
  const summary = { resource_count: 4, parsing_errors: 0 };

  it('names the object by kind, namespace and name, and a pod by the object that makes it', () => {
    const report = checkovReport.parse({
      results: {
        failed_checks: [
          failed('StatefulSet.eln-hasopa.web'),
          failed('Pod.eln-hasopa.web.app-web'),
          failed('Namespace.default.eln-hasopa'),
        ],
        skipped_checks: [failed('Job.eln-hasopa.prepare-1f0e')],
      },
      summary,
    });

    expect(checkovOutcome(report, objects).complaints.map(({ object }) => object)).toEqual([
      web,
      web,
      'Namespace/eln-hasopa',
      'Job/eln-hasopa/prepare-1f0e',
    ]);
  });

  it('has looked at nothing when it says so in its own way', () => {
    const report = checkovReport.parse({ passed: 0, failed: 0, resource_count: 0 });

    expect(checkovOutcome(report, objects)).toMatchObject({ looked: 0, expected: 3 });
  });
});

describe('trivy', () => {
  const result = (Target: string, Misconfigurations: readonly unknown[]) => ({
    Target,
    MisconfSummary: { Successes: 90, Failures: Misconfigurations.length },
    Misconfigurations,
  });
  const claim = { ID: 'KSV-0011', Message: "should set 'resources.limits.cpu'", Status: 'FAIL' };

  it('means the object whose number the file has', () => {
    const report = trivyReport.parse({
      Results: [result('1.json', [claim, { ...claim, Status: 'PASS' }]), result('2.json', [claim])],
    });

    const outcome = trivyOutcome(report, objects);

    expect(outcome).toMatchObject({ looked: 2, expected: 3, of: 'objects' });
    expect(outcome.complaints.map(({ object }) => object)).toEqual([
      web,
      'Job/eln-hasopa/prepare-1f0e',
    ]);
  });

  it('is shown quotas and limits by themselves, and every object once', () => {
    const kinds = ['ResourceQuota', 'Pod', 'LimitRange', 'Service', 'LimitRange'];
    const made = kinds.flatMap((kind, index) =>
      objectsOf(`apiVersion: v1\nkind: ${kind}\nmetadata: {name: n${index}}`, file, 'ouest'),
    );

    expect(apart(made).map((group) => group.map(({ id }) => id))).toEqual([
      ['LimitRange/n2', 'LimitRange/n4'],
      ['ResourceQuota/n0'],
      ['Pod/n1', 'Service/n3'],
    ]);
  });

  it('has looked at nothing when it has no results', () => {
    expect(trivyOutcome(trivyReport.parse({}), objects)).toMatchObject({ looked: 0, expected: 3 });
  });
});
