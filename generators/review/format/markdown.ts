import { codeBlock, codeSpan, escapeHtml, safeSentence } from '../../../lib/base/encode/index.ts';
import type { Change, Report } from '../report.ts';
import { nameLimit, shownLines, valueLimit } from '../show.ts';
import { commentLimits, withoutTokens } from './body.ts';
import { type Block, type Fold, layOut, type Section } from './layout.ts';
import { type Cell, wordOf } from './page/inline.ts';
import { isTold, type PlaceDetails, pageOf, placeName, type Row, type Table } from './page/page.ts';
import { counted, kindsOf, saysNothing, unchangedSentence } from './words.ts';

export interface MarkdownOptions {
  /** Longest result, in UTF-16 units. @default what GitHub takes */
  readonly limit?: number;
  /** The command that makes the full report again, in one line. */
  readonly command?: string;
}

/** The command for whoever has the change checked out. */
export const plainCommand = 'fleet review --format html > review.html';

/** Characters of a name by which something that is left out is told. */
const nameInNotice = 80;

/** Room that a name or a value gets beyond its own bound, for the mark of a cut. */
const slack = 24;

/**
 * The report as a comment for GitHub or GitLab. What comes from the trees stands in code
 * only, so nothing in it can mention, close, command or break a table (`checkBody` holds
 * any comment to that). From 2,000 characters on all that is left out is counted.
 */
export function reportMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { limit = commentLimits.github, command = plainCommand } = options;
  if (saysNothing(report)) return `${unchangedSentence}\n`.slice(0, Math.max(0, limit));
  const { sign, verdict, lead, tables, details } = pageOf(report);
  const text = layOut({
    opening: `## ${sign} Fleet review: ${verdict}\n\n${lead.join('\n\n')}\n`,
    sections: [...tables.map(tableSection), detailsSection(details)],
    closing: closing(command),
    limit,
  });
  // What a cut left of a text must not look like a secret either.
  return withoutTokens(text);
}

// --- internal ---

function tableSection(table: Table): Section {
  const { title, noun, columns, rows, isFolded, share, note } = table;
  const said = note === undefined ? '' : `${markdownOf(note)}\n\n`;
  const heading = isFolded
    ? `\n<details><summary>${title}: ${rows.length}</summary>\n\n${said}`
    : `\n### ${title}\n\n${said}`;
  const foot = isFolded ? '\n</details>\n' : '';
  const frame = { noun, inOrder: true, share };
  if (rows.length === 0) return { ...frame, head: '', foot: '', blocks: [block(heading, title)] };
  return {
    ...frame,
    head: heading + tableHead(columns),
    foot,
    blocks: rows.map((one) => block(rowText(one), markdownOf(one.name, nameInNotice))),
  };
}

function block(text: string, name: string): Block {
  return { text, name };
}

function rowText({ cells }: Row): string {
  return cellsText(cells.map((cell) => markdownOf(cell)));
}

/**
 * A fold for each instance, in it a fold for each object: its fields, then its diff. What
 * the rows about several instances tell is not told again.
 */
function detailsSection(details: readonly PlaceDetails[]): Section {
  const told = details.reduce((sum, { changes }) => sum + changes.filter(isTold).length, 0);
  const note = told === 0 ? '' : `Beside these, ${toldSentence(told)}.\n\n`;
  return {
    noun: 'objects',
    head: `\n### Details by instance\n\n${note}`,
    blocks: details.flatMap((place) => {
      const fold = placeFold(place);
      const name = codeSpan(drawn(place.instance ?? place.cluster), nameInNotice);
      return place.changes
        .filter((change) => !isTold(change))
        .map((change) => changeBlock(change, fold, name));
    }),
    foot: '',
    // A giant must not hide those that come after it.
    inOrder: false,
    share: 1,
  };
}

function toldSentence(told: number): string {
  return `${counted(told, 'object')} ${told === 1 ? 'changes' : 'change'} in nothing but what several instances have`;
}

function placeFold(place: PlaceDetails): Fold {
  const summary = `${htmlOf(placeName(place))}: ${kindsOf(place.counts) ?? ''}`;
  return { head: `<details><summary>${summary}</summary>\n\n`, foot: '</details>\n\n' };
}

function changeBlock({ object, change, fields, patch }: Change, fold: Fold, name: string): Block {
  const own = fields.filter((field) => field.fold === null);
  const rows = own.map(({ path, before, after }) =>
    cellsText([codeSpan(drawn(path), nameLimit + slack), ...sides(before, after)]),
  );
  const table =
    rows.length === 0 ? '' : `${tableHead(['Field', 'Before', 'After'])}${rows.join('')}\n`;
  const rest = fields.length - own.length;
  const beside = rest === 0 ? '' : `, ${counted(rest, 'field')} as in several instances`;
  const summary = `<code>${escapeHtml(drawn(object))}</code> ${change}${beside}`;
  const frame = (inside: string) =>
    `<details><summary>${summary}</summary>\n\n${inside}</details>\n\n`;
  const diff = `${codeBlock(harmless(drawn(shownLines(patch))), 'diff')}\n\n`;
  return { text: frame(table + diff), brief: frame(table), name, fold };
}

function sides(before: string | null, after: string | null): readonly string[] {
  return [before, after].map((value) => (value === null ? '–' : valueSpan(value)));
}

function valueSpan(text: string): string {
  return codeSpan(drawn(text), valueLimit + slack);
}

function closing(command: string): string {
  return [
    '\n### To see everything\n',
    `The page with every field and diff is the artefact \`review.html\` of the run. To make it again: ${codeSpan(command, 400)}.\n`,
  ].join('\n');
}

function tableHead(columns: readonly string[]): string {
  return cellsText(columns) + cellsText(columns.map(() => '---'));
}

function cellsText(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '' ? '–' : cell)).join(' | ')} |\n`;
}

/** `longest`: characters of each name or sentence in it. */
function markdownOf(cell: Cell, longest = 900): string {
  return cell
    .map((part) => {
      if (typeof part === 'string') return part;
      const text = drawn(wordOf(part));
      return 'code' in part ? codeSpan(text, longest) : safeSentence(text, longest);
    })
    .join('');
}

function htmlOf(cell: Cell): string {
  return cell
    .map((part) =>
      typeof part === 'string' ? part : `<code>${escapeHtml(drawn(wordOf(part)))}</code>`,
    )
    .join('');
}

/**
 * `<details>` in a manifest is drawn with another sign: some renderers look for
 * such tags even inside code, and the folds of this page must stay balanced.
 */
function drawn(text: string): string {
  return text.replace(/<(?=\/?(?:details|summary)\b)/gi, '＜');
}

/**
 * A forge that looks for commands line by line may take a run of backticks in a diff for
 * its end: then a line of it that begins with a slash would be one.
 */
function harmless(diff: string): string {
  return /`{3,}|~{3,}/.test(diff) ? diff.replace(/^(\s*)\/(?=\w)/gm, '$1∕') : diff;
}
