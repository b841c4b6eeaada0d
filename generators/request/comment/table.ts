import { codeSpan, frenchSpaces, safeSentence } from '../../../lib/base/encode/index.ts';
import type { Language } from '../../../lib/base/index.ts';
import type { Reason } from '../reason/reason.ts';
import type { FieldVerdict, Question } from '../verdict/verdict.ts';
import type { Part } from './part.ts';
import { words } from './words.ts';

/** Reasons or questions as a list under a title; nothing when there is none. */
export function reasonList(
  title: string,
  reasons: readonly Reason[],
  language: Language,
): readonly Part[] {
  if (reasons.length === 0) return [];
  const { line } = words[language];
  const rows = reasons.map((reason) => {
    const place = reason.line === undefined ? '' : ` (${line(reason.line)})`;
    return `- ${told(reason, language)}${place}`;
  });
  return [{ head: `#### ${title}\n`, rows }];
}

/** The same, each with links to the notebooks that it speaks of: their addresses are the fleet's own. */
export function questionList(
  title: string,
  questions: readonly Question[],
  language: Language,
): readonly Part[] {
  return reasonList(title, questions, language).map((part) => ({
    ...part,
    rows: part.rows.map((row, at) => {
      const links = linksTo(questions[at]?.instances ?? []).join(', ');
      return links === '' ? row : `${row} ${words[language].links} ${links}`;
    }),
  }));
}

/** Refused fields, each with what to correct. */
export function refusedTable(fields: readonly FieldVerdict[], language: Language): readonly Part[] {
  if (fields.length === 0) return [];
  const { head, line } = words[language];
  const rows = fields.map((field) => {
    const place = `${labelIn(field.label, language)} (${line(field.line)})`;
    const todo = field.reasons.map((reason) => told(reason, language)).join('<br>');
    const answer = isWithheld(field) ? words[language].hidden : shown(field.value, language);
    return `| ✗ | ${place} | ${answer} | ${todo} |`;
  });
  return [{ head: `| | ${head.field} | ${head.answer} | ${head.todo} |\n|---|---|---|---|`, rows }];
}

/** Fields and their answers. */
export function answerTable(fields: readonly FieldVerdict[], language: Language): Part {
  const { head } = words[language];
  const rows = fields.map(({ label, value }) => {
    return `| ✓ | ${labelIn(label, language)} | ${shown(value, language)} |`;
  });
  return { head: `| | ${head.field} | ${head.answer} |\n|---|---|---|`, rows };
}

/** Whether anything was answered. */
export function isFilled({ value }: FieldVerdict): boolean {
  return value !== null && value.length > 0;
}

// --- internal ---

/**
 * Reasons that say: this may be somebody's name, or a secret. It is not repeated, for it must
 * leave the page. A mistyped mailbox or reference may be either.
 */
const notRepeated: readonly string[] = [
  ...['reference-person', 'reference-shape', 'pilot-person', 'pilot-reference'],
  ...['mailbox-person', 'mailbox-domain', 'mailbox-shape', 'partners-sponsor', 'url-secret'],
];

function isWithheld({ reasons }: FieldVerdict): boolean {
  return reasons.some(({ code }) => notRepeated.includes(code));
}

function linksTo(instances: Question['instances']): readonly string[] {
  return instances.flatMap(({ slug, host }) => {
    return host === null ? [] : [`[${codeSpan(slug)}](<https://${host}/>)`];
  });
}

function told(reason: Reason, language: Language): string {
  return [reason[language], reason.fix[language]]
    .map((sentence) => safeSentence(language === 'fr' ? frenchSpaces(sentence) : sentence))
    .join(' ');
}

function shown(value: FieldVerdict['value'], language: Language): string {
  const spans = value === null ? [] : [value].flat().map((text) => codeSpan(text));
  return spans.join('<br>') || words[language].nothing;
}

/** A label is ours and stands in both languages, French first. */
function labelIn(label: string, language: Language): string {
  const [fr = label, en = label] = label.split(' / ');
  return safeSentence(language === 'fr' ? fr : en);
}
