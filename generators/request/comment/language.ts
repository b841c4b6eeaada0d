import type { Language } from '../../../lib/base/index.ts';
import { oneLine } from '../definition/field.ts';
import { languages } from '../definition/new/notebook.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** The language that the requester chose in the form; French where nothing readable says so. */
export function languageAsked({ fields }: Verdict): Language {
  const answer = fields.find(({ id }) => id === 'language')?.value;
  const chosen = languages.find(({ label }) => oneLine(label) === answer);
  return chosen?.value === 'en' ? 'en' : 'fr';
}
