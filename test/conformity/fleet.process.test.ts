import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Ended, fleet, repository, temporaryFolder } from '../manifests/support/command.ts';

/** A copy of this repository: what is planted there is in nobody's way. */
let home: string;
beforeAll(() => {
  home = temporaryFolder();
  for (const name of ['bin', 'dist', 'generators', 'instances', 'lib', 'scripts', 'package.json'])
    cpSync(join(repository, name), join(home, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function audit(...words: readonly string[]): Promise<Ended> {
  return fleet(['audit', '--fleet', ...words], home, home);
}

/** Changes a file of the copy until the test ends; the words that are changed must be there. */
function plant(path: string, words: string, others: string): void {
  const place = join(home, path);
  const text = readFileSync(place, 'utf8');
  expect(text).toContain(words);
  writeFileSync(place, text.replace(words, others));
  onTestFinished(() => writeFileSync(place, text));
}

const published = z.fromJSONSchema(
  JSON.parse(
    readFileSync(join(repository, 'docs/reference/schemas/fleet-audit.schema.json'), 'utf8'),
  ),
);

describe('fleet audit --fleet', () => {
  it('ends with 0 on this repository, in every format, and keeps to its schema', async () => {
    const [text, json, markdown, html] = await Promise.all([
      audit(),
      audit('--json'),
      audit('--format', 'markdown'),
      audit('--format', 'html', '--language', 'en'),
    ]);

    for (const ended of [text, json, markdown, html])
      expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(text.stdout).toMatch(/\d+ instances, each the baseline plus what its file says\.\n$/);
    expect(published.parse(JSON.parse(json.stdout))).toMatchObject({
      identical: true,
      dist: { differing: [], missing: [], stale: [] },
    });
    expect(markdown.stdout).toMatch(/^# Identité des instances gérées\u00a0: prouvée\n/);
    expect(html.stdout).toContain('<html lang="en">');
  });

  it('names a committed manifest that was edited by hand', async () => {
    plant('dist/ouest/hasopa/manifests.yaml', 'kind: Namespace', 'kind: Namespace # by hand');

    const ended = await audit();
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain('! ouest/hasopa/manifests.yaml: is not what the generator');
  });

  it('names a committed file that belongs to nobody', async () => {
    const folder = join(home, 'dist/ouest/hasopa-bis');
    mkdirSync(folder);
    onTestFinished(() => rmSync(folder, { recursive: true }));

    const ended = await audit();
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain('! ouest/hasopa-bis/: belongs to no instance');
  });

  it.each<[string, string, string, string, string]>([
    [
      'a generator that treats one instance otherwise',
      'lib/kubernetes/index.ts',
      '    namespace(resolved),\n',
      "    { ...namespace(resolved), ...(resolved.slug === 'hasopa' ? { spec: { finalizers: ['odd'] } } : {}) },\n",
      '! hasopa Namespace/eln-{slug} .spec.finalizers[0]: depends on whose it is',
    ],
    [
      'a setting that one instance has otherwise',
      'lib/elabftw/settings/desired.ts',
      '  return desired;\n',
      "  return resolved.slug === 'hasopa' ? { ...desired, anon_users: { ...desired.anon_users, value: '1' } } : desired;\n",
      '! hasopa settings .anon_users: depends on whose it is',
    ],
    [
      'a setting that a field changes which has no say in it',
      'lib/elabftw/settings/desired.ts',
      '  return desired;\n',
      "  return resolved.instance.host ? { ...desired, anon_users: { ...desired.anon_users, value: '1' } } : desired;\n",
      '! sobrible settings .anon_users: host may not change this',
    ],
  ])('names %s', async (_, path, words, others, said) => {
    plant(path, words, others);

    const ended = await audit();
    expect([ended.status, ended.stderr]).toEqual([1, '']);
    expect(ended.stdout).toContain(said);
  });

  it('refuses what does not go with it as wrong usage', async () => {
    const wrong = [
      ['hasopa'],
      ['--url', 'https://x.example'],
      ['--key-file', 'key'],
      ['--format', 'sarif'],
      ['--json', '--format', 'html'],
      ['--language', 'de'],
    ];
    const ended = await Promise.all(wrong.map((words) => audit(...words)));

    for (const { status, stderr } of ended) {
      expect(status).toBe(2);
      expect(stderr).toMatch(/^USAGE: /);
    }
  });
});
