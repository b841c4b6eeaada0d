import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../scripts/checkers/judge.ts';
import { findingLines, statusOf, tableLines } from '../../scripts/checkers/report.ts';

const good: Verdict = { checker: 'kubesec', looked: 412, of: 'objects', findings: [], excused: [] };
const finding = {
  rule: 'container-resources',
  object: 'StatefulSet/eln-hasopa/web',
  file: 'dist/ouest/hasopa/manifests.yaml',
  message: 'web: CPU limit is not set',
};
const bad: Verdict = { ...good, checker: 'kube-score', findings: [finding], excused: [finding] };
const broken: Verdict = { ...good, checker: 'trivy', looked: 0, broken: 'It crashed.' };

describe('the closing table', () => {
  it('has a line a checker: what it looked at, found and was excused', () => {
    expect(tableLines([good, bad, broken]).join('\n')).toBe(
      [
        'checker       looked at  findings  excepted',
        '----------  -----------  --------  --------  --------',
        'kubesec     412 objects         0         0  good',
        'kube-score  412 objects         1         1  NOT GOOD',
        'trivy                 -         -         0  FAILED',
      ].join('\n'),
    );
  });

  it('fits a terminal of 80 columns, however many objects there are', () => {
    const wide = { ...bad, checker: 'fleet request form', looked: 9_999_999 };

    for (const line of tableLines([wide, broken])) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('a finding', () => {
  it('is one line that names checker, rule, object, place and defect', () => {
    expect(findingLines([bad])).toEqual([
      'kube-score container-resources: StatefulSet/eln-hasopa/web (dist/ouest/hasopa/manifests.yaml): web: CPU limit is not set',
    ]);
  });

  it('cannot break its line nor command the terminal, whatever a checker quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const [line = ''] = findingLines([{ ...bad, findings: [{ ...finding, message }] }]);

        return !/[\p{C}\n\r\u2028\u2029]/u.test(line);
      }),
      { seed: 20261124 },
    );
  });
});

describe('the exit status', () => {
  it.each([
    ['0 when everything is good', [good], 0],
    ['1 when something was found', [good, bad], 1],
    ['1 when something was found and a checker failed', [bad, broken], 1],
    ['3 when a checker failed and nothing was found', [good, broken], 3],
  ])('is %s', (_, verdicts, status) => {
    expect(statusOf(verdicts)).toBe(status);
  });
});
