import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  fleet,
  repository,
  temporaryFolder,
  writeInstances,
} from '../manifests/support/command.ts';
import { good, instance, reconciledConfig, today } from './fixtures.ts';
import { certificate, fileOf, host, installationKey, play } from './installation.ts';

function audit(evidence: string, ...words: string[]) {
  const instances = temporaryFolder();
  writeInstances(instances, [instance]);
  const file = fileOf(evidence);
  onTestFinished(() => {
    file.remove();
    rmSync(instances, { recursive: true, force: true });
  });
  const all = [
    'audit',
    'haies',
    '--evidence',
    file.path,
    '--instances',
    instances,
    '--today',
    today,
    ...words,
  ];
  return fleet(all, repository);
}

describe('fleet audit of a running installation', () => {
  it('judges what it sees through a tunnel, with a key, and tells no secret', async () => {
    const pair = certificate(host, 3000);
    const config = { ...reconciledConfig(), anon_users: '1' };
    const { target, keyed, stop } = await play({ config }, pair);
    const [ca, key] = [fileOf(pair.cert), fileOf(`${installationKey}\n`)];
    onTestFinished(() => {
      stop();
      ca.remove();
      key.remove();
    });
    const url = `https://127.0.0.1:${target.port}`;
    const { blackBox: _, api: __, ...rest } = good;

    const ended = await audit(
      JSON.stringify(rest),
      '--url',
      url,
      '--ca',
      ca.path,
      '--key-file',
      key.path,
      '--format',
      'json',
    );

    const { results } = JSON.parse(ended.stdout) as { results: { id: string; outcome: string }[] };
    expect(
      results.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome }) => [id, outcome]),
    ).toEqual([
      // Only the tunnel’s own port is the installation’s.
      ['transport-http', 'unknown'],
      ['exposure-database-port', 'unknown'],
      ['accounts-anon-users', 'fail'],
    ]);
    expect(ended.status).toBe(1);
    expect(keyed).toEqual(['/api/v2/info', '/api/v2/config', '/api/v2/users']);
    for (const secret of ['Very-Secret-Relay-1', installationKey])
      expect(ended.stdout + ended.stderr).not.toContain(secret);
  });
});

describe('fleet audit', () => {
  it('ends with 0 where nothing fails, and says so in French', async () => {
    const ended = await audit(JSON.stringify(good));

    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(ended.stdout).toContain('# Conformité de `haies`\u00a0: conforme');
    expect(ended.stdout).not.toContain('## À corriger');
  });

  it('refuses evidence with more than the schema has, without telling it', async () => {
    const ended = await audit(JSON.stringify({ ...good, smtp_password: 'Very-Secret-Relay-1' }));

    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('EVIDENCE_FORM');
    expect(ended.stderr + ended.stdout).not.toContain('Very-Secret');
  });
});
