import { safeSentence } from '../../../lib/base/encode/index.ts';
import type { Language } from '../../../lib/base/index.ts';
import { requestKinds } from '../definition/index.ts';
import { prefilledLink } from '../form/prefilled-link.ts';
import type { Answer } from '../verdict/answer.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { followUp } from './follow-up.ts';
import { footer, type Signature } from './footer.ts';
import { languageAsked } from './language.ts';
import { type HoldNotice, type Notice, noticeText, noticeTitle } from './notice.ts';
import { type Part, withinBudget } from './part.ts';
import { answerTable, isFilled, questionList, reasonList, refusedTable } from './table.ts';
import { words } from './words.ts';

export interface MarkdownOptions {
  /** The language that is shown; the other one is folded. By default the one that the request asks for. */
  readonly language?: Language;
  /** What follows from the verdict, where the caller knows it: links, approvals, who answers. */
  readonly answer?: Answer;
  /** Who answers, when, and how to reach them. */
  readonly signature?: Signature;
  /** Why it is not carried out all the same, or where it is. */
  readonly notice?: Notice;
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
    body(verdict, language, options),
    `<details><summary>${words[other].name}</summary>`,
    body(verdict, other, options),
    '</details>\n',
  ].join('\n\n');
}

// --- internal ---

function body(
  verdict: Verdict,
  language: Language,
  { answer, signature, notice }: MarkdownOptions,
): string {
  const said = words[language];
  const { ok, problems } = verdict;
  const refused = verdict.fields.filter((field) => !field.ok);
  const good = verdict.fields.filter((field) => field.ok && isFilled(field));
  const count = refused.reduce((sum, { reasons }) => sum + reasons.length, problems.length);
  const asked = verdict.questions.filter(({ to }) => to === 'requester');
  const isQuestion = answer !== undefined && answer.routed !== null;
  const held = notice === undefined || notice.code === 'opened' ? undefined : notice;
  const praise = isQuestion
    ? { title: said.asked.title, next: said.asked.next }
    : (heldPraise(held, language) ?? { title: said.good, next: said.next.good });
  const head = ok
    ? `### ${praise.title}\n\n${praise.next}`
    : `### ${said.bad(count)}\n\n${verdict.kind === null ? said.unread : said.next.bad}`;
  // Beside what is to correct, whoever asks should know that correcting is not enough.
  const isBeside = notice !== undefined && (!ok || held === undefined);
  // Folded: what is good needs no reading, but may be looked up.
  const { head: columns, rows } = answerTable(good, language);
  const summary = `<details><summary>${said.goodFields(good.length)}</summary>\n\n${columns}`;
  const parts = [
    { head, rows: [] },
    ...(isBeside ? [{ head: noticeText(notice, language), rows: [] }] : []),
    ...reasonList(said.problems, problems, language),
    ...(verdict.kind === null && signature !== undefined ? [forms(signature, language)] : []),
    ...refusedTable(refused, language),
    ...questionList(said.questions, asked, language),
    ...(answer === undefined ? [] : followUp(asFarAs(answer, held), language)),
    ...(good.length > 0 ? [{ head: summary, rows, foot: '</details>' }] : []),
    ...(signature === undefined ? [] : [{ head: footer(signature, language), rows: [] }]),
  ];
  return withinBudget(parts, budget, said.leftOut);
}

/** Nobody is asked to approve what is not carried out. */
function asFarAs(answer: Answer, held: HoldNotice | undefined): Answer {
  return held === undefined || held.code === 'conflict' ? answer : { ...answer, approvals: [] };
}

function heldPraise(held: HoldNotice | undefined, language: Language) {
  if (held === undefined) return undefined;
  return { title: noticeTitle(held, language), next: noticeText(held, language) };
}

/** Where to begin anew: whoever wrote a letter finds the form that fits. */
function forms({ platform }: Signature, language: Language): Part {
  const rows = requestKinds(platform).map((kind) => {
    const link = prefilledLink(kind, new Map(), platform.institute.forge);
    return `- [${safeSentence(kind.title[language])}](<${link}>)`;
  });
  return { head: `#### ${words[language].forms}\n`, rows };
}
