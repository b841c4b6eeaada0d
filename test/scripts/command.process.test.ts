import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleet, temporaryFolder } from '../manifests/support/command.ts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'empty.md'), '');
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken/a.ts'), 'alert(1)\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command', () => {
  it.each<[string, readonly string[], number, string]>([
    ['an unknown subcommand', ['rendr'], 2, 'USAGE'],
    ['no subcommand', [], 2, 'USAGE'],
    ['an unknown option', ['render', '--chek'], 2, 'Did you mean --check?'],
    ['an option without its value', ['render', '--out'], 2, 'USAGE'],
    ['an empty value', ['render', '--out='], 2, '--out is empty'],
    ['a word too many', ['doctor', 'now'], 2, 'USAGE'],
    ['a repository that is not there', ['render', '--repo', '/nowhere/at/all'], 2, '--repo'],
    [
      'a forge that does not exist',
      ['request', 'check', '--body', '-', '--forge', 'x'],
      2,
      'forge',
    ],
    ['a day that does not exist', ['doctor', '--today', '2026-02-30'], 2, '--today'],
    [
      'a file that is not there',
      ['request', 'check', '--forge', 'github', '--body', 'no.md'],
      3,
      'INPUT_UNREADABLE',
    ],
    ['a folder in place of a file', ['review', '--accept', '.'], 3, 'INPUT_UNREADABLE'],
  ])('says what is wrong with %s, and how it ends', async (_, words, status, said) => {
    const ended = await fleet(words, folder);

    expect(ended.stderr).toContain(said);
    expect(ended).toMatchObject({ status, stdout: '' });
  });

  it('gives JSON to whoever asked for it, in failure too', async () => {
    const check = ['request', 'check', '--forge', 'github', '--json'];

    const refused = await fleet([...check, '--body', 'empty.md'], folder);
    const impossible = await fleet([...check, '--body', 'no.md'], folder);
    const unreadable = await fleet(
      [...check, '--body', 'empty.md', '--instances', 'broken'],
      folder,
    );

    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ version: 1, ok: false });
    expect(impossible.status).toBe(3);
    expect(JSON.parse(impossible.stdout)).toMatchObject({ error: { code: 'INPUT_UNREADABLE' } });
    expect(unreadable.status).toBe(3);
    expect(JSON.parse(unreadable.stdout)).toMatchObject({ error: { code: 'FLEET_UNREADABLE' } });
  });

  it('tells its version, and shows every subcommand in its help', async () => {
    const [version, help] = await Promise.all([
      fleet(['--version'], folder),
      fleet(['-h'], folder),
    ]);

    expect(version).toMatchObject({ status: 0, stderr: '' });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const word of ['demo', 'doctor', 'render', 'request', 'review', 'codemod']) {
      expect(help.stdout).toContain(word);
    }
  });
});
