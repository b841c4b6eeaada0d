import { join, relative } from 'node:path';
import { z } from 'zod';
import { call } from '../install/process.ts';
import type { Checker, Outcome } from '../model.ts';
import { read } from './output.ts';
import { workflowFiles } from './workflows.ts';

/** Its pedantic persona, offline; comments and files that would silence it are not heard. */
export const zizmor: Checker = {
  name: 'zizmor',
  when: 'always',
  async run({ root, files, tool }) {
    const program = join(await tool('zizmor'), 'bin', 'zizmor');
    const paths = workflowFiles(files, 'all').map((file) => join(root, file));
    const said = await call(program, [
      ...['--offline', '--persona', 'pedantic', '--no-config', '--no-ignores'],
      ...['--strict-collection', '--no-exit-codes', '--no-progress', '--color', 'never'],
      ...['--format', 'json-v1', ...paths],
    ]);
    const looked = [...said.stderr.matchAll(/ completed /g)].length;
    return zizmorOutcome(read('zizmor', zizmorReport, said), root, looked, paths.length);
  },
};

export function zizmorOutcome(
  report: ZizmorReport,
  root: string,
  looked: number,
  expected: number,
): Outcome {
  return {
    looked,
    expected,
    of: 'files',
    complaints: report.map(({ ident, desc, locations }) => {
      const place = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
      const file = relative(root, place?.symbolic.key.Local?.verbatim_path ?? root);
      const row = place?.concrete.location.start_point.row ?? 0;
      return { rule: ident, object: file, file: `${file}:${row + 1}`, message: desc };
    }),
  };
}

export const zizmorReport = z.array(
  z.object({
    ident: z.string(),
    desc: z.string(),
    locations: z.array(
      z.object({
        symbolic: z.object({
          key: z.object({ Local: z.object({ verbatim_path: z.string() }).optional() }),
          kind: z.string(),
        }),
        concrete: z.object({
          location: z.object({ start_point: z.object({ row: z.number() }) }),
        }),
      }),
    ),
  }),
);
export type ZizmorReport = z.infer<typeof zizmorReport>;
