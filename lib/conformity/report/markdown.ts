import { codeSpan, frenchSpaces } from '../../base/encode/index.ts';
import type { ConformityReport } from '../evaluate.ts';
import { groups, inOrder, outcomes, percent, verdicts } from './words.ts';

/** The report in French, for a comment or a page. */
export function conformityMarkdown(report: ConformityReport): string {
  const scores = report.groups.map(
    ({ group, passed, failed, unknown, score }) =>
      `| ${groups[group]} | ${percent(score)} | ${passed} | ${failed} | ${unknown} |`,
  );
  const rows = inOrder(report.results).map(({ outcome, id, title, fix, seen }) => {
    const advice = outcome === 'fail' ? ` ${fix.fr}` : '';
    return `| ${outcomes[outcome]} | \`${id}\` | ${frenchSpaces(title.fr + advice)} | ${seen === null ? '–' : codeSpan(seen)} |`;
  });
  return [
    `# Conformité de ${codeSpan(report.slug)} : ${verdicts[report.verdict]}`,
    `Relevé du ${report.collectedOn} sur ${codeSpan(report.host)}, jugé au ${report.today}.`,
    ['| Groupe | Score | Bons | À corriger | Non vus |', '|---|---|---|---|---|', ...scores].join(
      '\n',
    ),
    ['| Résultat | Contrôle | Exigence | Vu |', '|---|---|---|---|', ...rows].join('\n'),
    '',
  ].join('\n\n');
}
