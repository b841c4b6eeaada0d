import type { Language } from '../../../lib/base/index.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { languageAsked } from './language.ts';
import { withinBudget } from './part.ts';
import { answerTable, isFilled, reasonList, refusedTable } from './table.ts';
import { words } from './words.ts';

export interface MarkdownOptions {
  /** The language that is shown; the other one is folded. By default the one that the request asks for. */
  readonly language?: Language;
}

/** Characters that each language may take; both and their frame stay below 60,000. */
const budget = 28_000;

/**
 * The verdict as a comment for a forge. Whatever the requester wrote stands in code
 * spans; no text of theirs begins a line, so none can be a command.
 */
export function verdictMarkdown(verdict: Verdict, options: MarkdownOptions = {}): string {
  const language = options.language ?? languageAsked(verdict);
  const other = language === 'fr' ? 'en' : 'fr';
  return [
    body(verdict, language),
    `<details><summary>${words[other].name}</summary>`,
    body(verdict, other),
    '</details>\n',
  ].join('\n\n');
}

// --- internal ---

function body(verdict: Verdict, language: Language): string {
  const said = words[language];
  const { ok, problems } = verdict;
  const refused = verdict.fields.filter((field) => !field.ok);
  const good = verdict.fields.filter((field) => field.ok && isFilled(field));
  const count = refused.reduce((sum, { reasons }) => sum + reasons.length, problems.length);
  const asked = verdict.questions.filter(({ to }) => to === 'requester');
  const head = `### ${ok ? said.good : said.bad(count)}\n\n${ok ? said.next.good : said.next.bad}`;
  // Folded: what is good needs no reading, but may be looked up.
  const { head: columns, rows } = answerTable(good, language);
  const summary = `<details><summary>${said.goodFields(good.length)}</summary>\n\n${columns}`;
  const parts = [
    { head, rows: [] },
    ...reasonList(said.problems, problems, language),
    ...refusedTable(refused, language),
    ...reasonList(said.questions, asked, language),
    ...(good.length > 0 ? [{ head: summary, rows, foot: '</details>' }] : []),
  ];
  return withinBudget(parts, budget, said.leftOut);
}
