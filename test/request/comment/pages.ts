import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { forgeHtml } from '../support/forge-html.ts';
import { type CommentCase, commentCases } from './cases.ts';

/** Near enough to both forges' own: a column of about 830 pixels, tables with lines. */
const style = `
body { font: 14px/1.5 system-ui, 'DejaVu Sans', sans-serif; max-width: 830px; margin: 16px auto; color: #1f2328; }
table { border-collapse: collapse; margin: 0 0 16px; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; vertical-align: top; }
code { background: #eff1f3; border-radius: 6px; padding: .2em .4em; font-size: 85%; white-space: break-spaces; }
blockquote { border-left: 4px solid #d1d9e0; margin: 0 0 16px; padding: 0 1em; color: #59636e; }
h3 { font-size: 1.25em; margin: 24px 0 16px; } h4 { font-size: 1em; margin: 24px 0 12px; } .mention { font-weight: 600; }`;

/**
 * Draws the comments as a forge shows them, to be looked at:
 * `node --import tsx test/request/comment/pages.ts FOLDER`. Each becomes a page and, where
 * Chromium is installed, a picture, once folded and once opened.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder to write to.');
mkdirSync(folder, { recursive: true });
for (const one of commentCases()) {
  for (const isOpen of [false, true]) draw(folder, one, isOpen);
}

function draw(place: string, { name, forge, markdown }: CommentCase, isOpen: boolean): void {
  const { html } = forgeHtml(markdown, forge);
  const path = join(place, `${name}${isOpen ? '-open' : ''}`);
  const body = isOpen ? html.replaceAll('<details>', '<details open>') : html;
  writeFileSync(
    `${path}.html`,
    `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`,
  );
  const size = `--window-size=900,${isOpen ? 2600 : 900}`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', size];
  execFileSync(
    'chromium',
    [...flags, `--screenshot=${path}.png`, pathToFileURL(`${path}.html`).href],
    {
      stdio: 'ignore',
    },
  );
}
