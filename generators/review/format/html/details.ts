import { escapeHtml } from '../../../../lib/base/encode/index.ts';
import type { Change, FieldChange } from '../../report.ts';
import { shownLines } from '../../show.ts';
import { plainText } from '../page/inline.ts';
import { type PlaceDetails, placeName } from '../page/page.ts';
import { kindsOf } from '../words.ts';
import { htmlOf } from './table.ts';

/** A fold for each instance, in it a fold for each of its objects. */
export function detailsHtml(details: readonly PlaceDetails[]): readonly string[] {
  if (details.length === 0) return [];
  return [
    '<section aria-labelledby="details">',
    '<h2 id="details">Details by instance</h2>',
    ...details.map(placeHtml),
    '</section>',
  ];
}

// --- internal ---

function placeHtml(place: PlaceDetails): string {
  const name = placeName(place);
  return [
    `<details data-place="${escapeHtml(plainText(name))}">`,
    `<summary>${htmlOf(name)}: ${kindsOf(place.counts) ?? ''}</summary>`,
    ...place.changes.map(changeHtml),
    '</details>',
  ].join('\n');
}

function changeHtml({ object, change, fields, patch, causes }: Change): string {
  return [
    '<details data-entry>',
    `<summary><code>${escapeHtml(object)}</code> ${change}</summary>`,
    ...(causes.length === 0 ? [] : [`<p>Because of ${causes.map(codeHtml).join(', ')}.</p>`]),
    ...(fields.length === 0 ? [] : [`<ul>\n${fields.map(fieldHtml).join('\n')}\n</ul>`]),
    `<pre>${patchHtml(shownLines(patch))}</pre>`,
    '</details>',
  ].join('\n');
}

/** A list, not a table: one for each of thousands of objects must stay light. */
function fieldHtml({ path, before, after }: FieldChange): string {
  const value = (text: string | null) => (text === null ? '–' : codeHtml(text));
  return `<li>${codeHtml(path)}: ${value(before)} → ${value(after)}</li>`;
}

function codeHtml(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** Runs of lines that come or go, marked as what they are. */
function patchHtml(patch: string): string {
  const runs: { sign: string; lines: string[] }[] = [];
  for (const line of patch.split('\n')) {
    const sign = line[0] === '+' || line[0] === '-' ? line[0] : '';
    const last = runs.at(-1);
    if (last?.sign === sign) last.lines.push(line);
    else runs.push({ sign, lines: [line] });
  }
  return runs.map(({ sign, lines }) => marked(sign, escapeHtml(lines.join('\n')))).join('');
}

/** Marks stand on lines of their own, so the line end that follows them is theirs. */
function marked(sign: string, lines: string): string {
  if (sign === '+') return `<ins>${lines}\n</ins>`;
  if (sign === '-') return `<del>${lines}\n</del>`;
  return `${lines}\n`;
}
