import { join } from 'node:path';
import { z } from 'zod';
import { call } from '../install/process.ts';
import type { Checker, Complaint, Ground, Outcome, Rendered } from '../model.ts';
import { read } from './output.ts';

export const checkov: Checker = {
  name: 'checkov',
  when: 'all',
  async run({ dist, objects, tool }) {
    const folder = await tool('checkov');
    // By its module: the scripts of a virtual environment name the place where it was made.
    const args = ['-m', 'checkov.main', '--framework', 'kubernetes', '--skip-download'];
    const format = ['--directory', dist, '--output', 'json', '--compact', '--quiet'];
    // In its own folder it finds no configuration of ours to obey.
    const said = await call(join(folder, 'bin', 'python'), [...args, ...format], { cwd: folder });
    return checkovOutcome(read('checkov', checkovReport, said), objects);
  },
};

/** A check that an annotation skips is a finding too: exceptions have one home. */
export function checkovOutcome(report: CheckovReport, objects: Ground['objects']): Outcome {
  if (!('results' in report)) {
    return { looked: 0, expected: objects.length, of: 'objects', complaints: [] };
  }
  const { failed_checks, skipped_checks = [] } = report.results;
  return {
    looked: report.summary.resource_count - report.summary.parsing_errors,
    expected: objects.length,
    of: 'objects',
    complaints: [...failed_checks, ...skipped_checks].map(
      ({ check_id, check_name, resource, file_path }): Complaint => {
        const found = objects.find((rendered) => isMeant(rendered, resource, file_path));
        return {
          rule: check_id,
          object: found?.id ?? resource,
          file: found?.file ?? file_path,
          message: check_name,
        };
      },
    ),
  };
}

const check = z.object({
  check_id: z.string(),
  check_name: z.string(),
  resource: z.string(),
  file_path: z.string(),
});
export const checkovReport = z.union([
  z.object({
    results: z.object({
      failed_checks: z.array(check),
      skipped_checks: z.array(check).optional(),
    }),
    summary: z.object({ resource_count: z.number(), parsing_errors: z.number() }),
  }),
  // What it prints when it found nothing to read.
  z.object({ resource_count: z.literal(0) }),
]);
export type CheckovReport = z.infer<typeof checkovReport>;

// --- internal ---

/** It writes `Kind.namespace.name`, and `Pod.namespace.owner.labels` for a pod that an object makes. */
function isMeant({ object, file }: Rendered, resource: string, path: string): boolean {
  if (!file.endsWith(path)) return false;
  const { name, namespace = 'default' } = object.metadata;
  return (
    resource === `${object.kind}.${namespace}.${name}` ||
    ('spec' in object && resource.startsWith(`Pod.${namespace}.${name}.`))
  );
}
