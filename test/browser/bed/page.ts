import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page that is looked at, and what it did that it should not. */
export interface Shown {
  readonly page: Page;
  /** What the browser complained of: scripts that were refused, errors in ours. */
  readonly complaints: readonly string[];
  /** Addresses that it asked for beside its own. */
  readonly fetched: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page from a file, as whoever downloaded it does. */
export async function show(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<Shown> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-browser-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  const fetched: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address) fetched.push(request.url());
  });
  await page.goto(address);
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, complaints, fetched, close };
}
