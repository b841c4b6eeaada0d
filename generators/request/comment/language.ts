import type { Language } from '../../../lib/base/index.ts';
import { oneLine } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { languages } from '../definition/shared.ts';
import { parseBody } from '../parse/index.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** The language that the requester chose in the form; French where nothing readable says so. */
export function languageAsked({ fields }: Pick<Verdict, 'fields'>): Language {
  const answer = fields.find(({ id }) => id === 'language')?.value;
  const chosen = languages.find(({ label }) => oneLine(label) === answer);
  return chosen?.value === 'en' ? 'en' : 'fr';
}

/**
 * The same, from the body of an issue whose answer is no longer asked for. Whichever forge's form
 * it is: GitLab's reading of a choice understands a line that stands alone, as GitHub writes it.
 */
export function languageOf(body: string, kinds: readonly RequestKind[]): Language {
  const { fields } = parseBody(body, kinds, 'gitlab');
  return languageAsked({
    fields: fields.map(({ field, value, line, reasons }) => {
      return { id: field.id, label: '', ok: reasons.length === 0, value, line, reasons };
    }),
  });
}
