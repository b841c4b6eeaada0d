import { codeBlock, codeSpan, escapeHtml, safeSentence } from '../../../lib/base/encode/index.ts';
import type { Change, FieldChange, Report, Risk } from '../report.ts';
import { nameLimit, shownLines, valueLimit } from '../show.ts';
import { type Block, layOut, type Section } from './layout.ts';
import {
  costSentence,
  countsSentence,
  type InstanceCount,
  instanceCounts,
  riskMessage,
  verdictSentences,
} from './words.ts';

export interface MarkdownOptions {
  /** Longest result, in UTF-16 units; GitHub refuses a comment of more than 65,536 characters. */
  readonly limit?: number;
}

const defaultLimit = 60_000;

/** Room that a name or a value gets beyond its own bound, for the mark of a cut. */
const slack = 24;

/**
 * The report as a comment for GitHub or GitLab. What comes from the trees stands
 * in code only, so nothing in it can mention, close, command or break a table.
 */
export function reportMarkdown(
  report: Report,
  { limit = defaultLimit }: MarkdownOptions = {},
): string {
  const { verdict, risks, changes, cost } = report;
  if (verdict === 'unchanged' && risks.length === 0) {
    return layOut({ opening: `${verdictSentences.unchanged}\n`, sections: [], limit, more: '' });
  }
  const opening = [
    `## Fleet review: ${verdict}`,
    verdictSentences[verdict],
    countsSentence(report),
    costSentence(cost),
  ].filter((line) => line !== undefined);
  return layOut({
    opening: `${opening.join('\n\n')}\n`,
    sections: [
      riskSection(risks),
      instanceSection(instanceCounts(changes)),
      exceptionSection(report.exceptions),
      fieldSection(changes),
      diffSection(changes),
    ],
    limit,
    more: 'To see everything: `fleet review --format html`.',
  });
}

// --- internal ---

function riskSection(risks: readonly Risk[]): Section {
  return {
    title: 'risks',
    ...table('Risks', ['Level', 'Rule', 'Object', 'Instances', 'What', 'What to do']),
    blocks: risks.map((risk) => ({
      text: row([
        risk.accepted === undefined ? risk.level : `${risk.level} (accepted)`,
        safeSentence(risk.rule),
        name(risk.object),
        few(risk.instances),
        safeSentence(drawn(riskMessage(risk)), 900),
        safeSentence(risk.fix),
      ]),
      name: `${risk.level} ${safeSentence(risk.rule)} ${shortName(risk.object)}`,
    })),
    prefer: 'first',
    share: 0.6,
  };
}

function exceptionSection(exceptions: Report['exceptions']): Section {
  const columns = ['Checker', 'Rule', 'Objects', 'Why it is right', 'Accepted by', 'Look again'];
  return {
    title: 'exceptions',
    ...table('Exceptions in force', columns),
    blocks: exceptions.map((one) => ({
      text: row([
        one.checker,
        safeSentence(one.rule),
        `${one.objects}`,
        safeSentence(one.reason),
        one.acceptedBy,
        one.lookAgainOn,
      ]),
      name: `${one.checker} ${safeSentence(one.rule)}`,
    })),
    prefer: 'first',
    share: 0.3,
  };
}

function instanceSection(counts: readonly InstanceCount[]): Section {
  return {
    title: 'instances',
    ...table('Instances', ['Cluster', 'Instance', 'Added', 'Changed', 'Removed']),
    blocks: counts.map(({ cluster, instance, added, changed, removed }) => ({
      text: row([
        name(cluster),
        instance === null ? 'the cluster itself' : name(instance),
        `${added}`,
        `${changed}`,
        `${removed}`,
      ]),
      name: shortName(instance ?? cluster),
    })),
    prefer: 'first',
    share: 0.4,
  };
}

function fieldSection(changes: readonly Change[]): Section {
  const rows = changes.flatMap(({ object, fields }) =>
    fields.map((field): Block => ({ text: fieldRow(object, field), name: shortName(object) })),
  );
  return {
    title: 'changed fields',
    ...table('Changed fields', ['Object', 'Field', 'Before', 'After']),
    blocks: rows,
    prefer: 'first',
    share: 0.6,
  };
}

function fieldRow(object: string, { path, before, after }: FieldChange): string {
  const value = (text: string | null) =>
    text === null ? '–' : codeSpan(drawn(text), valueLimit + slack);
  return row([name(object), codeSpan(drawn(path), nameLimit), value(before), value(after)]);
}

function diffSection(changes: readonly Change[]): Section {
  return {
    title: 'diffs',
    head: '\n### Diffs\n\n',
    blocks: changes.map(({ object, change, patch }) => ({
      text: folded(`<code>${escapeHtml(object)}</code> ${change}`, drawn(shownLines(patch))),
      name: shortName(object),
    })),
    foot: '',
    prefer: 'shortest',
    share: 1,
  };
}

function folded(summary: string, diff: string): string {
  return `<details><summary>${summary}</summary>\n\n${codeBlock(diff, 'diff')}\n\n</details>\n\n`;
}

function table(title: string, columns: readonly string[]): { head: string; foot: string } {
  const line = columns.map(() => '---');
  return { head: `\n### ${title}\n\n${row(columns)}${row(line)}`, foot: '' };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function name(text: string): string {
  return codeSpan(drawn(text), nameLimit + slack);
}

function shortName(text: string): string {
  return codeSpan(drawn(text), 80);
}

function few(instances: readonly string[]): string {
  const said = instances.slice(0, 5).map(shortName).join(', ');
  return instances.length > 5 ? `${said} and ${instances.length - 5} more` : said;
}

/**
 * `<details>` in a manifest is drawn with another sign: some renderers look for
 * such tags even inside code, and the folds of this page must stay balanced.
 */
function drawn(text: string): string {
  return text.replace(/<(?=\/?(?:details|summary)\b)/gi, '＜');
}
