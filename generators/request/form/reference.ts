import type { Bilingual } from '../../../lib/base/index.ts';
import { type Field, optionLabels } from '../definition/field.ts';
import type { RequestKind, Tier } from '../definition/kind.ts';
import { sentences } from '../reason/reason.ts';
import type { Sentence } from '../reason/sentence.ts';
import { approvalLabels } from '../screening/approvals.ts';
import { helpOf } from './condition.ts';
import { bodyLimit } from './forge.ts';
import { generatedBy } from './generated.ts';

/** The reference page of requests: every field of every kind, every reason. */
export function referencePage(kinds: readonly RequestKind[]): string {
  return [
    `<!-- ${generatedBy} -->`,
    '# Requests',
    'Every form is made of one definition, `generators/request/definition`; so are the parser, the answer to a request and this page. Labels and choices are shown as the forges show them, French first.',
    `A request has at most ${bodyLimit.github} characters on GitHub and ${bodyLimit.gitlab} on GitLab. A line is a heading only if it is one of the form’s, to the last character; everything else is text of the field above it.`,
    kindsTable(kinds),
    ...kinds.flatMap(kindSection),
    approvalSection,
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
    `${kind.description.en} (${kind.description.fr}) ${versions(kind)} ${deeds[kind.does]}`,
    table(
      ['Id', 'Label', 'Type', 'Required', 'Help', 'Choices or example'],
      kind.fields.map((field) => [
        `\`${field.id}\``,
        both(field.label),
        field.type,
        requirement(field),
        both(helpOf(field, kind.fields)),
        offered(field),
      ]),
    ),
  ];
}

/** Every kind at a glance. */
function kindsTable(kinds: readonly RequestKind[]): string {
  return table(
    ['Kind', 'Form', 'Formulaire', 'Who may have it carried out'],
    kinds.map(({ id, title, tier }) => [`\`${id}\``, title.en, title.fr, tiers[tier]]),
  );
}

const tiers: Readonly<Record<Tier, string>> = {
  anyone: 'anyone: it changes nothing',
  member:
    'a member of the group that the platform file names (`forge.requesters`), or a maintainer',
  owner: 'a member of the group that owns the notebook (`owner.group`), or a maintainer',
};

const deeds: Readonly<Record<RequestKind['does'], string>> = {
  create: 'An accepted request brings a new file in `instances/`.',
  edit: 'An accepted request changes the lines of the notebook’s file in `instances/` that say something else; comments stay.',
  ask: 'An accepted request goes to a team, by label and mention; it never becomes a pull request.',
};

function versions({ formVersion, earlier }: RequestKind): string {
  const known = earlier.map(({ version }) => version).join(', ');
  return `Form version ${formVersion}${known === '' ? '' : `; bodies of version ${known} are understood`}.`;
}

const approvalSection = `## Approvals

Who has to approve follows from the answers; it is never asked of the requester. Approvals are asked for by a label and by mention of a team of \`lib/platform/institute.ts\`.

| Approver | Label | When | Document |
| --- | --- | --- | --- |
| Head of the unit | \`${approvalLabels['unit-head']}\` | new notebook, pilots, move, pause or retirement, another audience, restore in place | |
| Security officer | \`${approvalLabels.security}\` | restricted zone, particular sensitivity, private partners: when they are new or who sees or keeps the data changes | zone decision, sensitivity analysis, agreement with the partners |
| Data-protection officer | \`${approvalLabels['data-protection']}\` | personal or health data: when it is new or who sees or keeps it changes | the officer’s decision, HDS certificate |`;

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
