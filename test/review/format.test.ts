import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkBody,
  commentLimits,
  type Report,
  reportHtml,
  reportMarkdown,
  reportTerminal,
  reviewTrees,
  type Tree,
} from '../../generators/review/index.ts';
import { reportSchema } from '../../generators/review/schema.ts';
import { formsOf, plain } from './support/forms.ts';
import { expectOnlyText } from './support/only-text.ts';
import {
  claim,
  file,
  instance,
  type Manifest,
  manifestsOfX,
  object,
  settings,
  tree,
  web,
} from './trees.ts';

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

const count = (text: string, part: string) => text.split(part).length - 1;

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

describe('the Markdown report', () => {
  it('is one line when nothing changes', () => {
    expect(reportMarkdown(reviewTrees(instance(claim()), instance(claim())))).toBe(
      'No change to any cluster.\n',
    );
  });

  it('shows verdict, risk, count, cost, field and diff', () => {
    const markdown = reportMarkdown(reviewTrees(instance(claim('2Gi')), instance(claim('1Gi'))));

    expect(markdown).toContain(
      '## ⛔ Fleet review: blocked\n\nDo not merge before 1 blocking risk is',
    );
    expect(markdown).toContain('Cost: −1 Gi storage');
    expect(markdown).toContain(
      '| ⛔ block `claim-shrunk` | `ouest/PersistentVolumeClaim/eln-umr-x/files` | The claim',
    );
    expect(markdown).toContain(
      '<summary><code>umr-x</code> on <code>ouest</code>: 1 changed</summary>',
    );
    expect(markdown).toContain('| `spec.resources.requests.storage` | `2Gi` | `1Gi` |');
    expect(markdown).toContain('-      storage: 2Gi\n+      storage: 1Gi');
  });

  it('ends with how to see everything, by the very command where it is known', () => {
    const report = reviewTrees(instance(claim('2Gi')), instance(claim('1Gi')));

    expect(reportMarkdown(report)).toContain('`fleet review --format html > review.html`');
    expect(reportMarkdown(report, { command: 'fleet review --base a --head b' })).toContain(
      'To make it again: `fleet review --base a --head b`.\n',
    );
  });

  it('fences a diff with more backticks than stand in it', () => {
    const { changes, ...rest } = reviewTrees(tree({}), instance(settings({ a: 'x\n`````\ny' })));

    expect(reportMarkdown({ ...rest, changes })).toContain('\n``````diff\n');
  });

  it('leaves out the longest diffs first and names them', () => {
    const data = { text: 'word '.repeat(300).trim().replaceAll(' ', '\n') };
    const report = reviewTrees(
      tree({}),
      instance(settings(data, 'long'), settings({ a: 'b' }, 'short')),
    );
    const markdown = reportMarkdown(report, { limit: 3000 });

    expect(markdown).toContain('<code>ouest/ConfigMap/eln-umr-x/long</code> added');
    expect(markdown).not.toContain('+    word');
    expect(markdown).toContain('+  a: b');
    expect(markdown).toContain('- diffs of objects: 1 (`umr-x`)\n');
  });

  it('tells what 300 notebooks have in common in one row, and the worst risk before it', () => {
    const slugs = Array.from({ length: 300 }, (_, index) => `umr-${index + 1000}`);
    const fleet = (image: string, storage: string) =>
      tree(
        Object.fromEntries(
          slugs.map((slug) => [
            `ouest/${slug}/manifests.yaml`,
            [web(image), claim(slug === 'umr-1299' ? storage : '9Gi')],
          ]),
        ),
      );
    const report = reviewTrees(fleet('a.example/b:1', '9Gi'), fleet('a.example/b:2', '8Gi'));
    const markdown = reportMarkdown(report, { limit: 8000 });

    expect(checkBody(markdown, 8000)).toEqual([]);
    expect(markdown.indexOf('claim-shrunk')).toBeLessThan(markdown.indexOf('### The same in'));
    expect(markdown).toContain('and 288 more');
    expect(markdown).toContain('block `image-unpinned` | 300 objects: ');
    expect(markdown).not.toContain('Left out');
  });

  it('lets no line of a diff act that some forge may take out of its block', () => {
    const text = 'a\n```\n/close\n  /merge\n';
    const markdown = reportMarkdown(
      reviewTrees(instance(settings({ text })), instance(settings({ text: `${text}b\n` }))),
    );

    expectOnlyText(markdown);
    expect(markdown).toContain('   ∕merge');
    expect(markdown).not.toMatch(/^\s*\/(?:close|merge)/m);
  });
});

describe('the report on a terminal', () => {
  const report = reviewTrees(instance(claim('2Gi')), instance(claim('1Gi')));

  it('is one line when nothing changes', () => {
    expect(reportTerminal(reviewTrees(tree({}), tree({})), plain)).toBe(
      'No change to any cluster.\n',
    );
  });

  it('says the verdict, each risk with what to do, the cost, and where the rest is', () => {
    const text = reportTerminal(report, plain);

    expect(text).toMatch(/^Fleet review: blocked\nDo not merge before 1 blocking risk is settled/);
    expect(text).toContain(
      '  ⛔ block claim-shrunk  ouest/PersistentVolumeClaim/eln-umr-x/files\n',
    );
    expect(text).toContain('    What to do: Ask for at least what the claim has');
    expect(text.trimEnd().split('\n').at(-1)).toContain('every field and diff: fleet review');
  });

  it('marks verdict and levels by colour where there is one, and says the same', () => {
    const paint = (style: string, words: string) => `<${style}>${words}</${style}>`;
    const text = reportTerminal(report, { ...plain, paint });

    expect(text).toContain('<red>Fleet review: blocked</red>');
    expect(text).toContain('<red>⛔ block claim-shrunk  ouest/');
    expect(text.replace(/<\/?(?:bold|dim|red|yellow|green|cyan)>/g, '')).toBe(
      reportTerminal(report, plain),
    );
  });
});

describe('the HTML report', () => {
  const report: Report = reviewTrees(instance(claim('2Gi')), instance(claim('1Gi')));

  it('is a page by itself, with a language, headings, captions and a policy', () => {
    const html = reportHtml(report);

    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain('<h1><span aria-hidden="true">⛔</span> Fleet review: blocked</h1>');
    expect(html).toContain('<caption>Risks</caption>');
    expect(html).toMatch(
      /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/,
    );
    expect(html).not.toMatch(/<(?:link|img|iframe)|\s(?:src|on\w+)=|href="(?!#)/);
    expect(count(html, '<table>')).toBe(count(html, '<caption>'));
  });

  it('escapes what comes from the trees', () => {
    const html = reportHtml(
      reviewTrees(tree({}), instance(settings({ 'a"b': '</pre><img src=x onerror=alert(1)>' }))),
    );

    expect(html).toContain('&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img');
  });
});
