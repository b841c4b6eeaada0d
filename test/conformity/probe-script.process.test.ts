import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readProbe } from '../../lib/conformity/index.ts';
import { repository } from '../manifests/support/command.ts';

const digest = `sha256:${'43'.repeat(32)}`;
const day = new Date().toISOString().slice(0, 10);

/** What a cluster answers to the commands of the probe: a pattern of the words → what is printed. */
const cluster: Readonly<Record<string, string>> = {
  '*jsonpath*spec.containers*': `docker.io/elabftw/elabimg:6.0.4@${digest}`,
  '*jsonpath*imageID*': `docker.io/elabftw/elabimg@${digest}`,
  '*App.php*':
    "    public const string VERSION = '6.0.4';\n    public const int VERSION_INT = 60004;",
  '*/proc/1/status*':
    'Name:\ts6-svscan\nUid:\t10001\t10001\t10001\t10001\nNoNewPrivs:\t1\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000',
  '*/proc/mounts*':
    'overlay / overlay ro,relatime,lowerdir=/a:/b 0 0\ntmpfs /run tmpfs rw,nosuid 0 0\n/dev/sdb /var/lib/elabftw/uploads ext4 rw 0 0',
  '*DEV_MODE*': 'off',
  '*SELECT VERSION*': '8.4.5-commercial',
  '*db:check*': 'Current version: 224\nRequired version: 224\nNo upgrade required.',
  '*eln.fleet/role=drift*': `\n${day}T09:31:07Z {"mode":"apply","ok":true,"changes":0,"drift":[]}\n2026-11-01T09:31:07Z {"mode":"apply","ok":false,"drift":["anon_users"]}`,
  '*df -P /var/lib/elabftw/uploads*':
    'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sdb 1000 410 590 41% /var/lib/elabftw/uploads',
  '*df -P /var/lib/mysql*':
    'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sdc 1000 120 880 12% /var/lib/mysql',
};

const docker: Readonly<Record<string, string>> = {
  ...cluster,
  '*{{.Config.Image}}*': `docker.io/elabftw/elabimg:6.0.4@${digest}`,
  '*{{.Image}}*': `sha256:${'99'.repeat(32)}`,
  '*RepoDigests*': `elabftw/elabimg@${digest}`,
};

const restic: Readonly<Record<string, string>> = {
  '*--repo here*': '[{"time":"2026-11-22T01:00:00.1Z"},{"time":"2026-11-23T01:00:00.1Z"}]',
  '*--repo there*': '[]',
};

/** Programs of a machine, and what they print; a command that nothing is said about fails. */
type Machine = Readonly<Record<string, Readonly<Record<string, string>>>>;

function machine(programs: Machine): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-probe-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'bin'));
  for (const [name, answers] of Object.entries(programs)) {
    const cases = Object.entries(answers).map(([pattern, text], index) => {
      writeFileSync(join(folder, `${name}-${index}`), `${text}\n`);
      const escaped = pattern.replace(/[^*]+/g, (part) => `'${part}'`);
      return `${escaped}) cat '${join(folder, `${name}-${index}`)}' ;;`;
    });
    const script = ['#!/bin/sh', 'case "$*" in', ...cases, '*) exit 1 ;;', 'esac', ''];
    writeFileSync(join(folder, 'bin', name), script.join('\n'), { mode: 0o755 });
  }
  return folder;
}

function probe(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const script = join(repository, 'scripts/collect/probe.sh');
  const path = `${join(folder, 'bin')}:/usr/bin:/bin`;
  return new Promise((resolve) => {
    const child = execFile(
      '/bin/sh',
      [script, ...words],
      { env: { PATH: path, ...env } },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

function without(answers: Readonly<Record<string, string>>, pattern: string) {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== pattern));
}

describe('probe.sh', () => {
  it.each<[string, readonly string[], Machine]>([
    ['in a cluster', ['kubernetes', 'haies'], { kubectl: cluster, restic, gh: { '*verify*': '' } }],
    [
      'on a host',
      ['compose', 'haies', 'elabftw', 'mysql'],
      { docker, restic, gh: { '*verify*': '' } },
    ],
  ])('%s prints what the engine reads', async (_, words, programs) => {
    const folder = machine(programs);
    writeFileSync(join(folder, 'drill'), '2026-10-01\n');
    writeFileSync(join(folder, 'status'), '{"mode":"check","ok":true,"drift":[]}');

    const ended = await probe(folder, words, {
      ...(words[0] === 'compose' ? { FLEET_STATUS_FILE: join(folder, 'status') } : {}),
      RESTIC_REPOSITORY: 'here',
      FLEET_OFFSITE_REPOSITORY: 'there',
      FLEET_DRILL_FILE: join(folder, 'drill'),
    });

    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(readProbe(ended.stdout, 'haies.example', '-')).toEqual({
      version: 1,
      slug: 'haies',
      host: 'haies.example',
      collectedOn: day,
      agent: {
        release: '6.0.4',
        mysqlVersion: '8.4.5',
        schemaIsRequired: true,
        settings: { on: day, asDeclared: true },
        container: {
          uid: 10001,
          readOnlyRoot: true,
          capabilities: [],
          noNewPrivileges: true,
          pinnedByDigest: true,
          attested: true,
          devMode: false,
        },
        lastBackupOn: '2026-11-23',
        lastRestoreDrillOn: '2026-10-01',
        offSiteCopy: false,
        diskPercent: 41,
      },
    });
  });

  it('leaves out what it cannot see, and says so on standard error', async () => {
    const few = without(without(cluster, '*db:check*'), '*/proc/1/status*');
    const ended = await probe(machine({ kubectl: few }), ['kubernetes', 'haies']);

    const { agent } = readProbe(ended.stdout, 'haies.example', '-');
    expect(agent?.schemaIsRequired).toBeUndefined();
    expect(agent?.container).toEqual({ readOnlyRoot: true, pinnedByDigest: true, devMode: false });
    expect(agent).not.toHaveProperty('lastBackupOn');
    for (const name of ['schema', 'uid', 'capabilities', 'attested', 'backup', 'off-site', 'drill'])
      expect(ended.stderr).toContain(`not seen: ${name}\n`);
  });

  it.each([
    ['An upgrade is required.', 'another'],
    // Exit 0 with one of these is not health (facts/elabftw-live.md).
    ['[error] Database is not yet installed.', undefined],
    ['[error] Error decrypting the config.', undefined],
  ])('takes “%s” of db:check for %s', async (said, schema) => {
    const kubectl = { ...cluster, '*db:check*': said };
    const ended = await probe(machine({ kubectl }), ['kubernetes', 'haies']);

    expect(/^schema: (?<word>\w+)$/m.exec(ended.stdout)?.groups?.['word']).toBe(schema);
  });

  it.each([
    [`${day}T09:31:07Z {"ok":false,"drift":["anon_users"]}`, 'settings: differing'],
    // Still running, or killed before it could say a word.
    [' ', undefined],
    [`${day}T09:31:07Z `, undefined],
  ])('takes the last word “%s” of the drift job for %s', async (said, line) => {
    const kubectl = { ...cluster, '*eln.fleet/role=drift*': said };
    const ended = await probe(machine({ kubectl }), ['kubernetes', 'haies']);

    expect(/^settings: .*$/m.exec(ended.stdout)?.[0]).toBe(line);
    expect(ended.stdout).not.toContain('anon_users');
  });

  it('takes the release from the tag when the code does not tell it', async () => {
    const ended = await probe(machine({ kubectl: without(cluster, '*App.php*') }), [
      'kubernetes',
      'haies',
    ]);
    expect(ended.stdout).toContain('release: 6.0.4\n');
  });

  it.each<[string, readonly string[], number, string]>([
    ['nothing', [], 2, 'usage: '],
    ['another kind', ['swarm', 'haies'], 2, 'usage: '],
    ['no slug', ['kubernetes'], 2, 'slug'],
    ['a slug with a command in it', ['kubernetes', 'a;id'], 2, 'slug'],
    ['an installation that does not answer', ['kubernetes', 'haies'], 3, 'No eLabFTW answers'],
  ])('given %s prints no evidence', async (_, words, status, said) => {
    const ended = await probe(machine({ kubectl: {} }), words);

    expect(ended).toMatchObject({ status, stdout: '' });
    expect(ended.stderr).toContain(said);
  });

  it('prints no secret, though the containers’ variables hold some', async () => {
    const kubectl = {
      ...cluster,
      // A container that prints its environment whenever it is asked for anything but one of these.
      '*exec*': 'DB_PASSWORD=Very-Secret-Password-1\nSECRET_KEY=Very-Secret-Key-1',
    };
    const ended = await probe(machine({ kubectl, restic }), ['kubernetes', 'haies'], {
      RESTIC_REPOSITORY: 'here',
      RESTIC_PASSWORD: 'Very-Secret-Restic-1',
    });

    expect(ended.status).toBe(0);
    expect(ended.stdout + ended.stderr).not.toContain('Very-Secret');
  });
});
