import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformityDocument, evaluate, toHtml } from '../../lib/conformity/index.ts';
import { good, instance, platform, today } from '../conformity/fixtures.ts';
import { expectAccessible, schemes } from './bed/axe.ts';
import { launch } from './bed/chromium.ts';
import { overflow } from './bed/layout.ts';
import { show } from './bed/page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const folder = new URL('../../docs/forms/', import.meta.url);
const forms = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(new URL(name, folder), 'utf8'),
]);
const server = { ...good.blackBox, headers: { ...good.blackBox?.headers, server: 'nginx/1.30.4' } };
const conformity = evaluate(instance, { ...good, blackBox: server }, platform, today);
const reports = (['fr', 'en'] as const).map((language): [string, string] => [
  `conformity report, ${language}`,
  toHtml(conformityDocument(conformity, language)),
]);
const pages = [...forms, ...reports];

describe('pages that share the frame of the review', () => {
  it.each(schemes.flatMap((scheme) => pages.map(([name, html]) => [name, scheme, html] as const)))(
    '%s passes axe, %s',
    async (_, scheme, html) => {
      await expectAccessible(browser, html, scheme);
    },
  );

  it.each(pages)(
    '%s needs no window wider than 320 pixels, no network and no script',
    async (_, html) => {
      const { page, fetched, complaints, close } = await show(browser, html, {
        viewport: { width: 320, height: 640 },
      });

      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect([fetched, complaints]).toEqual([[], []]);
      await close();
    },
  );
});
