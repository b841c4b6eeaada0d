import { codeSpan } from '../../../lib/base/encode/index.ts';
import type { Bilingual, Language } from '../../../lib/base/index.ts';
import { hostOf, type Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { rememberedAnswers } from '../pull/memory.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { type Part, withinBudget } from './part.ts';
import { answerTable, isFilled, reasonList } from './table.ts';
import { words } from './words.ts';

/** What stands around the facts of the request. */
export interface PullFrame {
  /** In a few words, what the request does. */
  readonly title?: string;
  /** What people tick before they merge. */
  readonly checklist?: string;
}

/**
 * Characters that each language may take in the description of a pull request: with the
 * checklist and the hidden memory, both stay below the 65,536 that GitHub takes.
 */
const budget = 20_000;

/**
 * Title and description of the pull request of an accepted request. `instance` is
 * what the branch holds, which a maintainer may have changed since. What the
 * requester wrote stands in code spans.
 */
export function pullRequestText(
  verdict: Verdict,
  instance: Instance,
  platform: Platform,
  { title, checklist }: PullFrame = {},
): { readonly title: string; readonly body: string } {
  const { slug } = instance;
  const { number, formVersion } = lastRequest(instance);
  return {
    title: `${title ?? `Nouveau cahier ${slug}`} (demande ${number})`,
    body: [
      ...(checklist ? [checklist] : []),
      description(verdict, instance, platform, 'fr'),
      `<details><summary>${words.en.name}</summary>`,
      description(verdict, instance, platform, 'en'),
      '</details>',
      `request-digest: \`${verdict.digest}\`\nrequest-form: \`${verdict.kind}/${formVersion}\``,
      `${rememberedAnswers(verdict)}\n`,
    ].join('\n\n'),
  };
}

// --- internal ---

function description(
  verdict: Verdict,
  instance: Instance,
  platform: Platform,
  language: Language,
): string {
  const said = words[language].pull;
  const isEdited = JSON.stringify(instance) !== JSON.stringify(verdict.instance);
  const filled = verdict.fields.filter((field) => isFilled(field) && field.id !== 'purpose');
  const parts: Part[] = [
    { head: said.asks(lastRequest(instance).number), rows: [] },
    { head: settled(instance, platform, language), rows: [] },
    ...(isEdited ? [{ head: said.edited, rows: [] }] : []),
    ...purpose(verdict, said.purpose),
    ...reasonList(words[language].questions, verdict.questions, language),
    answerTable(filled, language),
  ];
  return withinBudget(parts, budget, words[language].leftOut);
}

/** The request that the instance was last changed by. */
function lastRequest({ request, changes }: Instance): Instance['request'] {
  return changes?.at(-1) ?? request;
}

/** What the requester was not asked: where it will run, how large, at which address. */
function settled(instance: Instance, platform: Platform, language: Language): string {
  const { cluster, ring, size } = instance;
  const host = hostOf(instance, platform);
  const facts: readonly (readonly [Bilingual, string | undefined])[] = [
    [{ fr: 'adresse', en: 'address' }, host],
    [{ fr: 'grappe', en: 'cluster' }, cluster],
    [{ fr: 'anneau', en: 'ring' }, ring],
    [{ fr: 'taille', en: 'size' }, size],
  ];
  return facts
    .flatMap(([name, fact]) => (fact === undefined ? [] : [`${name[language]} ${codeSpan(fact)}`]))
    .join(', ');
}

/**
 * What the requester says to the maintainers, at its full length. A span for each line
 * rather than one fence: forges that look for commands line by line find ours only.
 */
function purpose({ fields }: Verdict, title: string): readonly Part[] {
  const value = fields.find(({ id }) => id === 'purpose')?.value;
  if (typeof value !== 'string') return [];
  const rows = value.split('\n').map((line) => (line === '' ? '>' : `> ${codeSpan(line, 4000)}  `));
  return [{ head: `#### ${title}\n`, rows }];
}
