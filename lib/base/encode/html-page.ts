import type { Language } from '../text.ts';
import { escapeHtml } from './html.ts';

/** A page before it is text. Everything but the title is HTML or CSS already. */
export interface HtmlPage {
  readonly language: Language;
  readonly title: string;
  /** After what every page of ours begins with: system colours and font, for the reader's own contrast. */
  readonly style: string;
  readonly main: readonly string[];
  /** Stands in a comment at the top, for whoever opens the source; ours, never a user's. */
  readonly note?: string;
}

/** One page that needs nothing else: no script, no address, no cookie. */
export function htmlPage({ language, title, style, main, note }: HtmlPage): string {
  return [
    '<!doctype html>',
    ...(note === undefined ? [] : [`<!-- ${note} -->`]),
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${base}${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...main,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

// --- internal ---

const base = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
`;
