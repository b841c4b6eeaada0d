import { createHash } from 'node:crypto';
import type { Language } from '../text.ts';
import { escapeHtml } from './html.ts';

/** A page before it is text. Everything but the title is HTML, CSS or a script already. */
export interface HtmlPage {
  readonly language: Language;
  readonly title: string;
  /** After what every page of ours begins with: system colours and font, for the reader's own contrast. */
  readonly style: string;
  readonly main: readonly string[];
  /** Stands in a comment at the top, for whoever opens the source; ours, never a user's. */
  readonly note?: string;
  /** The one script that may run, ours, with nothing of a user in it. The page must be of use without it. */
  readonly script?: string;
  /** Whether the page holds a form, which may lead to any https address: a forge sends on to where one logs in. */
  readonly hasForm?: boolean;
}

/**
 * One page that needs nothing else: no address, no cookie, and no script but its own. Its
 * policy names style and script by their hashes, so nothing that slips into the page can run.
 */
export function htmlPage(page: HtmlPage): string {
  const { language, title, main, note, script } = page;
  const style = base + page.style;
  return [
    '<!doctype html>',
    ...(note === undefined ? [] : [`<!-- ${note} -->`]),
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(page, style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...main,
    '</main>',
    ...(script === undefined ? [] : [`<script>${script}</script>`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

// --- internal ---

/** The ground is said, not left to the browser: what measures contrast must know it. */
const base = `
:root { background: Canvas; color: CanvasText; color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
`;

function policy({ script, hasForm = false }: HtmlPage, style: string): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    `form-action ${hasForm ? 'https:' : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
