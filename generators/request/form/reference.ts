import type { Bilingual } from '../../../lib/base/index.ts';
import { type Field, optionLabels } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { sentences } from '../reason/reason.ts';
import type { Sentence } from '../reason/sentence.ts';
import { bodyLimit } from './forge.ts';
import { generatedBy } from './generated.ts';

/** The reference page of requests: every field of every kind, every reason. */
export function referencePage(kinds: readonly RequestKind[]): string {
  return [
    `<!-- ${generatedBy} -->`,
    '# Requests',
    'Every form is made of one definition, `generators/request/definition`; so are the parser, the answer to a request and this page. Labels and choices are shown as the forges show them, French first.',
    `A request has at most ${bodyLimit.github} characters on GitHub and ${bodyLimit.gitlab} on GitLab. A line is a heading only if it is one of the form’s, to the last character; everything else is text of the field above it.`,
    ...kinds.flatMap(kindSection),
    '## Reasons',
    'What the answer to a request may say; `{…}` is filled in. The rules over instances add theirs (`lib/instance/rules/codes.ts`).',
    table(
      ['Code', 'English', 'Français', 'What to do'],
      Object.entries<Sentence>(sentences).map(([code, { fr, en, fix }]) => {
        return [`\`${code}\``, en, fr, fix.en];
      }),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

// --- internal ---

function kindSection(kind: RequestKind): readonly string[] {
  return [
    `## \`${kind.id}\`: ${kind.title.en} (${kind.title.fr})`,
    `Form version ${kind.formVersion}. ${kind.description.en}`,
    table(
      ['Id', 'Label', 'Type', 'Required', 'Help', 'Choices or example'],
      kind.fields.map((field) => [
        `\`${field.id}\``,
        both(field.label),
        field.type,
        requirement(field),
        both(field.help),
        offered(field),
      ]),
    ),
  ];
}

function requirement({ required, when, goesWith }: Field): string {
  if (required) return 'yes';
  const values = when?.is.map((value) => `\`${value}\``).join(' or ');
  const parts = [
    ...(when?.needed ? [`if \`${when.field}\` is ${values}`] : []),
    ...(when?.only && !when.needed ? [`no; only if \`${when.field}\` is ${values}`] : []),
    ...(goesWith ? [`together with ${goesWith.map((id) => `\`${id}\``).join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'no' : parts.join('; ');
}

function offered(field: Field): string {
  if (!('options' in field)) return `\`${field.example.replace(/\n/g, ' ⏎ ')}\``;
  const values = field.options.map((option) => `\`${option.value}\``);
  return optionLabels(field)
    .map((label, index) => `${values[index]}: ${label}`)
    .join('<br>');
}

function both({ fr, en }: Bilingual): string {
  return fr === en ? fr : `${fr}<br>*${en}*`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
