import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewTrees } from '../../generators/review/index.ts';
import { apart } from '../../generators/review/manifest/documents.ts';
import { claim, file, instance, type Manifest, manifestsOfX, settings, tree } from './trees.ts';

const seed = { seed: 20261124 };

/** Objects by name, in any order, of which each may differ, stay, come or go. */
const objects = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.constantFrom('1', '2') }),
  { selector: ({ name }) => name },
);
type Objects = readonly { readonly name: string; readonly value: string }[];

const manifests = (list: Objects): Manifest[] =>
  list.map(({ name, value }) => settings({ a: value, text: 'x\n---\ny' }, name));

describe('the documents that two texts share', () => {
  it('are taken out of both, and the lines keep their numbers', () => {
    const [one, two, three] = ['---\na: 1\n', '---\nb: 2\n', '---\nc: 3\n'];

    expect(apart(`${one}${two}${one}`, `${two}${three}${one}`)).toEqual({
      before: `\n\n\n\n${one}`,
      after: `\n\n${three}\n\n`,
      shared: [two, one],
    });
  });

  it.each([
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['an end mark', '---\na: 1\n...\n'],
  ])('are left where they are when there is %s', (_, text) => {
    expect(apart(text, text)).toEqual({ before: text, after: text, shared: [] });
  });

  it('change nothing about what the review finds', () => {
    const by = (list: Objects) => new Map(list.map(({ name, value }) => [name, value]));
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        const { changes } = reviewTrees(
          instance(...manifests(before)),
          instance(...manifests(after)),
        );
        const [old, now] = [by(before), by(after)];
        const expected = ['a', 'b', 'c', 'd', 'e'].filter(
          (name) => old.get(name) !== now.get(name),
        );

        expect(changes.map(({ name }) => name)).toEqual(expected);
      }),
      seed,
    );
  });
});

describe('a file of which one document cannot be read', () => {
  it('is told with its line, whatever stands before', () => {
    const good = file(claim());
    const head = tree({ [manifestsOfX]: `${good}---\na: 1\na: 2\n` });
    const { risks } = reviewTrees(tree({ [manifestsOfX]: good }), head);

    const line = good.split('\n').length + 2;
    expect(risks.map(({ rule }) => rule)).toEqual(['unreadable']);
    expect(risks[0]?.message).toContain(`line ${line}`);
  });

  it('is one with a second object of an identity that stays', () => {
    const { risks } = reviewTrees(instance(claim('20Gi')), instance(claim('20Gi'), claim('1Gi')));

    expect(risks[0]?.message).toContain('a second ouest/PersistentVolumeClaim/eln-umr-x/files');
  });
});
