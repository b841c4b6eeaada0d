import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Report,
  reportHtml,
  reportMarkdown,
  reviewTrees,
  type Tree,
} from '../../generators/review/index.ts';
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

/** Lines outside code blocks. @throws when a block stays open. */
function outsideFences(markdown: string): string[] {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const mark = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence === undefined) outside.push(line);
    else if (line === fence) fence = undefined;
  }
  expect(fence).toBeUndefined();
  return outside;
}

const count = (markdown: string, tag: string) => markdown.split(tag).length - 1;

function expectSound(markdown: string, limit: number): void {
  expect(markdown.length).toBeLessThanOrEqual(limit);
  expect(markdown.isWellFormed()).toBe(true);
  expect(count(markdown, '<details>')).toBe(count(markdown, '</details>'));
  const outside = outsideFences(markdown);
  const prose = outside
    .join('\n')
    .replace(/<code>[^<]*<\/code>/g, '')
    .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(prose).not.toMatch(/@\w|#\d|<script|<!--/);
  expect(outside.filter((line) => line.startsWith('/'))).toEqual([]);
  const columns = (line: string) => line.replace(/\\\|/g, '').split('|').length;
  const tables = outside
    .join('\n')
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')));
  for (const rows of tables) expect(new Set(rows.map(columns)).size).toBeLessThanOrEqual(1);
}

describe('the review of anything', () => {
  it('does not fail, and its pages are sound and within their limit', () => {
    fc.assert(
      fc.property(anyTree, anyTree, fc.integer({ min: 0, max: 6000 }), (base, head, limit) => {
        const report = reviewTrees(base, head);

        expectSound(reportMarkdown(report, { limit }), limit);
        expectSound(reportMarkdown(report), 60_000);
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
        const html = reportHtml(report);
        expect(html.isWellFormed()).toBe(true);
        expect(html).not.toContain('<script');
      }),
      { ...seed, numRuns: 80 },
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
      { ...seed, numRuns: 40 },
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

    expect(markdown).toContain('## Fleet review: blocked');
    expect(markdown).toContain('−1 Gi storage');
    expect(markdown).toMatch(
      /\| block \| claim-shrunk \| `ouest\/PersistentVolumeClaim\/eln-umr-x\/files` \|/,
    );
    expect(markdown).toContain('| `ouest` | `umr-x` | 0 | 1 | 0 |');
    expect(markdown).toContain('| `spec.resources.requests.storage` | `2Gi` | `1Gi` |');
    expect(markdown).toContain('-      storage: 2Gi\n+      storage: 1Gi');
  });

  it('fences a diff with more backticks than stand in it', () => {
    const { changes, ...rest } = reviewTrees(tree({}), instance(settings({ a: 'x\n`````\ny' })));

    expect(reportMarkdown({ ...rest, changes })).toContain('\n``````diff\n');
  });

  it('leaves out the longest diffs first and names them', () => {
    const data = { text: 'word '.repeat(60).trim().replaceAll(' ', '\n') };
    const report = reviewTrees(
      tree({}),
      instance(settings(data, 'long'), settings({ a: 'b' }, 'short')),
    );
    const markdown = reportMarkdown(report, { limit: 1400 });

    expect(markdown).toContain('<code>ouest/ConfigMap/eln-umr-x/short</code>');
    expect(markdown).not.toContain('<code>ouest/ConfigMap/eln-umr-x/long</code>');
    expect(markdown).toContain('- diffs: 1 (`ouest/ConfigMap/eln-umr-x/long`)');
    expect(markdown).toContain('fleet review --format html');
  });

  it('shows the worst risk of a large change, and says how much is left out', () => {
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

    expectSound(markdown, 8000);
    expect(markdown).toContain('claim-shrunk');
    expect(markdown).toMatch(/- risks: \d+ \(/);
    expect(markdown).toMatch(/- diffs: \d+ \(/);
  });
});

describe('the HTML report', () => {
  const report: Report = reviewTrees(instance(claim('2Gi')), instance(claim('1Gi')));

  it('is a page by itself, with a language, headings and captions', () => {
    const html = reportHtml(report);

    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain('<h1>Fleet review: blocked</h1>');
    expect(html).toContain('<caption>Risks, the worst first</caption>');
    expect(html).not.toMatch(/<(?:script|link|img|iframe)|\s(?:src|href|on\w+)=/);
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
