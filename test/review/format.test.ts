import { describe, expect, it } from 'vitest';
import {
  checkBody,
  type Report,
  reportHtml,
  reportMarkdown,
  reportTerminal,
  reviewTrees,
} from '../../generators/review/index.ts';
import { plain } from './support/forms.ts';
import { expectOnlyText } from './support/only-text.ts';
import { claim, instance, settings, tree, web } from './trees.ts';

const count = (text: string, part: string) => text.split(part).length - 1;

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
