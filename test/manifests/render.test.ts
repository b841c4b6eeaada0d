import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platform } from '../../lib/platform/index.ts';
import { command } from '../../scripts/render.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { type RenderFleet, renderFleet } from '../../scripts/rim/render-fleet.ts';
import { fleet, temporaryFolder, treeOf, writeInstances } from './support/command.ts';

const instances = generateFleet(3, platform);
const [one, two] = instances;

let repo: string;
beforeEach(() => {
  repo = temporaryFolder();
  writeInstances(join(repo, 'instances'), instances);
});
afterEach(() => rmSync(repo, { recursive: true, force: true }));

function render(request: Partial<RenderFleet> = {}, out = 'dist') {
  return renderFleet({
    instances: join(repo, 'instances'),
    out: join(repo, out),
    platform,
    ...request,
  });
}

describe('rendering a fleet', () => {
  it('makes the same bytes every time, on one thread or on several, whatever the environment', async () => {
    await render({}, 'a');
    process.env['CDK8S_DISABLE_SORT'] = '1';
    await render({}, 'b');
    await render({ jobs: 2 }, 'c');

    const a = treeOf(join(repo, 'a'));
    expect(treeOf(join(repo, 'b'))).toEqual(a);
    expect(treeOf(join(repo, 'c'))).toEqual(a);
  });

  it('writes nothing the second time', async () => {
    expect((await render()).written).toHaveLength(12);
    expect((await render()).written).toEqual([]);
  });

  it('renders nothing for instances that run elsewhere, or of which only the name is left', async () => {
    if (one === undefined || two === undefined) throw new Error('no instances');
    const { cluster: _c, ring: _r, ...elsewhere } = one;
    const past = ['active', 'notice', 'read-only', 'exported', 'archived', 'destroyed'] as const;
    const destroyed = {
      ...two,
      state: 'destroyed' as const,
      history: past.map((state, index) => ({ state, on: `20${20 + index}-01-05` })),
    };
    const selfHosted = {
      ...elsewhere,
      scenario: 'self-hosted' as const,
      host: 'cahier.unite.example',
      repository: 'https://github.example/unite/cahier',
    };
    writeInstances(join(repo, 'instances'), [selfHosted, destroyed]);

    const { written } = await render();
    expect(written.filter((path) => path.includes(one.slug) || path.includes(two.slug))).toEqual(
      [],
    );
  });

  it('tells every problem of every unreadable file, and writes nothing', async () => {
    writeFileSync(join(repo, 'instances', 'umr-x.ts'), 'export default { slug: f() };');
    writeFileSync(join(repo, 'instances', 'umr-y.ts'), 'console.log(1);');
    symlinkSync('/etc/hostname', join(repo, 'instances', 'umr-z.ts'));

    await expect(render()).rejects.toMatchObject({
      code: 'FLEET_UNREADABLE',
      message: expect.stringMatching(
        /umr-x\.ts:1: [\s\S]*umr-y\.ts:1: [\s\S]*umr-z\.ts: This is no ordinary file/,
      ),
    });
    expect(treeOf(repo)).not.toHaveProperty('dist/');
  });

  it('refuses a fleet that breaks a rule, with file and line, before anything is written', async () => {
    if (one === undefined) throw new Error('no instances');
    writeInstances(join(repo, 'instances'), [{ ...one, mailbox: 'cle-x@elsewhere.example' }]);

    await expect(render()).rejects.toMatchObject({
      code: 'FLEET_REFUSED',
      message: expect.stringMatching(/instances\/umr-1000\.ts:\d+: mailbox: .*mailbox-domain/),
    });
    expect(treeOf(repo)).not.toHaveProperty('dist/');
  });

  it.each([1, 2])(
    'writes no instance when Kubernetes would refuse another one, with --jobs %i',
    async (jobs) => {
      const { ouest } = platform.clusters;
      if (ouest === undefined) throw new Error('no cluster');
      const storage = { ...ouest.storage, className: null as never };
      const broken = { ...platform.clusters, confine: { ...ouest, id: 'confine', storage } };
      const refused = generateFleet(8, platform).at(-1);
      if (refused?.cluster !== 'confine') throw new Error('no instance in a restricted zone');
      writeInstances(join(repo, 'instances'), [refused]);

      // One instance of the good cluster alone: its files are rendered before the refusal.
      const slugs = ['umr-1000', refused.slug];
      const clusters = {
        ...broken,
        confine: { ...broken.confine, restricted: true, domain: 'x.example' },
      };
      await expect(
        render({ jobs, slugs, platform: { ...platform, clusters } }),
      ).rejects.toMatchObject({
        code: 'MANIFEST_REFUSED',
        message: expect.stringMatching(
          /^instances\/umr-1007\.ts: PersistentVolumeClaim\/\S+ spec\.storageClassName is null/,
        ),
      });
      const left = Object.keys(treeOf(repo)).filter((path) => !path.startsWith('instances/'));
      expect(left.filter((path) => path !== 'dist/')).toEqual([]);
    },
  );

  it('passes over nothing in silence', async () => {
    writeFileSync(join(repo, 'instances', 'notes.txt'), 'x');

    expect((await render()).remarks).toEqual([expect.stringContaining('instances/notes.txt')]);
  });
});

describe('rendering some instances', () => {
  it('writes and judges their files alone', async () => {
    await render();
    writeFileSync(join(repo, 'dist/ouest/umr-1000/manifests.yaml'), 'edited: by hand\n');
    writeFileSync(join(repo, 'dist/ouest/umr-1001/manifests.yaml'), 'edited: by hand\n');

    const rendered = await render({ slugs: ['umr-1001'] });
    expect(rendered).toMatchObject({
      instances: 1,
      files: 2,
      written: ['ouest/umr-1001/manifests.yaml'],
    });
    const checked = await render({ slugs: ['umr-1000'], check: true });
    expect(checked).toMatchObject({
      written: [],
      difference: { missing: [], differing: ['ouest/umr-1000/manifests.yaml'], stale: [] },
    });
  });

  it('names what is left of an instance that moved to another cluster', async () => {
    await render();
    cpSync(join(repo, 'dist/ouest/umr-1000'), join(repo, 'dist/confine/umr-1000'), {
      recursive: true,
    });

    const { difference } = await render({ slugs: ['umr-1000'], check: true });
    expect(difference.stale).toEqual(['confine/umr-1000/']);
  });
});

describe('fleet render, the command', () => {
  it('renders, finds nothing to say, and tells drift, missing and stale files with status 1', async () => {
    const first = await fleet(['render', '--repo', '.'], repo);
    expect(first).toMatchObject({
      status: 0,
      stdout: '3 instances rendered to dist: 12 files written, 0 unchanged\n',
    });

    writeFileSync(join(repo, 'dist/ouest/umr-1000/manifests.yaml'), 'edited: by hand\n');
    rmSync(join(repo, 'dist/ouest/argocd/apps/umr-1001.yaml'));
    rmSync(join(repo, 'instances/umr-1002.ts'));
    const before = treeOf(repo);

    const elsewhere = temporaryFolder();
    const checked = await fleet(['render', '--check', '--repo', repo], elsewhere);
    rmSync(elsewhere, { recursive: true });
    expect(checked.status).toBe(1);
    expect(checked.stdout.replaceAll(`${repo}/`, '').split('\n')).toEqual([
      'missing  dist/ouest/argocd/apps/umr-1001.yaml',
      'differs  dist/ouest/umr-1000/manifests.yaml',
      'stale    dist/ouest/argocd/apps/umr-1002.yaml',
      'stale    dist/ouest/umr-1002/',
      expect.stringMatching(/4 differences .*: run fleet render; fleet retire removes$/),
      '',
    ]);
    expect(treeOf(repo)).toEqual(before);
  });

  it.each([
    ['a slug that is none, and names the nearest', ['umr-100'], 2, /Did you mean umr-1000\?/],
    ['a number of threads that is none', ['--jobs', '0'], 2, /number from 1 to 99/],
    ['a folder that is not there', ['--repo', 'nowhere'], 2, /is no folder/],
    ['a folder without a fleet', ['--instances', 'nowhere'], 3, /cannot be read/],
  ])('refuses %s', async (_, words, exit, said) => {
    const rawArgs = ['--repo', repo, ...words];

    await expect(runCommand(command, { rawArgs })).rejects.toMatchObject({
      exit,
      message: expect.stringMatching(said),
    });
    expect(treeOf(repo)).not.toHaveProperty('dist/');
  });
});
