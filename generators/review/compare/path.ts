import { maskTokens } from '../mask/token.ts';
import { shown } from '../show.ts';

/** A step into an object: a field, an item known by its name, an item known by its place. */
export type Step =
  | { readonly field: string }
  | { readonly item: string }
  | { readonly index: number };
export type Path = readonly Step[];

/** The path as people write it: `spec.template.spec.containers[web].image`. */
export function pathText(path: Path): string {
  return path.map(stepText).join('').replace(/^\./, '');
}

// --- internal ---

function stepText(step: Step): string {
  if ('index' in step) return `[${step.index}]`;
  if ('item' in step) return `[${word(step.item)}]`;
  const field = word(step.field);
  return field === step.field && /^[A-Za-z_$][\w$-]*$/.test(field)
    ? `.${field}`
    : `[${quoted(field)}]`;
}

function word(text: string): string {
  return shown(maskTokens(text), 80);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}
