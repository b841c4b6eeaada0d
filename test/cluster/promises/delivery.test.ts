import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneAside, type Sandbox } from '../../../scripts/rim/sandbox.ts';
import { bootstrap } from '../bed/stage.ts';
import { say, useStage } from '../stage.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
/** The one instance that the clone keeps, so that the test need not wait for all. */
const neighbour = 'alico';
/** A request of the examples, and the day on which it is answered. */
const request = 'examples/requests/unit-managed.json';
const day = '2026-11-24';

/** Promises 3 and 9: from a merged request to a notebook, and only what was checked gets there. */
describe('a merge', () => {
  const stage = useStage('ouest');
  let clone: Sandbox;

  beforeAll(async () => {
    clone = cloneAside(repository);
    // The packages are a link there, which .gitignore does not take for a folder.
    appendFileSync(join(clone.folder, '.git/info/exclude'), 'node_modules\n');
    // This clone is the forge.
    clone.git.run(['remote', 'remove', 'origin']);
    keepOnly(clone, neighbour);
    expect(clone.fleet(['deliver'])).toMatchObject({ status: 0 });
    stage().bed.repositoryServer.serve(clone.folder);
    await bootstrap(stage(), clone.folder);
    await stage().applications.settled(['root', 'platform', neighbour], live(), 120);
  });

  afterAll(() => {
    rmSync(dirname(clone.folder), { recursive: true, force: true });
  });

  it('of a request becomes a Healthy notebook once it was delivered', async () => {
    const { applications } = stage();
    const { slug, branch } = opened();
    const before = live();
    clone.git.run(['merge', '--quiet', '--no-ff', '-m', `Merge ${branch}`, branch]);
    const merged = Date.now();
    const seconds = () => `${((Date.now() - merged) / 1000).toFixed(1)} s`;
    expect(live()).toBe(before);

    const delivery = clone.fleet(['deliver']);

    expect(delivery).toMatchObject({ status: 0 });
    expect(live()).toBe(head());
    const delivered = seconds();
    await applications.refresh('root');
    await applications.until([slug], 60, () => true, 'there');
    const there = seconds();
    await applications.settled([slug, neighbour], live(), 120);
    say(
      `from the merge: delivered ${delivered}, its Application ${there}, a Healthy notebook ${seconds()}`,
    );
  });

  it('that broke something never reaches the cluster', async () => {
    const { applications } = stage();
    const before = live();
    edit(`dist/ouest/${neighbour}/manifests.yaml`, (text) =>
      text.replaceAll('replicas: 1', 'replicas: 2'),
    );
    clone.git.run(['commit', '--quiet', '--all', '-m', 'by hand']);

    const delivery = clone.fleet(['deliver']);
    await applications.seen(['root', neighbour], before, 60);

    expect(delivery).toMatchObject({ status: 1 });
    expect(delivery.stdout).toContain(`dist/ouest/${neighbour}/manifests.yaml`);
    expect(live()).toBe(before);
  });

  it('that mends it is delivered, by fast-forward', async () => {
    const before = live();
    clone.git.run(['revert', '--no-edit', 'HEAD']);

    const delivery = clone.fleet(['deliver']);

    expect(delivery).toMatchObject({ status: 0 });
    expect(live()).toBe(head());
    expect(clone.git.run(['merge-base', before, live()])).toBe(before);
    await stage().applications.settled(['root', neighbour], live(), 60);
  });

  /** Opens the example's request on the local forge. */
  function opened(): { readonly slug: string; readonly branch: string } {
    const body = clone.fleet(['request', 'body', '--answers', request, '--forge', 'github']).stdout;
    const who = ['--number', '900', '--author', 'camille', '--today', day];
    const words = ['request', 'open', '--forge', 'local', ...who, '--body', '-', '--json'];
    return JSON.parse(clone.fleet(words, body).stdout) as { slug: string; branch: string };
  }

  function edit(path: string, change: (text: string) => string): void {
    const file = join(clone.folder, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  function live(): string {
    return clone.git.run(['rev-parse', 'live']);
  }

  function head(): string {
    return clone.git.run(['rev-parse', 'main']);
  }
});

/** Takes all instances but one out of the clone, as if they had never been. */
function keepOnly({ folder, git }: Sandbox, slug: string): void {
  const others = readdirSync(join(folder, 'instances'))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((name) => name !== slug);
  const paths = others.flatMap((name) => [
    `instances/${name}.ts`,
    `dist/*/${name}/*`,
    `dist/*/argocd/apps/${name}.yaml`,
  ]);
  git.run(['rm', '-r', '--quiet', '--ignore-unmatch', ...paths]);
  git.run(['commit', '--quiet', '-m', 'a small fleet']);
}
