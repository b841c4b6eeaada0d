import { pilotPassages, reminderDays, vacancySteps } from '../../lib/lifecycle/index.ts';
import { platform } from '../../lib/platform/index.ts';

/** The rules of pilots, with this institute's numbers. */
export function pilotsPage(): string {
  const { mandateMonths, trainingMonths, basicCourse, charter } = platform.granularity;
  const passages = Object.entries(pilotPassages).map(
    ([from, to]) => `| \`${from}\` | ${to.map((one) => `\`${one}\``).join(', ') || '–'} |`,
  );
  const steps = vacancySteps.map(({ day, id }) => `| ${day} | ${effects[id]} |`);
  return [
    '<!-- Generated from lib/lifecycle/pilots by `fleet reference`. Do not edit. -->',
    '# Pilots',
    '`fleet pilots` prints who must act, on which day (`--today`); with `--open --forge local` it keeps one issue an instance.',
    '## States',
    ['| From | To |', '|---|---|', ...passages].join('\n'),
    `Trained asks for the basic course (\`${basicCourse}\`); active also for a running mandate and the charter in force. Archiving ends the mandate that day.`,
    '## Deadlines',
    [
      `- Mandate: ${mandateMonths} months at most.`,
      `- Basic course: valid for ${trainingMonths} months.`,
      `- Charter: version ${charter.version}, in force since ${charter.since}, to be accepted within ${charter.daysToAccept} days.`,
      '- Confirmation “still there”: once a year.',
      `- Reminders: ${reminderDays.join(', ')} days before, then as late.`,
    ].join('\n'),
    '## Nobody in charge',
    ['| Day | What happens |', '|---|---|', ...steps].join('\n'),
    'Nothing is ever deleted for want of a pilot.',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

// --- internal ---

const effects: Readonly<Record<(typeof vacancySteps)[number]['id'], string>> = {
  'notice-unit-head': 'The head of the unit is asked to name one.',
  banner: 'Maintainers announce it in the notebook.',
  'no-new-accounts': 'Maintainers open no more accounts.',
  'committee-review': 'A committee decides whether the notebook becomes read-only.',
};
