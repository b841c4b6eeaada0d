import { codeSpan } from '../../base/encode/index.ts';
import type { FleetIdentity, Identity } from './compare.ts';

/** For a terminal. */
export function identityText({ identical, instances }: FleetIdentity): string {
  const rows = instances.map(({ slug, explained, unexplained }) => {
    const fields = explained.map(({ field, paths }) => `${field} (${paths.length})`).join(', ');
    const wrong = unexplained.map(({ path, why }) => `  ! ${path}: ${why}`);
    return [
      `${slug}: ${fields === '' ? 'the baseline' : `the baseline, but for ${fields}`}`,
      ...wrong,
    ].join('\n');
  });
  return [...rows, summary(identical, instances)].join('\n');
}

/** For an auditor: one accreditation of the template covers what is shown here. */
export function identityMarkdown({ identical, instances }: FleetIdentity): string {
  const sections = instances.map(({ slug, explained, unexplained }) =>
    [
      `## ${codeSpan(slug)}`,
      explained.length === 0
        ? 'The baseline, without any difference.'
        : [
            '| Field | The file says | Changes |',
            '|---|---|---|',
            ...explained.map(
              ({ field, value, paths }) =>
                `| \`${field}\` | ${value === null ? '–' : codeSpan(value)} | ${shown(paths)} |`,
            ),
          ].join('\n'),
      ...(unexplained.length === 0
        ? []
        : [
            [
              '| Not explained | Why | Baseline | Found |',
              '|---|---|---|---|',
              ...unexplained.map(
                ({ path, why, before, after }) =>
                  `| ${codeSpan(path)} | ${why} | ${cell(before)} | ${cell(after)} |`,
              ),
            ].join('\n'),
          ]),
    ].join('\n\n'),
  );
  return [
    '# How identical the managed instances are',
    'Each instance was rendered, manifests and settings, beside a twin that differs only in whose it is; each difference from the baseline is listed with the field of the instance file that makes it.',
    summary(identical, instances),
    ...sections,
    '',
  ].join('\n\n');
}

// --- internal ---

function summary(identical: boolean, instances: readonly Identity[]): string {
  if (identical) return `${instances.length} instances, each the baseline plus what its file says.`;
  const wrong = instances.filter(({ unexplained }) => unexplained.length > 0).length;
  return `${wrong} of ${instances.length} instances differ by what no file explains.`;
}

function shown(paths: readonly string[]): string {
  const first = paths
    .slice(0, 12)
    .map((path) => codeSpan(path))
    .join(', ');
  return paths.length > 12 ? `${first} and ${paths.length - 12} more` : first;
}

function cell(value: string | null): string {
  return value === null ? '–' : codeSpan(value);
}
