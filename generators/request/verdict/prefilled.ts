import { oneLine } from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import { prefilledLink } from '../form/prefilled-link.ts';
import type { ParsedField, ParsedRequest } from '../parse/index.ts';
import type { Board } from './board.ts';
import type { VerdictContext } from './verdict.ts';

/** Codes whose advice is to open the current form. */
const askForForm: readonly string[] = ['form-version', 'field-newer'];

/**
 * The current form with what this request says, where another version of the form was
 * filled in and something is missing for that; null otherwise.
 */
export function prefilledOf(
  { kind, fields, problems }: ParsedRequest,
  told: Board,
  { platform }: VerdictContext,
): string | null {
  const reasons = [...problems, ...fields.flatMap(({ field }) => told.of(field.id))];
  const current = requestKinds(platform).find(({ id }) => id === kind?.id);
  if (current === undefined || !reasons.some(({ code }) => askForForm.includes(code))) return null;
  const answers = fields.flatMap((parsed) => {
    const answer = asAskedNow(parsed, current);
    return answer === undefined ? [] : [[parsed.field.id, answer] as const];
  });
  return prefilledLink(current, new Map(answers), platform.institute.forge);
}

// --- internal ---

/** The answer in the words of today's form; a choice that is no longer offered is left out. */
function asAskedNow(
  { field, value }: ParsedField,
  current: ReturnType<typeof requestKinds>[number],
): string | undefined {
  const now = current.fields.find(({ id }) => id === field.id);
  if (typeof value !== 'string' || now === undefined) return undefined;
  if (field.type !== 'dropdown' || now.type !== 'dropdown') return value;
  const meant = field.options.find(({ label }) => oneLine(label) === value);
  const option = now.options.find((known) => known.value === meant?.value);
  return option === undefined ? undefined : oneLine(option.label);
}
