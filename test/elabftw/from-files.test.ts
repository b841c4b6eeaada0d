import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const program = new URL('../../lib/elabftw/programs/from-files.sh', import.meta.url).pathname;

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('from-files.sh', () => {
  it('gives a command each file as a variable, byte for byte', () => {
    const value = 'a"b\'c$(id)\\n é;|&`';

    const { stdout, status } = run({ DB_PASSWORD: value, SECRET_KEY: 'k' });

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ DB_PASSWORD: value, SECRET_KEY: 'k' });
  });

  it('ends as its command ends', () => {
    expect(run({ A: 'a' }, ['sh', '-c', 'exit 7']).status).toBe(7);
  });

  it('passes arguments on, one by one', () => {
    const { stdout } = run({ A: 'a' }, ['printf', '<%s>', 'two words', '']);

    expect(stdout).toBe('<two words><>');
  });

  it.each([
    ['empty', { DB_PASSWORD: '' }, 'DB_PASSWORD'],
    ['not there at all', {}, '*'],
  ])('refuses, in a sentence, a secret that is %s', (_how, files, name) => {
    const { stderr, stdout, status } = run(files);

    expect(status).toBe(10);
    expect(stdout).toBe('');
    expect(stderr).toContain(`refused: the secret ${name} is missing or empty`);
  });
});

// --- internal ---

const show = ['node', '-e', 'console.log(JSON.stringify(process.env))'];

function run(files: Readonly<Record<string, string>>, command: readonly string[] = show) {
  folder = mkdtempSync(join(tmpdir(), 'eln-secrets-'));
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), value);
  return spawnSync('sh', [program, ...command], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], FLEET_SECRETS: folder },
  });
}
