import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, reportHtml } from '../../generators/review/index.ts';
import { launch } from './bed/chromium.ts';
import { show } from './bed/page.ts';
import { largeReport } from './bed/reports.ts';

let browser: Browser;
let report: Report;
beforeAll(async () => {
  browser = await launch();
  report = largeReport(300);
});
afterAll(() => browser.close());

/** What a person takes for at once, and for soon, on two busy cores. */
const [atOnce, soon] = [2000, 12_000];

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

describe('the page of a review of 300 notebooks', () => {
  it('opens soon, finds one among them at once, and opens all of them', async () => {
    expect(report.instances.changed).toHaveLength(300);
    const html = reportHtml(report);
    const loading = await timed(async () => (await show(browser, html)).close());
    const { page, complaints, close } = await show(browser, html);
    const seen = () => page.locator('[data-place]:not([hidden])').count();

    const searching = await timed(async () => {
      await page.getByLabel('Search').fill('umr-1234');
      await expect.poll(seen, { interval: 20, timeout: soon }).toBe(1);
    });
    const again = await timed(async () => {
      await page.getByLabel('Search').fill('umr-1235');
      await expect
        .poll(() => page.locator('[data-place]:not([hidden]) > summary').textContent(), {
          interval: 20,
          timeout: soon,
        })
        .toContain('umr-1235');
    });
    await page.getByLabel('Search').fill('');
    await expect.poll(seen).toBe(300);
    const opening = await timed(() => page.getByRole('button', { name: 'Open all' }).click());
    await page.screenshot();

    expect(complaints).toEqual([]);
    expect(html.length).toBeLessThan(20_000_000);
    expect(loading).toBeLessThan(soon);
    expect(searching).toBeLessThan(soon);
    expect(again).toBeLessThan(atOnce);
    expect(opening).toBeLessThan(soon);
    await close();
  });
});
