import { acceptanceDays, longestAcceptanceDays, ruleGroups } from '../review/index.ts';
import { table } from './table.ts';

const levels = [
  ['`block`', 'The check fails until the risk is settled, or a maintainer takes it upon them.'],
  ['`warn`', 'Read it before merging; the verdict is `attention`.'],
  ['`info`', 'Worth knowing; alone it leaves the verdict `safe`.'],
];

/** Every rule of the review, by what it keeps. */
export function risksPage(): string {
  const count = ruleGroups.reduce((sum, { rules }) => sum + rules.length, 0);
  const sections = ruleGroups.map(({ title, rules }) => {
    const rows = rules.map(({ id, level, finds, reason, fix }) => [
      `\`${id}\``,
      level,
      finds,
      reason,
      fix,
    ]);
    return [`## ${title}`, table(['Rule', 'Level', 'Fires when', 'Why', 'What to do'], rows)];
  });
  return `${[
    '<!-- Generated from generators/review/risk by `fleet reference`. Do not edit. -->',
    '# Risks',
    `\`fleet review\` holds every change against ${count} rules. They look at the two git trees alone, and say the same of the same change on a laptop, on GitHub and on GitLab. Each has a fixture at which it fires and one at which it is silent: \`test/review/fixtures\`. What no rule notices of a notebook’s manifests, and why, is listed in \`test/mutation/unnoticed.ts\`.`,
    table(['Level', 'What it means'], levels),
    ...sections.flat(),
    '## Taking a risk upon oneself',
    'A blocking risk that is known and wanted passes when a maintainer says so in a comment on the pull request, in a line of its own:',
    '```\naccept-risk: <rule> <object> <reason> [until YYYY-MM-DD]\n```',
    [
      '- Rule and object as the report names them; an object with spaces stands between backquotes.',
      `- It holds ${acceptanceDays} days, or to the day that it names, ${longestAcceptanceDays} days at most; then the risk blocks again.`,
      '- It counts for the commit that its author could see: after another push it is said again.',
      '- The forge says who is a maintainer. A line that is quoted, in a block of code or in a hidden comment does not count, nor does one of anybody else, nor one without a reason.',
      '- The risk stays in the report, as a warning that says who accepted it, why and until when. An acceptance that meets no blocking risk is told too.',
    ].join('\n'),
    'On the command line the same is a file, `fleet review --accept FILE`: a JSON list of `{"rule", "object", "reason", "who", "until": "YYYY-MM-DD"}`. The check makes it from the comments; nothing in the pull request itself can accept anything.',
  ].join('\n\n')}\n`;
}
