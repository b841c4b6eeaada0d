import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewTrees, ruleGroups } from '../../generators/review/index.ts';
import type { Fixture } from './fixtures/fixture.ts';
import { ruleFixtures } from './fixtures/index.ts';
import { claim, instance, manifestsOfX, route, tree, web } from './trees.ts';

const rules = ruleGroups.flatMap((group) => group.rules);
const firing = ruleFixtures.filter(({ fires }) => fires);
const silent = ruleFixtures.filter(({ fires }) => !fires);
const symmetric = new Set(rules.filter((rule) => rule.symmetric === true).map(({ id }) => id));
const image = 'registry.example/elabftw/elabimg:6.0.4';

const risksOf = ({ base, head, options }: Fixture) => reviewTrees(base, head, options).risks;
const firedBy = (fixture: Fixture) => risksOf(fixture).map(({ rule }) => rule);

/** The same change, the other way round. */
function mirrored({ options = {}, ...fixture }: Fixture): Fixture {
  const { source } = options;
  const turned =
    source === undefined ? {} : { source: { ...source, base: source.head, head: source.base } };
  return { ...fixture, base: fixture.head, head: fixture.base, options: { ...options, ...turned } };
}

/** Where each rule fires; the hash in the name of an object is that of the side it stands on. */
function placesOf(fixture: Fixture): string[] {
  return risksOf(fixture)
    .filter(({ rule }) => symmetric.has(rule))
    .map(({ rule, object }) => `${rule} ${object.replace(/-[0-9a-f]{10}$/, '')}`)
    .sort();
}

describe('a rule of the review', () => {
  it.each(firing)('$rule fires when $when', (fixture) => {
    expect(firedBy(fixture)).toContain(fixture.rule);
  });

  it.each(silent)('$rule is silent when $when', (fixture) => {
    expect(firedBy(fixture)).not.toContain(fixture.rule);
  });

  it.each(rules.map(({ id }) => id))('%s has a fixture that fires and one that does not', (id) => {
    expect(firing.map(({ rule }) => rule)).toContain(id);
    expect(silent.map(({ rule }) => rule)).toContain(id);
  });

  it('is named once, and says what it finds, why and what to do', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, finds, reason, fix } of rules) {
      expect(id).toMatch(/^[a-z][a-z-]+[a-z]$/);
      for (const sentence of [finds, reason, fix])
        expect(sentence).toMatch(/^(?:eLabFTW|[A-Z]).{12,}[.?]$/s);
    }
  });

  it('has no fixture of a rule that is not there', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(ruleFixtures.filter(({ rule }) => !known.has(rule))).toEqual([]);
  });
});

describe('every rule', () => {
  it('is silent when nothing changes', () => {
    for (const { head, options = {} } of ruleFixtures) {
      const { source } = options;
      const still = source === undefined ? {} : { source: { ...source, base: source.head } };
      expect(
        reviewTrees(head, head, { ...options, ...still }).risks.filter(
          ({ rule }) => rule !== 'unreadable',
        ),
      ).toEqual([]);
    }
  });

  it('says the same whatever the order of files, documents and fixtures', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ruleFixtures),
        fc.infiniteStream(fc.nat()),
        (fixture, random) => {
          const shuffled = <T>(list: readonly T[]): T[] =>
            list
              .map((item) => ({ item, at: random.next().value ?? 0 }))
              .sort((a, b) => a.at - b.at)
              .map(({ item }) => item);
          const mixed = (files: Fixture['base']) =>
            new Map(
              shuffled([...files]).map(([path, text]) => [
                path,
                shuffled(text.split(/^(?=---)/m)).join(''),
              ]),
            );
          const again = { ...fixture, base: mixed(fixture.base), head: mixed(fixture.head) };

          // Told by its line; told of the bytes.
          const ofText = ['unreadable', 'text-only'];
          const others = (one: Fixture) =>
            risksOf(one).filter(({ rule }) => !ofText.includes(rule));
          expect(others(again)).toEqual(others(fixture));
        },
      ),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it.each(ruleFixtures)(
    'that is symmetric says the same of the way back, as when $when',
    (fixture) => {
      expect(placesOf(mirrored(fixture))).toEqual(placesOf(fixture));
    },
  );
});

describe('a risk', () => {
  it('names the object, the instance, the sizes and what to do', () => {
    const { risks, verdict } = reviewTrees(instance(claim('20Gi')), instance(claim('5Gi')));

    expect(verdict).toBe('blocked');
    expect(risks).toMatchObject([
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
    const pinned = `${image}@sha256:${'1'.repeat(64)}`;
    const patched = `${image}-1@sha256:${'2'.repeat(64)}`;
    const { risks } = reviewTrees(
      instance(claim('20Gi'), web(pinned), route('a.example')),
      instance(claim('5Gi'), web(patched), route('b.example')),
    );

    expect([...new Set(risks.map(({ level }) => level))]).toEqual(['block', 'warn', 'info']);
  });
});
