import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forgeHtml } from '../../request/support/forge-html.ts';
import { launch } from '../bed/chromium.ts';
import { show } from '../bed/page.ts';
import { commentOf, pictured } from './comments.ts';
import { small } from './png.ts';
import { style } from './style.ts';

/** `npm run pictures`: the comments of the documentation, as a forge would show them. */
const root = new URL('../../../', import.meta.url);
mkdirSync(new URL('docs/images/', root), { recursive: true });

/** The signs of verdict and level, drawn by the sheet: not every machine has a font with them. */
function drawn(html: string): string {
  const names = { '✅': 'good', '🟠': 'warn', '⛔': 'block', '🔵': 'info' } as const;
  return Object.entries(names).reduce(
    (drawing, [sign, name]) => drawing.replaceAll(sign, `<i class="${name}"></i>`),
    html,
  );
}

const browser = await launch();
try {
  for (const id of pictured) {
    const { path, markdown, source } = commentOf(id);
    const html = drawn(forgeHtml(markdown, 'github').html);
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${id}</title><style>${style}</style><body><article>${html}</article>`;
    const { page: shown, close } = await show(browser, page, {
      viewport: { width: 1000, height: 400 },
      colorScheme: 'light',
    });
    const picture = small(await shown.locator('article').screenshot(), source);
    writeFileSync(fileURLToPath(new URL(path, root)), picture);
    process.stdout.write(`${path}: ${Math.ceil(picture.length / 1024)} KiB\n`);
    await close();
  }
} finally {
  await browser.close();
}
