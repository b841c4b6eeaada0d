import { escapeHtml, htmlPage } from '../../../../lib/base/encode/index.ts';
import type { Report } from '../../report.ts';
import { type Cell, wordOf } from '../page/inline.ts';
import { pageOf, type ReviewPage, type Row, type Table } from '../page/page.ts';
import { counted } from '../words.ts';
import { detailsHtml } from './details.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { htmlOf, tableHtml } from './table.ts';

/** The whole report as one page that needs nothing else; its script only searches and opens. */
export function reportHtml(report: Report): string {
  const page = pageOf(report);
  const title = `Fleet review: ${page.verdict}`;
  return htmlPage({
    language: 'en',
    title,
    style,
    script,
    main: [
      ...headHtml(page, title),
      ...navigation(page),
      tools,
      ...page.tables.map(sectionHtml),
      ...detailsHtml(page.details),
    ],
  });
}

// --- internal ---

function headHtml({ verdict, sign, lead }: ReviewPage, title: string): readonly string[] {
  const said = lead.map((text) => `<p>${escapeHtml(text)}</p>`);
  return [
    `<div class="verdict ${verdict}">`,
    `<h1><span aria-hidden="true">${sign}</span> ${title}</h1>`,
    ...said,
    '</div>',
  ];
}

function navigation({ tables, details }: ReviewPage): readonly string[] {
  const places = counted(details.length, 'place');
  const links = [
    ...tables.map(({ id, title, rows }) => `<a href="#${id}">${title} (${rows.length})</a>`),
    ...(details.length === 0 ? [] : [`<a href="#details">Details by instance (${places})</a>`]),
  ];
  if (links.length === 0) return [];
  const items = links.map((link) => `<li>${link}</li>`).join('\n');
  return [`<nav aria-label="On this page">\n<ul>\n${items}\n</ul>\n</nav>`];
}

/** Shown by the script, for without it they would do nothing. */
const tools = [
  '<div class="tools" id="tools" role="search" hidden>',
  '<label for="search">Search</label>',
  '<input type="search" id="search" autocomplete="off" spellcheck="false">',
  '<button type="button" id="open-all">Open all</button>',
  '<button type="button" id="close-all">Close all</button>',
  '<p id="found" role="status"></p>',
  '</div>',
].join('\n');

function sectionHtml(table: Table): string {
  const { id, title, columns, rows, note, isFolded } = table;
  const heading = `<h2 id="${id}">${title}${rows.length === 0 ? '' : `: ${rows.length}`}</h2>`;
  const said = note === undefined ? '' : `<p>${htmlOf(note)}</p>\n`;
  const body = said + tableHtml(title, columns, rows.map(rowHtml));
  const inside = isFolded
    ? `<details>\n<summary>${heading}</summary>\n${body}\n</details>`
    : `${heading}\n${body}`;
  return `<section aria-labelledby="${id}">\n${inside}\n</section>`;
}

function rowHtml({ cells, level }: Row): string {
  const [first = [], ...others] = cells;
  const head = `<th scope="row"${level === undefined ? '' : ` class="${level}"`}>${cellHtml(first)}</th>`;
  return `<tr data-entry>${head}${others.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`;
}

function cellHtml(cell: Cell): string {
  return cell.map(wordOf).join('') === '' ? '–' : htmlOf(cell);
}
