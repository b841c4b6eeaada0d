import { stringify } from 'yaml';
import type { Bilingual } from '../../../lib/base/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { type Field, labelOf, oneLine, optionLabels } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { helpOf } from './condition.ts';
import { generatedBy } from './generated.ts';

/** Label that GitHub puts on every request. It sorts; it authorises nothing, for anybody may set it. */
export const requestLabel = 'eln-request';

/** GitHub's issue form of a kind of request. */
export function githubForm(kind: RequestKind): string {
  return yaml({
    name: oneLine(kind.title),
    description: oneLine(kind.description),
    title: kind.issueTitle,
    labels: [requestLabel],
    body: [
      markdown(paragraphs(kind.intro)),
      ...kind.fields.flatMap((field, index) => [
        ...(kind.fields[index - 1]?.group.fr === field.group.fr ? [] : [heading(field.group)]),
        element(field, kind.fields),
      ]),
    ],
  });
}

/** GitHub's page of forms: no blank issue, and a way to reach a human. */
export function githubConfig({ institute }: Platform): string {
  return yaml({
    blank_issues_enabled: false,
    contact_links: [
      {
        name: 'Une question ? / A question?',
        url: institute.support.url,
        about: oneLine({
          fr: `Demander à une personne : ${institute.support.mailbox}`,
          en: `Ask a human: ${institute.support.mailbox}`,
        }),
      },
    ],
  });
}

// --- internal ---

/** Quoted for the YAML 1.1 that GitHub reads too: a bare `2027-01-31` would be a date there, not a text. */
function yaml(content: unknown): string {
  return `# ${generatedBy}\n${stringify(content, { lineWidth: 0, schema: 'yaml-1.1' })}`;
}

function markdown(value: string) {
  return { type: 'markdown', attributes: { value } };
}

function heading(group: Bilingual) {
  return markdown(`## ${oneLine(group)}\n`);
}

function paragraphs({ fr, en }: Bilingual): string {
  return `${fr}\n\n*${en}*\n`;
}

/** A dropdown is preselected nowhere: an answer that nobody gave is not an answer. */
function element(field: Field, all: readonly Field[]) {
  const { id, type, required } = field;
  const attributes = { label: labelOf(field), description: paragraphs(helpOf(field, all)) };
  switch (field.type) {
    case 'input':
    case 'textarea': {
      const placeholder = field.example;
      return {
        ...{ type, id, attributes: { ...attributes, placeholder }, validations: { required } },
      };
    }
    case 'dropdown':
      return {
        ...{ type, id, attributes: { ...attributes, options: optionLabels(field) } },
        validations: { required },
      };
    case 'checkboxes': {
      // Each box carries its own `required`; the element has none.
      const options = optionLabels(field).map((label) => ({ label, required: true }));
      return { type, id, attributes: { ...attributes, options } };
    }
  }
}
