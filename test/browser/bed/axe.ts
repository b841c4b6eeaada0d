import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { openAll } from './layout.ts';
import { show } from './page.ts';

/** Both grounds on which people read. */
export const schemes = ['light', 'dark'] as const;

/** WCAG 2.2 at level AA, and what axe counts as good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds a page to axe's rules, with everything on it opened. */
export async function expectAccessible(
  browser: Browser,
  html: string,
  colorScheme: (typeof schemes)[number],
): Promise<void> {
  const { page, close } = await show(browser, html, { colorScheme });
  try {
    await openAll(page);
    // Evaluated by the debugger: the page's own policy would refuse a script of ours.
    await page.evaluate(axe.source);
    const options = JSON.stringify({ runOnly: { type: 'tag', values: tags } });
    const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html: node, failureSummary }) => `${id}: ${node} ${failureSummary}`),
    );
    expect(told).toEqual([]);
    expect(passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['color-contrast', 'document-title', 'html-has-lang', 'region']),
    );
  } finally {
    await close();
  }
}
