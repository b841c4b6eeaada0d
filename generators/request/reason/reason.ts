import type { Bilingual, Language } from '../../../lib/base/index.ts';
import { answerSentences } from './answer.ts';
import { formSentences } from './form.ts';
import { kindSentences } from './kinds.ts';

/** Why something was refused, in both languages, and what to do about it. */
export interface Reason extends Bilingual {
  /** Stable, lower case with dashes. */
  readonly code: string;
  readonly fix: Bilingual;
  /** Line of the body, from 1, where it is more precise than the field's own. */
  readonly line?: number;
}

/** Every reason of this room. Rules over instances add theirs (lib/instance). */
export const sentences = { ...formSentences, ...answerSentences, ...kindSentences };

export type ReasonCode = keyof typeof sentences;

/** The names between braces in a sentence. */
type Blanks<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

type TextsOf<Code extends ReasonCode> =
  | (typeof sentences)[Code]['fr']
  | (typeof sentences)[Code]['en']
  | (typeof sentences)[Code]['fix']['fr']
  | (typeof sentences)[Code]['fix']['en'];

/** What a sentence must be given. Never text of the requester's: sentences are quoted everywhere. */
export type Filling<Code extends ReasonCode> = Readonly<
  Record<Blanks<TextsOf<Code>>, string | number | Bilingual>
>;

/** The reason of that code, its blanks filled. */
export function reason<Code extends ReasonCode>(
  code: Code,
  filling: Filling<Code>,
  line?: number,
): Reason {
  const { fr, en, fix } = sentences[code];
  return {
    code,
    fr: fill(fr, filling, 'fr'),
    en: fill(en, filling, 'en'),
    fix: { fr: fill(fix.fr, filling, 'fr'), en: fill(fix.en, filling, 'en') },
    ...(line === undefined ? {} : { line }),
  };
}

// --- internal ---

function fill(
  text: string,
  filling: Readonly<Record<string, string | number | Bilingual>>,
  language: Language,
): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (blank, name: string) => {
    const filled = filling[name];
    return String(typeof filled === 'object' ? filled[language] : (filled ?? blank));
  });
}
