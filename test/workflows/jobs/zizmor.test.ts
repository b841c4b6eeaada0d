import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from '../../../scripts/checkers/install/process.ts';
import { toolFolder } from '../../../scripts/checkers/install/tools.ts';
import { repository } from '../../manifests/support/command.ts';
import { workflows } from '../support/files.ts';

describe('zizmor', () => {
  it.each(['pedantic', 'auditor'])(
    'finds nothing as %s, and nothing is silenced',
    async (persona) => {
      const folder = await toolFolder(repository, 'zizmor', () => undefined);
      const files = [...workflows().keys()].map((name) => join('.github/workflows', name));
      const words = ['--offline', '--persona', persona, '--no-config', '--no-ignores'];

      const said = await call(
        join(folder, 'bin', 'zizmor'),
        [...words, '--no-progress', '--color', 'never', ...files],
        { cwd: repository, minutes: 2 },
      );

      expect([said.status, said.stdout.trim()]).toEqual([0, 'No findings to report. Good job!']);
      expect(said.stderr.match(/completed /g)).toHaveLength(files.length);
    },
  );
});
