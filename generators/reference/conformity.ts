import { z } from 'zod';
import {
  checks,
  evidenceHints,
  evidenceSchema,
  fleetAuditSchema,
  groupIds,
  outcomeWords,
  probeSchema,
  probeVersion,
  reportSchema,
  sources,
  validDays,
  verdictWords,
} from '../../lib/conformity/index.ts';
import { table } from './table.ts';

interface Page {
  readonly path: string;
  readonly text: string;
}

/** Every check, by group, as a page for whoever runs or audits an installation. */
export function conformityPage(): string {
  const sections = groupIds.map((group) => {
    const rows = checks
      .filter((check) => check.group === group)
      .map(
        ({ id, severity, source, evidence, title, fix }) =>
          `| \`${id}\` | ${severity} | ${source}: ${cell(evidence)} | ${cell(title.en)} ${cell(fix.en)} | ${cell(title.fr)} ${cell(fix.fr)} |`,
      );
    return [
      `## ${group}`,
      [
        '| Check | Severity | Evidence | English | Français |',
        '|---|---|---|---|---|',
        ...rows,
      ].join('\n'),
    ].join('\n\n');
  });
  return [
    '<!-- Generated from lib/conformity by `fleet reference`. Do not edit. -->',
    '# Conformity checks',
    `\`fleet audit SLUG --url https://… [--key-file FILE] [--evidence FILE]\` holds an installation against ${checks.length} checks, the same in all three scenarios. [How to read what it says, and to provide evidence](../how-to/audit-an-instance.md), in French.`,
    'Only the host that the instance file names, or this machine (a tunnel), is asked. Of the API’s answers only a fixed list of settings is kept, none of which is a secret; a key is sent over a trusted certificate only. Forms: [evidence](schemas/conformity-evidence.schema.json), [report](schemas/conformity-report.schema.json), [identity of the fleet](schemas/fleet-audit.schema.json).',
    '## What the outcomes mean',
    table(
      ['Outcome', 'Meaning'],
      Object.entries(outcomeWords).map(([id, { means }]) => [`\`${id}\``, means.en]),
    ),
    table(
      ['Verdict', 'Meaning', 'Exit status'],
      Object.entries(verdictWords).map(([id, { means }]) => [
        `\`${id}\``,
        means.en,
        id === 'red' ? '1' : '0',
      ]),
    ),
    '## Evidence',
    table(
      ['Source', 'How it is had', 'Checks'],
      sources.map((source) => [
        `\`${source}\``,
        evidenceHints[source].en,
        `${checks.filter((check) => check.source === source).length}`,
      ]),
    ),
    `Evidence in a file is refused, with the reason, when it is about another instance or host, older than ${validDays} days or of a day to come, about another release than the one that answers or that a managed instance runs, when it names a backup of a later day, or when it holds anything that its schema has not. What is missing is unknown, never good.`,
    '### What the probe prints',
    `\`scripts/collect/probe.sh\` looks from inside and prints a line for each thing that it saw; \`fleet audit SLUG --collect FILE\` makes evidence of it. Form ${probeVersion}; a line that is not here, or twice, is refused.`,
    table(['Line', 'Check'], probeRows()),
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The published schemas of the two JSON documents. */
export function conformitySchemas(): readonly Page[] {
  return [
    { name: 'conformity-evidence', schema: evidenceSchema },
    { name: 'conformity-report', schema: reportSchema },
    { name: 'fleet-audit', schema: fleetAuditSchema },
  ].map(({ name, schema }) => ({
    path: `docs/reference/schemas/${name}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  }));
}

// --- internal ---

/** Every line of the probe, and the check that it is evidence for. */
function probeRows(): readonly (readonly string[])[] {
  return Object.keys(probeSchema.shape).map((line) => {
    const own = checks.filter(({ evidence }) => evidence === `probe.sh ${line}`);
    return [`\`${line}\``, own.map(({ id }) => `\`${id}\``).join(', ') || 'what it is about'];
  });
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
