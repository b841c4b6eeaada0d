import type { Page } from 'playwright-core';

/*
 * What runs in the page is text here: our own code knows no `document`, and must not learn
 * of one through a test.
 */

/** How much wider than the window the page is, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}

export async function openAll(page: Page): Promise<void> {
  await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
}

export interface Focus {
  readonly tag: string;
  /** Whether it can be seen that it holds the focus. */
  readonly isSeen: boolean;
}

/** What holds the focus. */
export function focused(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    return { tag: element.localName, isSeen: isSeen && element.getBoundingClientRect().width > 0 };
  })()`);
}

/** Whether the fold that holds the focus is open. */
export function isFocusedOpen(page: Page): Promise<boolean> {
  return page.evaluate<boolean>("document.activeElement.closest('details').open");
}

export function closedFolds(page: Page): Promise<number> {
  return page.locator('details:not([open])').count();
}

/** What a browser tells a page before it prints it, and after. */
export async function turnToPaper(page: Page, event: 'beforeprint' | 'afterprint'): Promise<void> {
  await page.evaluate(`dispatchEvent(new Event('${event}'))`);
}
