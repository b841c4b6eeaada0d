import type { Language } from '../../base/index.ts';
import { type Severity, severities, sources } from '../check.ts';
import type { ConformityReport, Result } from '../evaluate.ts';
import {
  type Block,
  heading,
  type Inline,
  paragraph,
  type ReportDocument,
  table,
} from './document.ts';
import { evidenceHints, groups, outcomes, seenInFrench, severityWords, verdicts } from './words.ts';

/**
 * The report for whoever answers for the security of an instance: what has to be mended
 * first, the gravest at the top; then what nobody looked at, and how to; then what is good.
 */
export function conformityDocument(report: ConformityReport, language: Language): ReportDocument {
  return {
    language,
    blocks: [
      ...head(report, language),
      ...failures(report, language),
      ...unseen(report, language),
      ...passes(report, language),
      ...legend(language),
    ],
  };
}

// --- internal ---

function head(report: ConformityReport, language: Language): readonly Block[] {
  const { slug, host, collectedOn, today, verdict } = report;
  const say = choose(language);
  const scores = report.groups.map(({ group, passed, failed, unknown, score }) => [
    [groups[group][language]],
    [percent(score, language)],
    [`${passed}`],
    [`${failed}`],
    [`${unknown}`],
  ]);
  return [
    heading(
      1,
      say('Conformité de ', 'Conformity of '),
      { code: slug },
      say(` : ${verdicts[verdict].word.fr}`, `: ${verdicts[verdict].word.en}`),
    ),
    paragraph(verdict === 'red' ? toMend(report, language) : verdicts[verdict].means[language]),
    paragraph(
      say(`Relevé du ${collectedOn} sur `, `Collected on ${collectedOn} at `),
      { code: host },
      say(`, jugé au ${today}.`, `, judged as of ${today}.`),
    ),
    table(
      say('Notes par groupe', 'Scores by group'),
      [
        say('Groupe', 'Group'),
        say('Note', 'Score'),
        say('Bons', 'Good'),
        say('À corriger', 'To be mended'),
        say('Non vus', 'Not seen'),
      ],
      scores,
    ),
  ];
}

function toMend({ results }: ConformityReport, language: Language): string {
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  const grave = failed.filter(({ severity }) => severity === 'high').length;
  return choose(language)(
    `Contrôles à corriger : ${failed.length}, dont ${grave} de gravité haute.`,
    `Checks to be mended: ${failed.length}, ${grave} of them of high severity.`,
  );
}

function failures({ results }: ConformityReport, language: Language): readonly Block[] {
  const failed = results.filter(({ outcome }) => outcome === 'fail').toSorted(bySeverity);
  if (failed.length === 0) return [];
  const say = choose(language);
  const rows = failed.map(({ id, severity, title, fix, seen }) => [
    [{ code: id }],
    [severityWords[severity][language]],
    [title[language]],
    shown(seen, language),
    [fix[language]],
  ]);
  return [
    heading(2, say('À corriger', 'To be mended')),
    table(
      say('Les plus graves d’abord', 'The gravest first'),
      [
        say('Contrôle', 'Check'),
        say('Gravité', 'Severity'),
        say('Exigence', 'What should hold'),
        say('Vu', 'Seen'),
        say('Remède', 'What mends it'),
      ],
      rows,
    ),
  ];
}

function unseen({ results }: ConformityReport, language: Language): readonly Block[] {
  const missing = results.filter(({ outcome }) => outcome === 'unknown');
  if (missing.length === 0) return [];
  const say = choose(language);
  const bySource = sources.flatMap((source) => {
    const own = missing.filter((one) => one.source === source);
    if (own.length === 0) return [];
    const title = say(
      `Sans preuve : ${own.length === 1 ? 'un contrôle' : `${own.length} contrôles`}`,
      `Without evidence: ${own.length === 1 ? 'one check' : `${own.length} checks`}`,
    );
    return [
      paragraph(evidenceHints[source][language]),
      table(
        title,
        [say('Contrôle', 'Check'), say('Exigence', 'What should hold'), say('Preuve', 'Evidence')],
        own.map(({ id, title, evidence }) => [
          [{ code: id }],
          [title[language]],
          [{ code: evidence }],
        ]),
      ),
    ];
  });
  return [heading(2, say('Non vu', 'Not seen')), ...bySource];
}

function passes({ results }: ConformityReport, language: Language): readonly Block[] {
  const good = results.filter(({ outcome }) => outcome === 'pass');
  if (good.length === 0) return [];
  const say = choose(language);
  return [
    heading(2, say('Bon', 'Good')),
    table(
      say('Vus, et comme il faut', 'Seen, and as they should be'),
      [say('Contrôle', 'Check'), say('Exigence', 'What should hold'), say('Vu', 'Seen')],
      good.map(({ id, title, seen }) => [[{ code: id }], [title[language]], shown(seen, language)]),
    ),
  ];
}

function legend(language: Language): readonly Block[] {
  const say = choose(language);
  const items = Object.values(outcomes).map(({ word, means }) => [
    say(`${capital(word.fr)} : ${means.fr}.`, `${capital(word.en)}: ${means.en}.`),
  ]);
  const wanted = say(
    'Entre parenthèses, après la valeur d’un réglage : ce qui est attendu.',
    'In brackets, after the value of a setting: what is wanted.',
  );
  return [
    heading(2, say('Lire ce rapport', 'How to read this report')),
    { kind: 'list', items: [...items, [wanted]] },
  ];
}

function bySeverity(one: Result, other: Result): number {
  const order: readonly Severity[] = severities;
  return order.indexOf(one.severity) - order.indexOf(other.severity);
}

function choose(language: Language): (fr: string, en: string) => string {
  return (fr, en) => (language === 'fr' ? fr : en);
}

function shown(seen: string | null, language: Language): readonly Inline[] {
  if (seen === null) return ['–'];
  const word = language === 'fr' ? seenInFrench(seen) : undefined;
  return [word ?? { code: seen }];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function percent(score: number | null, language: Language): string {
  if (score === null) return '–';
  return language === 'fr' ? `${score}\u00a0%` : `${score}%`;
}
