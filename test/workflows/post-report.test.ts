import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalForge } from '../../lib/forge/index.ts';
import { postReport } from '../../scripts/roads/post-report.ts';
import { bot, commitOn, repository } from '../forge/repository.ts';
import { repository as root } from '../manifests/support/command.ts';
import { ask, bodyOf, forgeWithOneInstance, opened } from '../roads/support.ts';

const manifests = 'dist/ouest/hasopa/manifests.yaml';
const rendered = readFileSync(join(root, manifests), 'utf8');
const on = { base: 'main', forge: 'github' } as const;

/** A pull request that changes one manifest by hand. */
async function offered(): Promise<{ readonly forge: LocalForge; readonly number: number }> {
  const git = repository({ [manifests]: rendered });
  git.run(['branch', 'more']);
  commitOn(git, 'more', {
    [manifests]: `${rendered}---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n`,
  });
  const forge = new LocalForge(git.folder, bot);
  const pull = { branch: 'more', base: 'main', title: 'More', body: 'By hand.' };
  return { forge, number: (await forge.ensurePullRequest(pull)).number };
}

describe('the report of a pull request', () => {
  it('is one comment, however often it is posted, with a link to the run’s own page', async () => {
    const { forge, number } = await offered();
    const page = 'https://github.example/inrea/eln-fleet/actions/runs/7';

    const first = await postReport(forge, number, { ...on, page });
    const again = await postReport(forge, number, { ...on, page });

    expect(first).toMatchObject({ step: 'posted', comment: 'created' });
    expect(again).toMatchObject({ step: 'posted', comment: 'unchanged' });
    const text = await forge.readComment({ on: 'pull', number }, 'review');
    expect(text).toMatch(/^## .{1,2} Fleet review: /u);
    expect(text?.endsWith(`[review.html](<${page}>)\n`)).toBe(true);
  });

  it('is of the commit that the run is about, and of no other', async () => {
    const { forge, number } = await offered();

    const outcome = await postReport(forge, number, { ...on, head: '0'.repeat(40) });

    expect(outcome).toEqual({ step: 'superseded' });
    expect(await forge.readComment({ on: 'pull', number }, 'review')).toBeUndefined();
  });

  it('is the road’s own where the road made the commit, until a maintainer commits', async () => {
    const forge = forgeWithOneInstance();
    const { pull, branch, slug } = opened(await ask(forge, 42, bodyOf('unit-managed.json')));

    const before = await postReport(forge, pull.number, on);
    commitOn(forge.git, branch, { [`dist/ouest/${slug}/manifests.yaml`]: 'kind: List\n' });
    const after = await postReport(forge, pull.number, on);

    expect(before).toEqual({ step: 'told' });
    expect(after).toMatchObject({ step: 'posted', comment: 'updated' });
  });

  it('is not written on what is closed', async () => {
    const { forge, number } = await offered();
    await forge.closePullRequest('more', 'Not this one.');

    expect(await postReport(forge, number, on)).toEqual({ step: 'closed' });
  });
});
