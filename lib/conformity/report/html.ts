import { escapeHtml, frenchSpaces } from '../../base/encode/index.ts';
import type { ConformityReport } from '../evaluate.ts';
import { groups, inOrder, outcomes, percent, verdicts } from './words.ts';

const style = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { max-width: 75rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid GrayText; padding: .25rem .5rem; text-align: start; vertical-align: top; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** The report in French as one page that needs nothing else: no script, no address. */
export function conformityHtml(report: ConformityReport): string {
  const title = escapeHtml(`Conformité de ${report.slug} : ${verdicts[report.verdict]}`);
  const scores = report.groups.map(({ group, passed, failed, unknown, score }) => [
    groups[group],
    percent(score),
    `${passed}`,
    `${failed}`,
    `${unknown}`,
  ]);
  const rows = inOrder(report.results).map(({ outcome, id, title: asked, fix, seen }) => [
    outcomes[outcome],
    `<code>${escapeHtml(id)}</code>`,
    escapeHtml(frenchSpaces(outcome === 'fail' ? `${asked.fr} ${fix.fr}` : asked.fr)),
    seen === null ? '–' : `<code>${escapeHtml(seen)}</code>`,
  ]);
  return [
    '<!doctype html>',
    '<html lang="fr">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    `<p>Relevé du ${escapeHtml(report.collectedOn)} sur <code>${escapeHtml(report.host)}</code>, jugé au ${escapeHtml(report.today)}.</p>`,
    table('Scores', ['Groupe', 'Score', 'Bons', 'À corriger', 'Non vus'], scores),
    table('Contrôles', ['Résultat', 'Contrôle', 'Exigence', 'Vu'], rows),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

// --- internal ---

/** Cells are HTML already. */
function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table>\n<caption>${caption}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}
