import { describe, expect, it } from 'vitest';
import { reviewTrees } from '../../generators/review/index.ts';
import { rules } from '../../generators/review/risk/rules.ts';
import { firingOfPods, silentOfPods } from './pod-fixtures.ts';
import { type Fixture, firing, image, silent } from './rule-fixtures.ts';
import { claim, instance, manifestsOfX, route, tree, web } from './trees.ts';

const allFiring = [...firing, ...firingOfPods];
const allSilent = [...silent, ...silentOfPods];

const firedBy = ({ base, head }: Fixture) => reviewTrees(base, head).risks.map(({ rule }) => rule);

describe('a rule of the review', () => {
  it.each(allFiring)('$rule fires when $when', (fixture) => {
    expect(firedBy(fixture)).toContain(fixture.rule);
  });

  it.each(allSilent)('$rule is silent when $when', (fixture) => {
    expect(firedBy(fixture)).not.toContain(fixture.rule);
  });

  it.each(rules.map(({ id }) => id))('%s has a fixture that fires and one that does not', (id) => {
    expect(allFiring.some(({ rule }) => rule === id)).toBe(true);
    expect(allSilent.some(({ rule }) => rule === id)).toBe(true);
  });
});

describe('a risk', () => {
  it('names the object, the instance, the sizes and what to do', () => {
    const { risks, verdict } = reviewTrees(instance(claim('20Gi')), instance(claim('5Gi')));

    expect(verdict).toBe('blocked');
    expect(risks).toEqual([
      {
        level: 'block',
        rule: 'claim-shrunk',
        object: 'ouest/PersistentVolumeClaim/eln-umr-x/files',
        instances: ['umr-x'],
        message: 'The claim goes from 20Gi to 5Gi.',
        fix: 'Ask for at least what the claim has: Kubernetes refuses to shrink a volume.',
      },
    ]);
  });

  it('never quotes the file that it cannot read', () => {
    const text = 'password: hunter2hunter2\n  bad: [*hunter2hunter2';
    const report = reviewTrees(tree({}), tree({ [manifestsOfX]: text }));

    expect(report.verdict).toBe('blocked');
    expect(JSON.stringify(report)).not.toContain('hunter2');
    expect(report.risks[0]?.message).toMatch(/line \d+/);
  });

  it('comes before those that are less bad', () => {
    const { risks } = reviewTrees(
      instance(claim('20Gi'), web(image), route('a.example')),
      instance(claim('5Gi'), web(`${image}-1`), route('b.example')),
    );

    expect(risks.map(({ level }) => level)).toEqual(['block', 'warn', 'info']);
  });
});
