import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  preparePrograms,
  programFiles,
  sharedPrograms,
  webPrograms,
} from '../../lib/elabftw/index.ts';
import { programs } from '../kubernetes/sample.ts';

const php = programFiles.filter((file) => file.endsWith('.php'));

describe('the programs beside eLabFTW', () => {
  it('are listed, all of them and no other', () => {
    const folder = new URL('../../lib/elabftw/programs/', import.meta.url);

    expect(readdirSync(folder).toSorted()).toEqual([...programFiles].toSorted());
  });

  it('are each mounted by exactly one pod, or shared by those with eLabFTW’s image', () => {
    const started = ['start-database.sh', 'start-redis.sh'] as const;
    const mounted = [...sharedPrograms, ...preparePrograms, ...webPrograms, ...started];

    expect(mounted.toSorted()).toEqual([...programFiles].toSorted());
  });

  it('never ask the installer for an account: it would print a key into the log', () => {
    const calls = php.flatMap((file) => [
      ...programs[file].matchAll(/elabftw\((?<words>[^)]*)\)/g),
    ]);
    const words = calls.map(({ groups }) => groups?.['words']);

    expect(words).toContain("'bin/init', 'db:install'");
    expect(words.filter((each) => /'-[a-z]/.test(each ?? ''))).toEqual([]);
  });

  it.each(php)('%s is strict, in one namespace, and hands no word to a shell', (file) => {
    expect(programs[file]).toContain('declare(strict_types=1);');
    expect(programs[file]).toContain('namespace Eln\\Fleet;');
    expect(programs[file]).not.toMatch(
      /(?<!->)\b(?:exec|shell_exec|system|passthru|popen|eval)\s*\(/,
    );
  });

  it.each(php)('%s requires only what is mounted beside it', (file) => {
    const required = [...programs[file].matchAll(/require __DIR__ \. '\/(?<name>[^']+)'/g)].map(
      ({ groups }) => groups?.['name'] ?? '',
    );
    const beside: readonly string[] = [...sharedPrograms, ...preparePrograms];

    expect(required.filter((name) => !beside.includes(name))).toEqual([]);
  });

  it('look at what they are given before they touch anything, and hold the lock while they work', () => {
    const steps = [
      'checkAddress(',
      'checkSecretKey(',
      'waitForDatabase()',
      'alone($database)',
      'checkRights($database)',
      'ensureInstalled($database)',
      'settleSettings($database)',
      'ensureSysadmin($database',
    ];
    const at = steps.map((step) => programs['prepare.php'].indexOf(step));

    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(programs['migrate.php'].indexOf('alone($database)')).toBeLessThan(
      programs['migrate.php'].indexOf("'db:update'"),
    );
  });

  it.each(php)('%s shows of eLabFTW’s own words only the one sentence that is masked', (file) => {
    const told = [
      ...programs[file].matchAll(/(?:tell|complain|Refusal|RuntimeException)\([^;]*;/g),
    ];

    expect(
      told.map(([call]) => call).filter((call) => /(?<!complaint\()\$output->text/.test(call)),
    ).toEqual([]);
  });

  it('refuse a schema upgrade as long as no backup program leaves a receipt', () => {
    expect(programs['last-backup.php']).not.toContain('file_put_contents');
    expect(programs['migrate.php'].indexOf('requireReceipt($schema)')).toBeLessThan(
      programs['migrate.php'].indexOf("'db:update'"),
    );
  });
});
