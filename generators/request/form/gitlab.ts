import { type Field, headingOf, optionLabels } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { fieldComments, introComments } from './comments.ts';

/**
 * GitLab's description template of a kind of request: the same headings as GitHub's
 * form, help in comments, choices and commitments as boxes to tick.
 */
export function gitlabTemplate(kind: RequestKind): string {
  return filledTemplate(kind, blank);
}

/** The template with something under each heading. */
export function filledTemplate(kind: RequestKind, fill: (field: Field) => string): string {
  const sections = kind.fields.map((field) => {
    const head = `${headingOf(field)}\n\n${fieldComments(field, kind).join('\n')}\n`;
    const answer = fill(field);
    return answer === '' ? `${head}\n` : `${head}\n${answer}\n`;
  });
  return `${introComments(kind).join('\n')}\n\n${sections.join('\n')}`;
}

/** Boxes, those among `ticked` ticked. */
export function boxes(labels: readonly string[], ticked: readonly string[], tick: string): string {
  return labels.map((label) => `- [${ticked.includes(label) ? tick : ' '}] ${label}`).join('\n');
}

// --- internal ---

function blank(field: Field): string {
  return boxes(optionLabels(field), [], 'x');
}
