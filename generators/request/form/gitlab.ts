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

/** The template with something under each heading, and its help where there is room for it. */
export function filledTemplate(
  kind: RequestKind,
  fill: (field: Field) => string,
  withHelp = true,
): string {
  const sections = kind.fields.map((field) => {
    const help = withHelp ? `${fieldComments(field, kind).join('\n')}\n` : '';
    const head = `${headingOf(field)}\n\n${help}`;
    const answer = fill(field);
    if (answer === '') return `${head}\n`;
    return withHelp ? `${head}\n${answer}\n` : `${head}${answer}\n`;
  });
  const intro = withHelp ? `${introComments(kind).join('\n')}\n\n` : '';
  return `${intro}${sections.join('\n')}`;
}

/** Boxes, those among `ticked` ticked. */
export function boxes(labels: readonly string[], ticked: readonly string[], tick: string): string {
  return labels.map((label) => `- [${ticked.includes(label) ? tick : ' '}] ${label}`).join('\n');
}

// --- internal ---

function blank(field: Field): string {
  return boxes(optionLabels(field), [], 'x');
}
