import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exception, matches } from '../../lib/kubernetes/exceptions.ts';
import { exceptionLimit, judge, type Run } from '../../scripts/checkers/judge.ts';
import type { Complaint } from '../../scripts/checkers/model.ts';

const claim: Complaint = {
  rule: 'statefulset-has-servicename',
  object: 'StatefulSet/eln-hasopa/db',
  file: 'dist/ouest/hasopa/manifests.yaml',
  message: 'StatefulSet does not have a valid serviceName',
};
const exception: Exception = {
  checker: 'kube-score',
  rule: claim.rule,
  objects: 'StatefulSet/eln-*/db',
  reason: 'The example of this test.',
  acceptedBy: 'platform team',
  lookAgainOn: '2027-06-01',
};
const when = { today: '2026-11-24', overdue: true };

function run(complaints: readonly Complaint[], checker = 'kube-score'): Run {
  return { checker, outcome: { looked: 3, expected: 3, of: 'objects', complaints } };
}

/** What the closing line about the exceptions themselves complains of. */
function aboutExceptions(verdicts: ReturnType<typeof judge>): readonly string[] {
  return (
    verdicts.find(({ checker }) => checker === 'exceptions')?.findings.map((it) => it.rule) ?? []
  );
}

describe('judging what the checkers say', () => {
  it('leaves a finding standing that nobody has excused', () => {
    const [verdict] = judge([run([claim])], [], when);

    expect(verdict).toMatchObject({ findings: [claim], excused: [] });
  });

  it('excuses a finding of that checker, that rule and that object, and counts it', () => {
    const verdicts = judge([run([claim])], [exception], when);

    expect(verdicts[0]).toMatchObject({ findings: [], excused: [claim] });
    expect(aboutExceptions(verdicts)).toEqual([]);
  });

  it.each([
    ['another object', { objects: 'StatefulSet/eln-*/web' }],
    ['another rule', { rule: 'container-image-tag' }],
    ['another checker', { checker: 'kubesec' as const }],
  ])('does not stretch an exception to %s', (_, change) => {
    const runs = [run([claim]), run([], 'kubesec')];
    const verdicts = judge(runs, [{ ...exception, ...change }], when);

    expect(verdicts[0]?.findings).toEqual([claim]);
    expect(aboutExceptions(verdicts)).toEqual(['matches-nothing']);
  });

  it('refuses an exception that no longer matches anything', () => {
    expect(aboutExceptions(judge([run([])], [exception], when))).toEqual(['matches-nothing']);
  });

  it('says nothing of an exception whose checker was not run, or failed', () => {
    expect(aboutExceptions(judge([], [exception], when))).toEqual([]);
    const broken: Run = { checker: 'kube-score', broken: 'It crashed.' };
    expect(aboutExceptions(judge([broken], [exception], when))).toEqual([]);
  });

  it('asks to look again once the date has come, where it is asked to', () => {
    const late = { ...exception, lookAgainOn: '2026-11-24' };

    expect(aboutExceptions(judge([run([claim])], [late], when))).toEqual(['look-again']);
    expect(aboutExceptions(judge([run([claim])], [late], { ...when, overdue: false }))).toEqual([]);
  });

  it.each([
    ['kube-score', 'container-security-context-privileged'],
    ['kube-score', 'pod-networkpolicy'],
    ['kubesec', 'RunAsNonRoot'],
    ['kubesec', 'AutomountServiceAccountToken'],
    ['checkov', 'CKV_K8S_16'],
    ['checkov', 'CKV_K8S_35'],
    ['checkov', 'CKV2_K8S_6'],
    ['trivy', 'KSV-0017'],
    ['trivy', 'KSV-0038'],
    ['trivy', 'KSV-0041'],
    ['trivy', 'KSV-0109'],
    ['trivy', 'KSV-0113'],
    ['trivy', 'KSV-01010'],
    ['rules', 'network-isolated'],
    ['rules', 'secret-environment'],
    ['rules', 'rights'],
    ['zizmor', 'excessive-permissions'],
  ] as const)('never excuses privilege, network or secrets: %s %s', (checker, rule) => {
    const runs = [run([{ ...claim, rule }], checker)];

    expect(aboutExceptions(judge(runs, [{ ...exception, checker, rule }], when))).toEqual([
      'never-excused',
    ]);
  });

  it.each([
    ['trivy', 'KSV-0011'],
    ['trivy', 'KSV-0039'],
    ['checkov', 'CKV_K8S_11'],
    ['kubesec', 'LimitsCPU'],
    ['kubesec', 'VolumeClaimRequestsStorage'],
  ] as const)('lets what is neither be excused: %s %s', (checker, rule) => {
    const runs = [run([{ ...claim, rule }], checker)];

    expect(aboutExceptions(judge(runs, [{ ...exception, checker, rule }], when))).toEqual([]);
  });

  it('refuses a tenth exception', () => {
    const many = Array.from({ length: exceptionLimit + 1 }, (_, index) => ({
      ...exception,
      rule: `rule-${index}`,
    }));
    const runs = [run(many.map(({ rule }) => ({ ...claim, rule })))];

    expect(aboutExceptions(judge(runs, many.slice(1), when))).toEqual([]);
    expect(aboutExceptions(judge(runs, many, when))).toEqual(['too-many']);
  });

  it('takes a checker that looked at nothing, or at too little, for one that failed', () => {
    const outcome = { looked: 0, expected: 0, of: 'objects', complaints: [] } as const;
    const runs: readonly Run[] = [
      { checker: 'nothing', outcome },
      { checker: 'little', outcome: { ...outcome, looked: 4, expected: 5 } },
      { checker: 'enough', outcome: { ...outcome, looked: 5, expected: 5 } },
    ];

    const broken = judge(runs, [], when).map((verdict) => verdict.broken);

    expect(broken.slice(0, 3)).toEqual([
      'It looked at no objects at all.',
      'It looked at 4 of 5 objects.',
      undefined,
    ]);
  });

  it('never loses a finding: each is left standing or excused, exactly once', () => {
    const words = fc.constantFrom('a', 'b', 'StatefulSet/eln-a/db', 'Job/eln-b/x');
    const complaint = fc.record({ rule: words, object: words, file: words, message: words });
    const excuse = fc.record({ rule: words, objects: fc.constantFrom('a', '*', 'Job/*') });
    fc.assert(
      fc.property(
        fc.array(complaint),
        fc.array(excuse, { maxLength: 9 }),
        (complaints, excuses) => {
          const exceptions = excuses.map((part) => ({ ...exception, ...part }));

          const [verdict] = judge([run(complaints)], exceptions, when);

          const told = [...(verdict?.findings ?? []), ...(verdict?.excused ?? [])];
          expect(new Set(told)).toEqual(new Set(complaints));
          expect(told).toHaveLength(complaints.length);
        },
      ),
      { seed: 20261124 },
    );
  });
});

describe('a pattern of objects', () => {
  it.each([
    ['StatefulSet/eln-*/db', 'StatefulSet/eln-hasopa/db', true],
    ['StatefulSet/eln-*/db', 'StatefulSet/eln-hasopa/db-2', false],
    ['StatefulSet/eln-*/db', 'xStatefulSet/eln-hasopa/db', false],
    ['Job/eln-*/prepare-*', 'Job/eln-a/prepare-1f0e', true],
    ['ClusterRole/eln.fleet', 'ClusterRole/elnxfleet', false],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml', true],
  ])('%s and %s: %s', (pattern, object, expected) => {
    expect(matches(pattern, object)).toBe(expected);
  });

  it('without a star names one object and no other', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('*')),
        fc.string(),
        (name, other) => {
          expect(matches(name, name)).toBe(true);
          expect(matches(name, other)).toBe(name === other);
        },
      ),
      { seed: 20261124 },
    );
  });
});
