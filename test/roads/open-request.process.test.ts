import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile, readTree } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { renderFleet } from '../../scripts/rim/render-fleet.ts';
import { commitOn, removeOn } from '../forge/repository.ts';
import { ask, bodyOf, forgeWithOneInstance, opened } from './support.ts';

const example = 'unit-managed.json';
const slug = 'dyseau';
const instance = `instances/${slug}.ts`;
const manifests = `dist/ouest/${slug}/manifests.yaml`;

/** Nobody has said yet who owns the instance. */
const accepted = ['approval:unit-head', 'request:accepted', 'request:owner-missing'];

describe('a good request', () => {
  it('becomes a branch with three files, a pull request with a report, and a green answer', async () => {
    const forge = forgeWithOneInstance();

    const outcome = opened(await ask(forge, 42, bodyOf(example)));

    expect(outcome.branch).toBe(`request/42-${slug}`);
    expect(outcome.files).toEqual([instance, manifests, `dist/ouest/argocd/apps/${slug}.yaml`]);
    expect(outcome.report).toMatchObject({ verdict: 'safe', instances: { added: [slug] } });
    expect(readFile(forge.git, outcome.branch, instance)).toContain(`slug: '${slug}'`);
    expect(readFile(forge.git, outcome.branch, instance)).toContain('number: 42');
    expect(await forge.listPullRequests()).toMatchObject([{ number: 1, branch: outcome.branch }]);
    expect((await forge.readIssue(42)).labels).toEqual(accepted);
    expect(await forge.readComments({ on: 'issue', number: 42 })).toHaveLength(1);
    expect((await forge.readComments({ on: 'pull', number: 1 }))[0]).toContain(slug);
  });

  it('asked again changes nothing', async () => {
    const forge = forgeWithOneInstance();
    const first = opened(await ask(forge, 42, bodyOf(example)));
    const before = forge.git.run(['rev-parse', first.branch]);

    const second = opened(await ask(forge, 42, bodyOf(example)));

    expect(second.branchOutcome).toBe('unchanged');
    expect(forge.git.run(['rev-parse', first.branch])).toBe(before);
    expect(await forge.listPullRequests()).toHaveLength(1);
    expect(await forge.readComments({ on: 'issue', number: 42 })).toHaveLength(1);
  });

  it('that is merged is told so, and touches nothing any more', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf(example)));
    forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', branch]);

    expect(await ask(forge, 42, bodyOf(example))).toEqual({ step: 'merged', slug });
  });
});

describe('an edited request', () => {
  it('updates the same branch and pull request', async () => {
    const forge = forgeWithOneInstance();
    await ask(forge, 42, bodyOf(example));

    const second = opened(await ask(forge, 42, bodyOf(example, { users: '120' })));

    expect(second.branchOutcome).toBe('updated');
    expect(readFile(forge.git, second.branch, instance)).toContain('expectedUsers: 120');
    expect(await forge.listPullRequests()).toHaveLength(1);
  });

  it('under another slug stays on its branch, and leaves nothing of the first behind', async () => {
    const forge = forgeWithOneInstance();
    await ask(forge, 42, bodyOf(example));

    const second = opened(await ask(forge, 42, bodyOf(example, { slug: 'nappes' })));

    expect(second.branch).toBe(`request/42-${slug}`);
    const paths = [...readTree(forge.git, second.branch, []).keys()];
    expect(paths.filter((path) => path.includes('nappes'))).toHaveLength(3);
    expect(paths.filter((path) => path.includes(slug))).toEqual([]);
  });

  it('keeps a maintainer’s own commit, and renders what the two say together', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf(example)));
    const text = readFile(forge.git, branch, instance) ?? '';
    commitOn(forge.git, branch, { [instance]: text.replace("ring: 'stable'", "ring: 'early'") });

    const again = opened(await ask(forge, 42, bodyOf(example, { users: '120' })));

    expect(again.maintained).toBe(true);
    const settled = readFile(forge.git, branch, instance);
    expect(settled).toContain("ring: 'early'");
    expect(settled).toContain('expectedUsers: 120');
    expect(readFile(forge.git, branch, manifests)).toContain('eln.fleet/ring: early');
  });

  it('is not opened when a maintainer’s own text breaks a rule, and says which', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf(example)));
    const text = readFile(forge.git, branch, instance) ?? '';
    commitOn(forge.git, branch, {
      [instance]: text.replace("cluster: 'ouest'", "cluster: 'confine'"),
    });
    const before = forge.git.run(['rev-parse', branch]);

    await expect(ask(forge, 42, bodyOf(example, { users: '120' }))).rejects.toMatchObject({
      code: 'REQUEST_BROKEN',
      where: instance,
    });
    expect(forge.git.run(['rev-parse', branch])).toBe(before);
  });
});

describe('a faulty request', () => {
  it('gets an answer and a label, but no branch; mended, it turns green by itself', async () => {
    const forge = forgeWithOneInstance();

    const refused = await ask(forge, 42, bodyOf(example, { slug: 'hasopa' }));
    expect(refused.step).toBe('refused');
    expect((await forge.readIssue(42)).labels).toEqual(['request:to-complete']);
    expect(await forge.listPullRequests()).toEqual([]);
    expect(await forge.findBranch('request/42-')).toBeUndefined();
    const [sorry] = await forge.readComments({ on: 'issue', number: 42 });

    opened(await ask(forge, 42, bodyOf(example)));
    expect((await forge.readIssue(42)).labels).toEqual(accepted);
    const comments = await forge.readComments({ on: 'issue', number: 42 });
    expect(comments).toHaveLength(1);
    expect(comments[0]).not.toBe(sorry);
  });
});

describe('two requests', () => {
  it('merge one after the other without conflict, into what the fleet renders to', async () => {
    const forge = forgeWithOneInstance();
    const one = opened(await ask(forge, 42, bodyOf(example)));
    const two = opened(await ask(forge, 43, bodyOf('restricted-zone.json')));

    for (const { branch } of [one, two]) {
      forge.git.run(['merge', '--quiet', '--no-ff', '-m', `merge ${branch}`, branch]);
    }

    const { folder } = forge.git;
    const { files, difference } = await renderFleet({
      instances: join(folder, 'instances'),
      out: join(folder, 'dist'),
      platform,
      check: true,
    });
    expect(files).toBe(12);
    expect(Object.values(difference).flat()).toEqual([]);
  });

  it('for one slug cannot both be merged', async () => {
    const forge = forgeWithOneInstance();
    const one = opened(await ask(forge, 42, bodyOf(example)));
    forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', one.branch]);

    const two = await ask(forge, 43, bodyOf(example));

    expect(two.step).toBe('refused');
  });
});

describe('a slug that the requester changes', () => {
  const nappes = { slug: 'nappes' };

  it('does not lose the owner that a maintainer had put into the file', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf(example)));
    const text = readFile(forge.git, branch, instance) ?? '';
    commitOn(forge.git, branch, { [instance]: text.replace('group: 1 ', 'group: 42 ') });

    const again = opened(await ask(forge, 42, bodyOf(example, nappes)));

    expect(again.maintained).toBe(true);
    const settled = readFile(forge.git, branch, 'instances/nappes.ts');
    expect(settled).toContain('group: 42 ');
    expect(settled).toContain("slug: 'nappes'");
    expect((await forge.readIssue(42)).labels).toEqual(['approval:unit-head', 'request:accepted']);
  });

  it.each([{}, nappes])('%j brings back no file that a maintainer deleted', async (changes) => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf(example)));
    removeOn(forge.git, branch, instance);

    await expect(ask(forge, 42, bodyOf(example, changes))).rejects.toMatchObject({
      code: 'REQUEST_CONFLICT',
      where: instance,
    });
  });
});

describe('a pull request that must not be merged as it is', () => {
  it('says first that the owner is a placeholder, and no longer once it is not', async () => {
    const forge = forgeWithOneInstance();
    const { branch, pull } = opened(await ask(forge, 42, bodyOf(example)));
    expect(pull.body).toMatch(/^⛔ Avant de fusionner, inscrivez le groupe/);
    const text = readFile(forge.git, branch, instance) ?? '';
    commitOn(forge.git, branch, { [instance]: text.replace('group: 1 ', 'group: 42 ') });

    const again = opened(await ask(forge, 42, bodyOf(example)));

    expect(again.pull.body).not.toContain('⛔');
  });

  it('says so when the request was edited into one that is refused, until it is mended', async () => {
    const forge = forgeWithOneInstance();
    const { pull } = opened(await ask(forge, 42, bodyOf(example)));

    await ask(forge, 42, bodyOf(example, { slug: 'hasopa' }));
    await ask(forge, 42, bodyOf(example, { slug: 'hasopa' }));
    const [stale] = await forge.listPullRequests();
    expect(stale?.title).toBe(`Ne pas fusionner : ${pull.title}`);
    expect(stale?.body).toMatch(/^⛔ Ne pas fusionner : la demande a été modifiée/);

    opened(await ask(forge, 42, bodyOf(example)));
    expect(await forge.listPullRequests()).toMatchObject([{ title: pull.title, body: pull.body }]);
  });

  it('says that another open request wants the same slug', async () => {
    const forge = forgeWithOneInstance();
    const one = opened(await ask(forge, 42, bodyOf(example)));

    const two = opened(await ask(forge, 43, bodyOf(example)));

    expect(one.pull.body).not.toContain('⚠️');
    expect(two.pull.body).toContain('⚠️ Une autre demande ouverte (`request/42-dyseau`)');
  });
});
