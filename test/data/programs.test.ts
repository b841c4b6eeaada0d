import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { programFiles } from '../../lib/elabftw/index.ts';

const folder = new URL('../../lib/elabftw/programs/', import.meta.url).pathname;

describe('the programs', () => {
  it.each(programFiles.filter((file) => file.endsWith('.php')))('%s is PHP', (file) => {
    const { status, stdout } = spawnSync('php', ['-l', `${folder}${file}`], { encoding: 'utf8' });

    expect(stdout).toContain('No syntax errors');
    expect(status).toBe(0);
  });

  it.each(programFiles.filter((file) => file.endsWith('.sh')))(
    '%s has nothing that shellcheck objects to, as plain sh',
    (file) => {
      const args = ['--shell=sh', `${folder}${file}`];
      const { status, stdout } = spawnSync('shellcheck', args, { encoding: 'utf8' });

      expect(stdout).toBe('');
      expect(status).toBe(0);
    },
  );
});
