import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, schemes } from './bed/axe.ts';
import { launch } from './bed/chromium.ts';
import {
  closedFolds,
  type Focus,
  focused,
  isFocusedOpen,
  openAll,
  overflow,
  turnToPaper,
} from './bed/layout.ts';
import { show } from './bed/page.ts';
import { pageOfCase } from './bed/reports.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const cases = [
  'size-change',
  'claim-shrunk',
  'mysql-patch-everywhere',
  'network-widened',
  'documentation',
];
const page = pageOfCase('mysql-patch-everywhere');

describe.each(schemes)('the page of a review, %s', (scheme) => {
  it.each(cases)('passes axe: %s', async (id) => {
    await expectAccessible(browser, pageOfCase(id), scheme);
  });
});

describe('the page of a review', () => {
  it('asks for nothing and runs its own script only', async () => {
    const planted = page.replace('</main>', '<script>document.title = "taken"</script></main>');
    const [own, other] = [await show(browser, page), await show(browser, planted)];

    expect([own.fetched, own.complaints]).toEqual([[], []]);
    expect(await own.page.title()).toBe('Fleet review: blocked');
    expect(await other.page.title()).toBe('Fleet review: blocked');
    expect(other.complaints.join()).toContain('Content Security Policy');
    await Promise.all([own.close(), other.close()]);
  });

  it('is walked through with the keyboard, and shows where one is', async () => {
    const { page: shown, close } = await show(browser, page);
    const stops: Focus[] = [];
    for (let at = 0; at < 40; at += 1) {
      await shown.keyboard.press('Tab');
      stops.push(await focused(shown));
      if (stops.at(-1)?.tag === 'summary') break;
    }

    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    expect(stops.map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(['a', 'input', 'button', 'div', 'summary']),
    );
    expect(await isFocusedOpen(shown)).toBe(false);
    await shown.keyboard.press('Enter');
    expect(await isFocusedOpen(shown)).toBe(true);
    await close();
  });

  it('finds words of any entry, in any case, and gives all back', async () => {
    const { page: shown, close } = await show(browser, page);
    const entries = shown.locator('[data-entry]');
    const all = await entries.count();
    const seen = () => shown.locator('[data-entry]:not([hidden])').count();

    await shown.getByLabel('Search').fill('UMR-1002 statefulset');
    await expect.poll(seen).toBeLessThan(all);
    const count = await seen();
    expect(await shown.getByRole('status').textContent()).toBe(`${count} of ${all} entries`);
    for (const text of await shown
      .locator('[data-place]:not([hidden]) > summary')
      .allTextContents()) {
      expect(text).toContain('umr-1002');
    }
    // So few that they are opened at once.
    await expect(
      shown.locator('details[data-entry]:not([hidden])').first().getAttribute('open'),
    ).resolves.toBe('');

    await shown.getByLabel('Search').fill('');
    await expect.poll(seen).toBe(all);
    expect(await shown.getByRole('status').textContent()).toBe('');
    await close();
  });

  it('opens and closes everything', async () => {
    const { page: shown, close } = await show(browser, page);
    const open = () => shown.locator('details[open]').count();
    const all = await shown.locator('details').count();

    await shown.getByRole('button', { name: 'Open all' }).click();
    expect(await open()).toBe(all);
    await shown.getByRole('button', { name: 'Close all' }).click();
    expect(await open()).toBe(0);
    await close();
  });

  it('says all of it without a script', async () => {
    const {
      page: shown,
      complaints,
      close,
    } = await show(browser, page, { javaScriptEnabled: false });

    expect(complaints).toEqual([]);
    expect(await shown.getByLabel('Search').isVisible()).toBe(false);
    expect(await shown.getByRole('heading', { name: /^Risks/ }).isVisible()).toBe(true);
    const first = shown.locator('details[data-place]').first();
    await first.locator('> summary').click();
    expect(await first.locator('details').first().isVisible()).toBe(true);
    await close();
  });

  it.each(cases)('needs no window wider than 320 pixels: %s', async (id) => {
    const { page: shown, close } = await show(browser, pageOfCase(id), {
      viewport: { width: 320, height: 640 },
    });
    await openAll(shown);

    expect(await overflow(shown)).toBeLessThanOrEqual(0);
    await close();
  });

  it('opens everything for paper, and closes it again', async () => {
    const { page: shown, close } = await show(browser, page);
    const before = await closedFolds(shown);

    await turnToPaper(shown, 'beforeprint');
    expect(await closedFolds(shown)).toBe(0);
    await turnToPaper(shown, 'afterprint');
    expect(await closedFolds(shown)).toBe(before);
    const paper = await shown.pdf();
    expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await shown.emulateMedia({ media: 'print' });
    expect(await shown.getByLabel('Search').isVisible()).toBe(false);
    // By the style sheet alone: whoever runs no script prints all of it too.
    expect(await shown.locator('pre').first().isVisible()).toBe(true);
    await close();
  });
});
