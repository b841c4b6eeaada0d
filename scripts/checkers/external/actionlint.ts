import { join, relative } from 'node:path';
import { z } from 'zod';
import { need } from '../install/need.ts';
import { call } from '../install/process.ts';
import type { Checker, Outcome } from '../model.ts';
import { read } from './output.ts';
import { workflowFiles } from './workflows.ts';

export const actionlint: Checker = {
  name: 'actionlint',
  when: 'always',
  async run({ root, files, tool }) {
    // Without it, actionlint leaves the scripts of the workflows unread and says nothing.
    await need('shellcheck');
    const program = join(await tool('actionlint'), 'bin', 'actionlint');
    const paths = workflowFiles(files, 'workflows').map((file) => join(root, file));
    // No configuration: it could hold exceptions, which have one home.
    const args = ['-verbose', '-no-color', '-pyflakes=', '-config-file', '/dev/null'];
    const said = await call(program, [...args, '-format', '{{json .}}', ...paths], { cwd: root });
    const looked = [...said.stderr.matchAll(/^verbose: Found total \d+ errors? in /gm)].length;
    return actionlintOutcome(
      read('actionlint', actionlintReport, said),
      root,
      looked,
      paths.length,
    );
  },
};

export function actionlintOutcome(
  report: ActionlintReport,
  root: string,
  looked: number,
  expected: number,
): Outcome {
  return {
    looked,
    expected,
    of: 'files',
    complaints: report.map(({ kind, filepath, line, message }) => {
      const file = filepath.startsWith('/') ? relative(root, filepath) : filepath;
      return { rule: kind, object: file, file: `${file}:${line}`, message };
    }),
  };
}

export const actionlintReport = z.array(
  z.object({ message: z.string(), filepath: z.string(), line: z.number(), kind: z.string() }),
);
export type ActionlintReport = z.infer<typeof actionlintReport>;
