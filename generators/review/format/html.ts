import { escapeHtml, htmlPage } from '../../../lib/base/encode/index.ts';
import type { Change, Report, Risk } from '../report.ts';
import { shownLines } from '../show.ts';
import {
  costSentence,
  countsSentence,
  type InstanceCount,
  instanceCounts,
  riskMessage,
  verdictSentences,
} from './words.ts';

const style = `\
body { max-width: 75rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem; }
caption { text-align: start; font-weight: bold; }
th, td { border: 1px solid GrayText; padding: .25rem .5rem; text-align: start; vertical-align: top; }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
pre { border: 1px solid GrayText; padding: .5rem; white-space: pre-wrap; }
`;

/** The whole report as one page that needs nothing else: no script, no address. */
export function reportHtml(report: Report): string {
  const { verdict, risks, changes, cost } = report;
  const title = `Fleet review: ${verdict}`;
  const paragraphs = [verdictSentences[verdict], countsSentence(report), costSentence(cost)];
  return htmlPage({
    language: 'en',
    title,
    style,
    main: [
      `<h1>${title}</h1>`,
      ...paragraphs.flatMap((text) => (text === undefined ? [] : `<p>${escapeHtml(text)}</p>`)),
      ...section('Risks', riskTable(risks)),
      ...section('Instances', instanceTable(instanceCounts(changes))),
      ...section('Exceptions in force', exceptionTable(report.exceptions)),
      ...section('Changes', changes.map(changeBlock).join('\n')),
    ],
  });
}

// --- internal ---

function section(title: string, content: string): string[] {
  return content === '' ? [] : [`<section>\n<h2>${title}</h2>`, content, '</section>'];
}

function riskTable(risks: readonly Risk[]): string {
  return table(
    'Risks, the worst first',
    ['Level', 'Rule', 'Object', 'Instances', 'What', 'What to do'],
    risks.map((risk) => [
      risk.accepted === undefined ? risk.level : `${risk.level} (accepted)`,
      code(risk.rule),
      code(risk.object),
      risk.instances.map(code).join(', '),
      escapeHtml(riskMessage(risk)),
      escapeHtml(risk.fix),
    ]),
  );
}

function exceptionTable(exceptions: Report['exceptions']): string {
  return table(
    'Rules of checkers that objects of this change are excused from',
    ['Checker', 'Rule', 'Objects', 'Why it is right', 'Accepted by', 'Look again'],
    exceptions.map((one) => [
      escapeHtml(one.checker),
      code(one.rule),
      `${one.objects}`,
      escapeHtml(one.reason),
      escapeHtml(one.acceptedBy),
      escapeHtml(one.lookAgainOn),
    ]),
  );
}

function instanceTable(counts: readonly InstanceCount[]): string {
  return table(
    'Objects that change, by instance',
    ['Cluster', 'Instance', 'Added', 'Changed', 'Removed'],
    counts.map(({ cluster, instance, added, changed, removed }) => [
      code(cluster),
      instance === null ? 'the cluster itself' : code(instance),
      `${added}`,
      `${changed}`,
      `${removed}`,
    ]),
  );
}

function changeBlock({ object, change, fields, patch }: Change): string {
  const value = (text: string | null) => (text === null ? '–' : code(text));
  const rows = fields.map(({ path, before, after }) => [code(path), value(before), value(after)]);
  return [
    '<details>',
    `<summary>${code(object)} ${change}</summary>`,
    table('Fields', ['Field', 'Before', 'After'], rows),
    `<pre>${escapeHtml(shownLines(patch))}</pre>`,
    '</details>',
  ].join('\n');
}

/** Cells are HTML already. */
function table(caption: string, columns: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return '';
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return [
    '<table>',
    `<caption>${caption}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}
