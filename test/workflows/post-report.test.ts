import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewTrees } from '../../generators/review/index.ts';
import { LocalForge } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { treesInGit } from '../../scripts/rim/dist-trees.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { postReport } from '../../scripts/roads/post-report.ts';
import { bot, commitOn, repository } from '../forge/repository.ts';
import { repository as root } from '../manifests/support/command.ts';
import { ask, bodyOf, forgeWithOneInstance, opened } from '../roads/support.ts';

const manifests = 'dist/ouest/hasopa/manifests.yaml';
const rendered = readFileSync(join(root, manifests), 'utf8');
const now = '2026-11-24T10:00:00Z';
const programs = readPrograms();
const on = { base: 'main', forge: 'github', platform, programs, now } as const;

/** A pull request that changes one manifest by hand. */
async function offered(): Promise<{ readonly forge: LocalForge; readonly number: number }> {
  const git = repository({ [manifests]: rendered });
  git.run(['branch', 'more']);
  commitOn(git, 'more', { [manifests]: `${rendered}---\n${secret('x')}` });
  const forge = new LocalForge(git.folder, bot);
  const pull = { branch: 'more', base: 'main', title: 'More', body: 'By hand.' };
  return { forge, number: (await forge.ensurePullRequest(pull)).number };
}

function secret(name: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n`;
}

/** A line for each risk that blocks, as the report names it. */
async function everyRiskAccepted(forge: LocalForge, number: number): Promise<string> {
  const { head } = await forge.readPullRequest(number);
  const { base, head: after, source } = treesInGit(forge.git, 'main', head);
  const renderer = { platform, programs };
  const { risks } = reviewTrees(base, after, { source, renderer, today: now.slice(0, 10) });
  return risks
    .filter(({ level }) => level === 'block')
    .map(({ rule, object }) => `accept-risk: ${rule} \`${object}\` seen with the RSSI`)
    .join('\n');
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
    expect(text).toContain(`\n[review.html](<${page}>)\n`);
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

    expect(before).toMatchObject({ step: 'posted', comment: 'told' });
    expect(after).toMatchObject({ step: 'posted', comment: 'updated' });
  });

  describe('of a risk that blocks', () => {
    async function verdictAfter(forge: LocalForge, number: number): Promise<string> {
      const outcome = await postReport(forge, number, on);
      return outcome.step === 'posted' ? outcome.verdict : outcome.step;
    }

    async function signed(login: string, at: string, mayMerge: boolean) {
      const { forge, number } = await offered();
      await forge.describePerson(login, { mayMerge, groups: [] });
      const before = await verdictAfter(forge, number);
      await forge.remark(number, login, await everyRiskAccepted(forge, number), at);
      return { forge, number, before, after: await verdictAfter(forge, number) };
    }

    it('lets it pass once a maintainer has signed it off, and says who', async () => {
      const { forge, number, before, after } = await signed('mo', '2026-11-24T10:05:00Z', true);

      expect([before, after]).toEqual(['blocked', 'attention']);
      expect(await forge.readComment({ on: 'pull', number }, 'review')).toContain('mo');
    });

    it('heeds nobody who may not merge', async () => {
      const { after } = await signed('stranger', '2026-11-24T10:05:00Z', false);

      expect(after).toBe('blocked');
    });

    it('heeds no line that was written before the commit was there', async () => {
      const { after } = await signed('mo', '2026-11-24T10:00:30Z', true);

      expect(after).toBe('blocked');
    });

    it('asks again after another push', async () => {
      const { forge, number } = await signed('mo', '2026-11-24T10:05:00Z', true);
      commitOn(forge.git, 'more', { [manifests]: `${rendered}---\n${secret('y')}` });

      const outcome = await postReport(forge, number, { ...on, now: '2026-11-24T10:10:00Z' });

      expect(outcome).toMatchObject({ step: 'posted', verdict: 'blocked' });
    });
  });

  it('is not written on what is closed', async () => {
    const { forge, number } = await offered();
    await forge.closePullRequest('more', 'Not this one.');

    expect(await postReport(forge, number, on)).toEqual({ step: 'closed' });
  });
});
