import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRendered } from '../../generators/manifests/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readFleet } from '../../scripts/rim/read-fleet.ts';
import {
  type Ended,
  fleet,
  repository,
  temporaryFolder,
  treeOf,
} from '../manifests/support/command.ts';

/**
 * Another institute adopts the repository: a copy of it in which nothing but the data
 * files of lib/platform is replaced, by those of `second-institute/`. Its instances are
 * this fleet's, with that institute's name where they say ours (mailboxes, references
 * into the directory): a rule holds them to the institute's own domain.
 */
const overlay = join(import.meta.dirname, 'second-institute');
const copied = ['bin', 'lib', 'generators', 'scripts', 'package.json'];

let home: string;
let ended: Ended;
beforeAll(async () => {
  home = temporaryFolder();
  for (const name of copied) cpSync(join(repository, name), join(home, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
  for (const name of readdirSync(overlay)) {
    const text = readFileSync(join(overlay, name), 'utf8');
    const placed = text.replaceAll('../../../lib/platform/model/', './model/');
    writeFileSync(join(home, 'lib', 'platform', name), placed);
  }
  mkdirSync(join(home, 'instances'));
  for (const name of readdirSync(join(repository, 'instances'))) {
    const text = readFileSync(join(repository, 'instances', name), 'utf8');
    writeFileSync(join(home, 'instances', name), text.replaceAll('inrea', 'ibis'));
  }
  ended = await fleet(['render'], home, home);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('another institute', () => {
  it('replaces every data file of lib/platform, and no code', () => {
    const data = readdirSync(join(repository, 'lib', 'platform'), { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && !['index.ts', 'check.ts', 'contract.ts'].includes(entry.name),
      )
      .map(({ name }) => name);

    expect(readdirSync(overlay).sort()).toEqual(data.sort());
  });

  it('renders the whole fleet with one command', () => {
    expect(ended).toMatchObject({ status: 0, stderr: expect.not.stringContaining('✗') });
    const { files } = readFleet(join(repository, 'instances'));
    const managed = files.map(({ instance }) => instance).filter(isRendered);
    const expected = [
      ...managed.map(({ slug, cluster }) => `${cluster}/argocd/apps/${slug}.yaml`),
      ...managed.map(({ slug, cluster }) => `${cluster}/${slug}/manifests.yaml`),
      ...Object.keys(platform.clusters).map((id) => `${id}/bootstrap/manifests.yaml`),
      ...Object.keys(platform.clusters).map((id) => `${id}/argocd/root.yaml`),
      ...Object.keys(platform.clusters).map((id) => `${id}/platform/manifests.yaml`),
    ];

    const written = Object.keys(treeOf(join(home, 'dist'))).filter((path) => !path.endsWith('/'));
    expect(managed.length).toBeGreaterThanOrEqual(10);
    expect(written).toEqual(expected.sort());
  });

  it('finds nothing of the first institute in what it deploys', () => {
    // Some of our names are also words of the product or of Kubernetes itself.
    const theirs = new Set([...overlayTexts(), 'eln-fleet', 'external-secrets', 'kube-system']);
    const { centres: _, ...institute } = platform.institute;
    const { clusters, audiences, timestampAuthorities, releases } = platform;
    const ours = [
      ...textsOf([institute, clusters, audiences, timestampAuthorities, releases]),
    ].filter((text) => text.length >= 8 && !theirs.has(text));
    expect(ours).toContain('smtp.inrea.example');
    expect(ours).toContain('eln-retain');

    const deployed = Object.entries(treeOf(join(home, 'dist')));
    const traces = deployed.flatMap(([path, yaml]) =>
      [...new Set([...ours, 'inrea', 'INREA'])]
        .filter((text) => yaml.includes(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(traces).toEqual([]);
  });

  it('finds its own forge, branch, vault, storage and addresses there', () => {
    const tree = Object.values(treeOf(join(home, 'dist'))).join('\n');

    for (const text of [
      'https://gitlab.ibis.example/numerique/carnets/flotte.git',
      'refs/heads/deployed',
      'openbao',
      'longhorn-retain',
      '192.168.10.25/32',
      'carnets.ibis.example',
      'registry.ibis.example/mirror/elabimg',
    ]) {
      expect(tree).toContain(text);
    }
  });
});

/** Every text inside the platform's data. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) yield* textsOf(inner);
}

/** Every quoted text of the second institute's files: what both institutes may share. */
function overlayTexts(): string[] {
  const files = readdirSync(overlay).map((name) =>
    readFileSync(join(overlay, basename(name)), 'utf8'),
  );
  return files.flatMap((text) =>
    [...text.matchAll(/['"]([^'"\n]+)['"]/g)].map(([, inner = '']) => inner),
  );
}
