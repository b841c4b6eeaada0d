import { codeSpan } from '../../lib/base/encode/index.ts';
import { baselineInstance } from '../../lib/conformity/index.ts';
import {
  baseline,
  type DesiredSettings,
  desiredSettings,
  type PolicyQuestion,
  policyFile,
  policyQuestions,
  policyTopics,
  type WritableKey,
  writableKeys,
} from '../../lib/elabftw/settings/index.ts';
import { resolveInstance } from '../../lib/instance/index.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';
import { table } from './table.ts';

/** The institute’s open questions: what is asked, what may be answered, what the answer changes. */
export function policiesPage(): string {
  const questions = policyQuestions(platform);
  const topics = policyTopics.map((topic) =>
    [
      `## ${topic.charAt(0).toUpperCase()}${topic.slice(1)}`,
      ...questions.filter((question) => question.topic === topic).map(section),
    ].join('\n\n'),
  );
  return `${[
    '<!-- Generated from lib/elabftw/settings/policy-questions.ts and lib/platform by `fleet reference`. Do not edit. -->',
    '# Policies',
    `Questions that the institute answers once, for every notebook. All answers stand in \`${policyFile}\`: change one there, run \`npm run render\`, and the pull request shows which notebooks it changes and how. Where a notebook may answer otherwise, its own file says so, and \`fleet audit --fleet\` lists it as a difference. The settings that an answer changes are found by rendering the baseline with each answer.`,
    table(
      ['Policy', 'Answer', 'A notebook may answer otherwise'],
      questions.map((question) => [
        codeSpan(question.path),
        answerTold(question),
        question.instanceField === null ? 'no' : codeSpan(question.instanceField),
      ]),
    ),
    ...topics,
    '## Settled, and so no policy',
    'The same in every notebook; to change one is to change the baseline, and so the template that was accredited.',
    table(['Setting', 'Value', 'Why', 'Source'], settled.map(settledRow)),
    'How large a notebook is cut is settled by rules over the fleet (`lib/instance/rules`, facts/service.md B.4): one production notebook an entity and at most one sandbox; a restricted zone shares with nobody and joins no federation; health data are not taken without a decision of the data-protection officer; a consortium says when it ends and where its data go.',
  ].join('\n\n')}\n`;
}

// --- internal ---

/** facts/service.md B.5: what that table calls a policy and this product does not leave open. */
const settled: readonly WritableKey[] = [
  'blox_enabled',
  'keeex_enabled',
  'emit_audit_logs',
  'allow_users_change_identity',
  'anon_users',
  'local_register',
  'local_login_hidden_only_sysadmin',
  'saml_team_create',
];

function settledRow(key: WritableKey): readonly string[] {
  const { value, reason, source } = baseline(platform)[key];
  return [codeSpan(key), codeSpan(typeof value === 'string' ? value : ''), reason, source];
}

function section(question: PolicyQuestion): string {
  const { path, options, reason, source, effect } = question;
  const lines = [
    `### \`${path}\``,
    question.question,
    [
      `- Default: ${answerTold(question)}. ${reason} (${source})`,
      ...(typeof options === 'string'
        ? [`- Answer: ${options}. It changes no setting of eLabFTW.`]
        : []),
      `- Beside settings: ${effect}`,
    ].join('\n'),
  ];
  return [...lines, ...(typeof options === 'string' ? [] : effects(path, options))].join('\n\n');
}

/** What each answer makes of the settings of the baseline. */
function effects(path: string, options: readonly string[]): readonly string[] {
  const found = options.map((option) => ({ option, settings: settingsWith(path, option) }));
  const keys = writableKeys.filter(
    (key) => new Set(found.map(({ settings }) => JSON.stringify(settings[key].value))).size > 1,
  );
  if (keys.length === 0) {
    return [
      `Answers: ${options.map((option) => codeSpan(option)).join(', ')}. None changes a setting of eLabFTW.`,
    ];
  }
  const rows = found.map(({ option, settings }) => [
    codeSpan(option),
    ...keys.map((key) => valueTold(settings[key].value)),
  ]);
  return [table(['Answer', ...keys.map((key) => codeSpan(key))], rows)];
}

function settingsWith(path: string, option: string): DesiredSettings {
  const [, part = '', key = ''] = path.split('.');
  const policy = { ...platform.policy, [part]: { ...partOf(part), [key]: option } };
  const other: Platform = { ...platform, policy: policy as Platform['policy'] };
  return desiredSettings(resolveInstance(baselineInstance(other), other), other);
}

function partOf(part: string): object {
  return platform.policy[part as keyof Platform['policy']];
}

function valueTold(value: DesiredSettings[WritableKey]['value']): string {
  if (typeof value === 'string') return value === '' ? 'empty' : codeSpan(value);
  return 'secretFile' in value ? `file ${codeSpan(value.secretFile)}` : 'counted by eLabFTW';
}

function answerTold({ path }: PolicyQuestion): string {
  const answer = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)?.[key], platform);
  if (Array.isArray(answer)) return `${answer.length} words`;
  if (typeof answer !== 'object' || answer === null) return codeSpan(String(answer));
  return Object.entries(answer)
    .map(([key, value]) => `${key} ${codeSpan(String(value))}`)
    .join(', ');
}
