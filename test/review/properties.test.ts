import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTold, pageOf } from '../../generators/review/format/page/page.ts';
import {
  type Change,
  checkBody,
  commentLimits,
  type Report,
  reportHtml,
  reportMarkdown,
  reportTerminal,
  reviewTrees,
} from '../../generators/review/index.ts';
import { rules } from '../../generators/review/risk/rules.ts';
import { reportSchema } from '../../generators/review/schema.ts';
import { escapeHtml } from '../../lib/base/encode/index.ts';
import { plain } from './support/forms.ts';
import { expectOnlyText } from './support/only-text.ts';
import { type Pair, pair, treeOf, truth } from './support/pairs.ts';

const runs = { seed: 20261124, numRuns: 50 };

const reportOf = ({ base, head }: Pair) => reviewTrees(treeOf(base), treeOf(head));
const told = ({ change, object, instance }: Change) => `${change} ${object} of ${instance}`;

describe('the review of any two fleets', () => {
  it('tells every change, and none that is not there', () => {
    fc.assert(
      fc.property(pair, (one) => {
        expect(reportOf(one).changes.map(told).sort()).toEqual(truth(one));
      }),
      runs,
    );
  });

  it('tells no field of a change that is the same on both sides', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const fields = reportOf(one).changes.flatMap((change) => change.fields);

        for (const { before, after } of fields) expect(before).not.toBe(after);
      }),
      runs,
    );
  });

  it('puts each change into one row about several instances, or leaves it to its own', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const { changes, folds } = reportOf(one);
        for (const { instance, fold, fields } of changes) {
          for (const at of [fold, ...fields.map((field) => field.fold)]) {
            if (at !== null) expect(folds[at]?.instances).toContain(instance);
          }
        }
        for (const { instances, fields } of folds) {
          expect(instances.length).toBeGreaterThan(1);
          expect(fields.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  it('keeps its published schema', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const report = reportOf(one);

        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      }),
      runs,
    );
  });

  it('says of the way back what it says of the way there, turned round', () => {
    fc.assert(
      fc.property(pair, ({ base, head }) => {
        const [there, back] = [reportOf({ base, head }), reportOf({ base: head, head: base })];

        expect(back.changes.map(sidesOf)).toEqual(there.changes.map(turned).map(sidesOf));
        expect(back.instances).toEqual({
          added: there.instances.removed,
          changed: there.instances.changed,
          removed: there.instances.added,
        });
        const negative = Object.entries(there.cost.change).map(([key, value]) => [key, 0 - value]);
        expect(Object.entries(back.cost.change)).toEqual(negative.map(([k, v]) => [k, v || 0]));
        expect(back.folds.map(placesOf).sort()).toEqual(there.folds.map(placesOf).sort());
        expect(symmetricRisks(back)).toEqual(symmetricRisks(there));
      }),
      runs,
    );
  });
});

describe('any comment', () => {
  const limit = fc.oneof(
    fc.integer({ min: 2000, max: 9000 }),
    fc.constantFrom(...Object.values(commentLimits)),
  );

  it('keeps to its limit, and is nothing but text, whatever stands in the manifests', () => {
    fc.assert(
      fc.property(pair, limit, (one, most) => {
        const markdown = reportMarkdown(reportOf(one), { limit: most });

        expect(checkBody(markdown, most)).toEqual([]);
        expect([...markdown].length).toBeLessThanOrEqual(most);
        expectOnlyText(markdown);
      }),
      runs,
    );
  });

  it('shows or counts every row and every object', () => {
    fc.assert(
      fc.property(pair, limit, (one, most) => {
        const report = reportOf(one);
        const markdown = reportMarkdown(report, { limit: most });
        const page = pageOf(report);
        if (report.verdict === 'unchanged') return;

        for (const { title, noun, rows, note } of page.tables) {
          const all = rows.length === 0 && note !== undefined ? 1 : rows.length;
          const shown =
            rows.length === 0
              ? Number(markdown.includes(`### ${title}`))
              : rowsUnder(markdown, title);
          expect([noun, shown + leftOut(markdown, noun)]).toEqual([noun, all]);
        }
        const own = report.changes.filter((change) => !isTold(change));
        const shown = own.filter((change) => markdown.includes(summaryOf(change)));
        expect(leftOut(markdown, 'objects')).toBeGreaterThanOrEqual(own.length - shown.length);
        expect(summariesIn(markdown) + leftOut(markdown, 'objects')).toBe(own.length);
      }),
      runs,
    );
  });

  it('is whole when there is room: nothing is left out', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const markdown = reportMarkdown(reportOf(one), { limit: 1_000_000 });

        expect(markdown).not.toContain('Left out');
      }),
      runs,
    );
  });
});

describe('any page', () => {
  it('holds every change once, and no tag but its own', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const report = reportOf(one);
        const html = reportHtml(report);

        expect(html.isWellFormed()).toBe(true);
        expect(html.split('<details data-entry>').length - 1).toBe(report.changes.length);
        for (const { object } of report.changes) expect(html).toContain(escapeHtml(object));
        const tags = html
          .replace(/<script>[\s\S]*<\/script>|<style>[\s\S]*<\/style>/g, '')
          .match(/<\/?[a-z0-9]+/g);
        expect(ownTags).toEqual(expect.arrayContaining([...new Set(tags)]));
      }),
      { ...runs, numRuns: 25 },
    );
  });
});

describe('any text for a terminal', () => {
  it('has no control character, and no line of several words that is too wide', () => {
    fc.assert(
      fc.property(pair, (one) => {
        const text = reportTerminal(reportOf(one), plain);

        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
        for (const line of text.split('\n')) {
          const words = line.trim().split(' ');
          if (words.length > 1 && words.every((word) => word.length < 60)) {
            expect([...line].length).toBeLessThanOrEqual(80);
          }
        }
      }),
      runs,
    );
  });
});

// --- internal ---

const ownTags = [
  ...['html', 'head', 'meta', 'title', 'style', 'script', 'body', 'main', 'div', 'span', 'p'],
  ...['h1', 'h2', 'nav', 'ul', 'li', 'a', 'label', 'input', 'button', 'section', 'details'],
  ...[
    'summary',
    'table',
    'caption',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'code',
    'pre',
    'ins',
    'del',
  ],
].flatMap((name) => [`<${name}`, `</${name}`]);

/** Rows of the table below this heading, its head left aside. */
function rowsUnder(markdown: string, title: string): number {
  const start = Math.max(
    markdown.indexOf(`\n### ${title}\n`),
    markdown.indexOf(`<summary>${title}: `),
  );
  if (start < 0) return 0;
  const below = markdown.slice(start + 1).split(/\n(?:### |<\/?details>|Left out)/)[0] ?? '';
  return below.split('\n').filter((line) => line.startsWith('| ')).length - 2;
}

/** How many of these the comment says it leaves out. */
function leftOut(markdown: string, noun: string): number {
  const notice = markdown.split('\nLeft out, ')[1] ?? '';
  return Number(new RegExp(`^- ${noun}: (\\d+)`, 'm').exec(notice)?.[1] ?? 0);
}

function summaryOf({ object, change }: Change): string {
  return `<summary><code>${escapeHtml(object)}</code> ${change}`;
}

function summariesIn(markdown: string): number {
  return markdown.match(/<summary><code>[^<]*<\/code> (?:added|changed|removed)/g)?.length ?? 0;
}

function turned(change: Change): Change {
  const kinds = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  return {
    ...change,
    change: kinds[change.change],
    fields: change.fields.map((field) => ({
      ...field,
      change: kinds[field.change],
      before: field.after,
      after: field.before,
    })),
  };
}

/** What is the same whichever way one looks: not the words by which a cut value is told. */
function sidesOf({ object, change, fields }: Change) {
  return {
    object,
    change,
    fields: fields.map(({ path, change: kind }) => `${kind} ${path}`).sort(),
  };
}

function placesOf({ instances, fields }: Report['folds'][number]): string {
  return JSON.stringify([
    instances,
    fields.map(({ kind, name, path }) => [kind, name, path]).sort(),
  ]);
}

const symmetric = new Set(rules.filter((rule) => rule.symmetric).map(({ id }) => id));

function symmetricRisks({ risks }: Report): readonly string[] {
  return risks
    .filter(({ rule }) => symmetric.has(rule))
    .map(({ rule, object }) => `${rule} ${object}`)
    .sort();
}
