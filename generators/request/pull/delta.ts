import { codeSpan, safeSentence } from '../../../lib/base/encode/index.ts';
import type { Language } from '../../../lib/base/index.ts';
import { withinBudget } from '../comment/part.ts';
import { words } from '../comment/words.ts';
import type { RememberedAnswer } from './memory.ts';

/**
 * What an edit of the request changed, as a comment for whoever had approved it: each
 * answer before and after, in both languages. What the requester wrote stands in code spans.
 */
export function deltaMarkdown(
  before: readonly RememberedAnswer[],
  after: readonly RememberedAnswer[],
): string {
  return [
    body(before, after, 'fr'),
    `<details><summary>${words.en.name}</summary>`,
    body(before, after, 'en'),
    '</details>\n',
  ].join('\n\n');
}

// --- internal ---

const budget = 25_000;

const said = {
  fr: {
    title: '✏️ La demande a été modifiée',
    text: 'Les fichiers et la description suivent. Les approbations données à la version précédente ne valent plus ; voici ce qui change.',
    none: 'Aucune réponse ne change : le formulaire a changé de version.',
    head: '| Rubrique | Avant | Maintenant |\n|---|---|---|',
  },
  en: {
    title: '✏️ The request was edited',
    text: 'Files and description follow. Approvals that were given to the version before no longer hold; here is what changes.',
    none: 'No answer changes: the form has another version.',
    head: '| Section | Before | Now |\n|---|---|---|',
  },
} as const;

function body(
  before: readonly RememberedAnswer[],
  after: readonly RememberedAnswer[],
  language: Language,
): string {
  const { title, text, none, head } = said[language];
  const changed = changesBetween(before, after);
  const rows = changed.map(({ label, old, now }) => {
    return `| ${labelIn(label, language)} | ${shown(old, language)} | ${shown(now, language)} |`;
  });
  const table = changed.length === 0 ? { head: none, rows } : { head, rows };
  const first = { head: `### ${title}\n\n${text}`, rows: [] };
  return withinBudget([first, table], budget, words[language].leftOut);
}

interface Change {
  readonly label: string;
  readonly old: RememberedAnswer | undefined;
  readonly now: RememberedAnswer | undefined;
}

/** In the order of the form as it is now; answers that are gone come last. */
function changesBetween(
  before: readonly RememberedAnswer[],
  after: readonly RememberedAnswer[],
): readonly Change[] {
  const old = new Map(before.map((answer) => [answer.id, answer]));
  const now = new Map(after.map((answer) => [answer.id, answer]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was?.hash === is?.hash) return [];
    return [{ label: is?.label ?? was?.label ?? id, old: was, now: is }];
  });
}

function shown(answer: RememberedAnswer | undefined, language: Language): string {
  if (answer === undefined) return words[language].nothing;
  return answer.text
    .split('\n')
    .map((text) => codeSpan(text))
    .join('<br>');
}

/** A label stands in both languages, French first; from a memory, it may be anything. */
function labelIn(label: string, language: Language): string {
  const [fr = label, en = label] = label.split(' / ');
  return safeSentence(language === 'fr' ? fr : en);
}
