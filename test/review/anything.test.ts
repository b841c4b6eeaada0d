import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkBody,
  commentLimits,
  reportMarkdown,
  reviewTrees,
  type Tree,
} from '../../generators/review/index.ts';
import { reportSchema } from '../../generators/review/schema.ts';
import { formsOf } from './support/forms.ts';
import { expectOnlyText } from './support/only-text.ts';
import { file, instance, type Manifest, manifestsOfX, object } from './trees.ts';

const seed = { seed: 20261124 };

/** Words that mean something to a forge, to Markdown, to HTML or to YAML. */
const nasty = fc.constantFrom(
  '```',
  '````diff',
  '`',
  '|',
  '</details>',
  '<details>',
  '<!--',
  '<script>alert(1)</script>',
  '@everyone',
  'Fixes #1',
  '\n/merge\n',
  '~~~',
  '\ud800',
  '\u202e',
  '\r\n',
  '\\',
  '🧪',
  'é',
  '‹masked›',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

const manifest: fc.Arbitrary<Manifest> = fc
  .record({
    kind: fc.oneof(fc.constantFrom('ConfigMap', 'Secret', 'StatefulSet', 'HTTPRoute', 'Job'), text),
    name: fc.oneof(fc.constantFrom('a', 'b', 'prepare-0123456789'), text),
    content: fc.dictionary(text, fc.oneof(text, fc.jsonValue({ maxDepth: 3 })), { maxKeys: 4 }),
  })
  .map(({ kind, name, content }) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name },
    data: JSON.parse(JSON.stringify(content)),
    spec: { hostnames: [name], template: { spec: { containers: [{ name, image: kind }] } } },
  }));

const path = fc.oneof(
  fc.constantFrom(
    manifestsOfX,
    'est/umr-x/manifests.yaml',
    'ouest/umr-y/manifests.yaml',
    'ouest/argocd/apps/umr-y.yaml',
    'ouest/platform/manifests.yaml',
  ),
  text,
);
const content = fc.oneof(
  fc.array(manifest, { maxLength: 4 }).map((manifests) => file(...manifests)),
  text,
);
const anyTree: fc.Arbitrary<Tree> = fc
  .array(fc.tuple(path, content), { maxLength: 5 })
  .map((files) => new Map(files));

describe('the review of anything', () => {
  it('does not fail, and its pages are sound and within their limit', () => {
    fc.assert(
      fc.property(anyTree, anyTree, fc.integer({ min: 0, max: 6000 }), (base, head, limit) => {
        const report = reviewTrees(base, head);

        expect(reportMarkdown(report, { limit }).length).toBeLessThanOrEqual(limit);
        for (const most of [limit + 2000, commentLimits.gitlab]) {
          const markdown = reportMarkdown(report, { limit: most });
          expect(checkBody(markdown, most)).toEqual([]);
          expectOnlyText(markdown);
        }
        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        for (const form of Object.values(formsOf(report))) expect(form.isWellFormed()).toBe(true);
      }),
      { ...seed, numRuns: 15 },
    );
  });

  it('says nothing of two trees that are the same', () => {
    fc.assert(
      fc.property(anyTree, (one) => {
        const { verdict, changes, risks } = reviewTrees(one, new Map(one));

        expect({ verdict, changes, risks }).toEqual({
          verdict: 'unchanged',
          changes: [],
          risks: [],
        });
      }),
      { ...seed, numRuns: 50 },
    );
  });

  it('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(anyTree, anyTree, (base, head) => {
        const turned = (one: Tree) => new Map([...one].reverse());

        expect(reviewTrees(turned(base), turned(head))).toEqual(reviewTrees(base, head));
      }),
      { ...seed, numRuns: 20 },
    );
  });

  it('tells a change of any content, and none where there is none', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (one, two) => {
        const [a, b] = [one, two].map((spec) => JSON.parse(JSON.stringify({ spec })));
        const { changes } = reviewTrees(
          instance(object('Widget', 'w', a)),
          instance(object('Widget', 'w', b)),
        );
        const differ = canonical(a) !== canonical(b);

        expect(changes.length).toBe(differ ? 1 : 0);
        if (differ) expect(changes[0]?.fields.length).toBeGreaterThan(0);
      }),
      seed,
    );
  });
});

/** Equal for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))
      : held,
  );
}
