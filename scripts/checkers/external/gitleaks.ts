import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { call } from '../install/process.ts';
import type { Checker, Outcome } from '../model.ts';
import { read } from './output.ts';

/** Every file that git has or would have, by the rules that gitleaks brings and no exception. */
export const gitleaks: Checker = {
  name: 'gitleaks',
  when: 'always',
  async run({ root, files, tool }) {
    const program = join(await tool('gitleaks'), 'bin', 'gitleaks');
    const folder = await mkdtemp(join(tmpdir(), 'fleet-gitleaks-'));
    try {
      // A copy without node_modules and build, so that it reads what is shared and nothing else.
      const copy = join(folder, 'files');
      for (const file of files) await cp(join(root, file), join(copy, file));
      const config = join(folder, 'rules.toml');
      await writeFile(config, '[extend]\nuseDefault = true\n');
      const said = await call(program, [
        ...['dir', copy, '--config', config, '--gitleaks-ignore-path', folder],
        ...['--ignore-gitleaks-allow', '--redact', '--no-banner', '--no-color', '--exit-code', '0'],
        ...['--report-format', 'json', '--report-path', '-'],
      ]);
      const scanned = /scanned ~(?<bytes>\d+) bytes/.exec(said.stderr)?.groups?.['bytes'];
      const looked = Number(scanned ?? 0) > 0 ? files.length : 0;
      return gitleaksOutcome(read('gitleaks', gitleaksReport, said), copy, looked);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

export function gitleaksOutcome(report: GitleaksReport, copy: string, looked: number): Outcome {
  return {
    looked,
    expected: 1,
    of: 'files',
    complaints: report.map(({ RuleID, Description, File, StartLine }) => {
      const file = relative(copy, File);
      return { rule: RuleID, object: file, file: `${file}:${StartLine}`, message: Description };
    }),
  };
}

export const gitleaksReport = z.array(
  z.object({
    RuleID: z.string(),
    Description: z.string(),
    File: z.string(),
    StartLine: z.number(),
  }),
);
export type GitleaksReport = z.infer<typeof gitleaksReport>;
