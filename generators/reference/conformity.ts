import { z } from 'zod';
import { checks, evidenceSchema, groupIds, reportSchema } from '../../lib/conformity/index.ts';

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
    `\`fleet audit SLUG --url https://… [--key-file FILE] [--evidence FILE]\` holds an installation against ${checks.length} checks. A check without evidence is told as unknown, never as good; evidence older than 90 days counts as none. The command ends with 1 when a check fails.`,
    'Only the host that the instance file names, or this machine (a tunnel), is asked. Of the API’s answers only a fixed list of settings is kept, none of which is a secret; a key is sent over a trusted certificate only. Forms: [evidence](schemas/conformity-evidence.schema.json), [report](schemas/conformity-report.schema.json).',
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
  ].map(({ name, schema }) => ({
    path: `docs/reference/schemas/${name}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
  }));
}

// --- internal ---

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
