import { describe, expect, it } from 'vitest';
import { exceptions } from '../../lib/kubernetes/exceptions.ts';
import { checkers } from '../../scripts/checkers/index.ts';
import { judge, type Run } from '../../scripts/checkers/judge.ts';

describe('the written exceptions', () => {
  it('are fewer than ten, and none concerns privilege, network or secrets', () => {
    const runs = exceptions.map(({ checker, rule, objects }): Run => {
      const complaint = { rule, object: objects, file: '', message: '' };
      const outcome = { looked: 1, expected: 1, of: 'objects', complaints: [complaint] } as const;
      return { checker, outcome };
    });

    const verdicts = judge(runs, exceptions, { today: '2026-11-24', overdue: false });

    expect(verdicts.at(-1)).toMatchObject({ checker: 'exceptions', findings: [] });
  });

  it.each(exceptions)('$checker $rule on $objects has a reason and a real date', (exception) => {
    const { checker, reason, lookAgainOn } = exception;

    expect(checkers.map(({ name }) => name)).toContain(checker);
    expect(reason.length).toBeGreaterThan(60);
    expect(new Date(lookAgainOn).toISOString()).toMatch(new RegExp(`^${lookAgainOn}T`));
  });

  it('speak once of the same thing', () => {
    const keys = exceptions.map(({ checker, rule, objects }) => `${checker} ${rule} ${objects}`);

    expect(new Set(keys).size).toBe(keys.length);
  });
});
