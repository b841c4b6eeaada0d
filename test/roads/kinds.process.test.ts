import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderInstance } from '../../generators/manifests/index.ts';
import { LocalForge, readFile, readTree } from '../../lib/forge/index.ts';
import { type Instance, parseInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readFleetAt } from '../../scripts/rim/fleet-at.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';
import { bot, commitAll, commitOn, repository } from '../forge/repository.ts';
import { ask, bodyOf, opened } from './support.ts';

const root = join(import.meta.dirname, '..', '..');
const path = 'instances/hasopa.ts';
const comment = '  // The ring was agreed with the pilots in May.\n';

/** `main` holds hasopa and culvi, as the sample fleet does, with a maintainer's comment and their manifests. */
function forgeWithTwo(): LocalForge {
  const text = readFileSync(join(root, path), 'utf8').replace('  ring:', `${comment}  ring:`);
  const culvi = readFileSync(join(root, 'instances/culvi.ts'), 'utf8');
  const { instance } = parseInstance(text, path);
  return new LocalForge(
    repository({ [path]: text, 'instances/culvi.ts': culvi, ...manifestsOf(instance) }).folder,
    bot,
  );
}

function manifestsOf(instance: Instance): Record<string, string> {
  const files = renderInstance(instance, platform, readPrograms());
  return Object.fromEntries(files.map((file) => [`dist/${file.path}`, file.text]));
}

/** The instance on `main`, whose manifests there are those that it renders to. */
function merged(forge: LocalForge, branch: string, slug = 'hasopa'): Instance {
  forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', branch]);
  const instance = readFleetAt(forge.git, 'main').find((one) => one.slug === slug);
  if (instance === undefined) throw new Error(`${slug} is gone`);
  const dist = Object.fromEntries(readTree(forge.git, 'main', ['dist/']));
  const others = slug === 'hasopa' ? {} : manifestsOf(readHasopa(forge));
  expect(dist).toEqual({ ...others, ...manifestsOf(instance) });
  return instance;
}

function readHasopa(forge: LocalForge): Instance {
  return parseInstance(readFile(forge.git, 'main', path) ?? '', path).instance;
}

describe('a request about a notebook that exists, from body to merged tree', () => {
  it.each([
    [
      'change',
      { expectedUsers: 140, ring: 'early', audience: 'partners' },
      'Modification de hasopa',
    ],
    [
      'pilots',
      { pilots: [{ ref: 'inrea-002611' }, { state: 'leaving' }, {}] },
      'Pilotes de hasopa',
    ],
    ['move', { scenario: 'self-hosted' }, 'Changement d’exploitant de hasopa'],
    ['retire', { state: 'notice' }, 'Pause ou retrait de hasopa'],
    ['restore', { restore: { at: '2026-11-19', request: 71 } }, 'Restauration de hasopa'],
  ])('%s', async (example, expected, title) => {
    const forge = forgeWithTwo();
    const body = bodyOf(`${example}.json`);

    const first = opened(await ask(forge, 71, body));
    expect(first.branch).toBe('request/71-hasopa');
    expect(first.pull.title).toBe(`${title} (demande 71)`);
    expect(first.pull.body).toContain(`request-digest: \`${first.verdict.digest}\``);

    const again = opened(await ask(forge, 71, body));
    expect(again.branchOutcome).toBe('unchanged');
    expect(await forge.listPullRequests()).toHaveLength(1);
    expect(await forge.readComments({ on: 'issue', number: 71 })).toHaveLength(1);

    const instance = merged(forge, first.branch);
    expect(instance).toMatchObject(expected);
    expect(instance.changes).toMatchObject([
      { kind: example, number: 71, digest: first.verdict.digest },
    ]);
    if (example !== 'move') expect(readFile(forge.git, 'main', path)).toContain(comment);
    expect(await ask(forge, 71, body)).toEqual({ step: 'merged', slug: 'hasopa' });
  });

  it('touches no file of another notebook, and changes few lines of its own', async () => {
    const forge = forgeWithTwo();
    const { branch } = opened(await ask(forge, 71, bodyOf('retire.json')));
    const rows = forge.git.run(['diff', '--numstat', 'main', branch]).split('\n');

    expect(rows.every((row) => row.includes('hasopa'))).toBe(true);
    expect(rows.find((row) => row.endsWith(path))).toMatch(/^(?:[1-9]|1[0-9])\t[0-3]\t/);
  });

  it('moves a notebook home, with manifests that it did not have', async () => {
    const forge = forgeWithTwo();
    const home = { notebook: 'culvi', scenario: 'managed', host: '', repository: '' };
    const { branch } = opened(await ask(forge, 72, bodyOf('move.json', home)));

    expect(merged(forge, branch, 'culvi')).toMatchObject({ scenario: 'managed', cluster: 'ouest' });
  });

  it('warns of what a move takes away, lists what people do, and keeps their ticks', async () => {
    const forge = forgeWithTwo();
    const { report, pull, branch } = opened(await ask(forge, 73, bodyOf('move.json')));
    expect(report.verdict).not.toBe('safe');
    expect(pull.body).toContain(
      '- [ ] Direction de l’unité / Head of the unit (@inrea/unit-heads)',
    );

    const ticked = pull.body.replace('- [ ] Direction', '- [x] Direction');
    await forge.ensurePullRequest({ branch, base: 'main', title: pull.title, body: ticked });
    await ask(forge, 73, bodyOf('move.json'));
    expect((await forge.listPullRequests())[0]?.body).toContain('- [x] Direction');

    await ask(forge, 73, bodyOf('move.json', { host: 'cle.hasopa.example' }));
    expect((await forge.listPullRequests())[0]?.body).not.toContain('- [x]');
  });

  it('asks for approvals by label, and takes labels back that no longer hold', async () => {
    const forge = forgeWithTwo();
    await ask(forge, 74, bodyOf('change.json'));
    expect((await forge.readIssue(74)).labels).toEqual([
      'approval:security',
      'approval:unit-head',
      'request:accepted',
    ]);

    const few = {
      audience: '',
      'partners-sponsor': '',
      'partners-until': '',
      'partners-agreement': '',
    };
    await ask(forge, 74, bodyOf('change.json', few));
    expect((await forge.readIssue(74)).labels).toEqual(['request:accepted']);
  });

  it('edited to another notebook leaves the first as it was', async () => {
    const forge = forgeWithTwo();
    await ask(forge, 75, bodyOf('retire.json'));
    const { branch } = opened(await ask(forge, 75, bodyOf('retire.json', { notebook: 'culvi' })));

    expect(forge.git.run(['diff', '--name-only', 'main', branch])).toBe('instances/culvi.ts');
  });

  it('keeps a maintainer’s commit on its branch', async () => {
    const forge = forgeWithTwo();
    const { branch } = opened(await ask(forge, 76, bodyOf('change.json')));
    const text = readFile(forge.git, branch, path) ?? '';
    commitOn(forge.git, branch, { [path]: text.replace("language: 'fr'", "language: 'en'") });

    const again = opened(await ask(forge, 76, bodyOf('change.json', { users: '120' })));
    expect(again.maintained).toBe(true);
    expect(merged(forge, branch)).toMatchObject({ language: 'en', expectedUsers: 120 });
  });

  it('follows what was merged meanwhile', async () => {
    const forge = forgeWithTwo();
    const { branch } = opened(await ask(forge, 77, bodyOf('retire.json')));
    const text = (readFile(forge.git, 'main', path) ?? '').replace(
      'expectedUsers: 95',
      'expectedUsers: 99',
    );
    const { instance } = parseInstance(text, path);
    commitAll(forge.git, { [path]: text, ...manifestsOf(instance) }, 'another change');

    opened(await ask(forge, 77, bodyOf('retire.json')));
    expect(merged(forge, branch)).toMatchObject({ state: 'notice', expectedUsers: 99 });
  });

  it('does not take other open requests for rivals, unless they are about the same notebook', async () => {
    const forge = forgeWithTwo();
    await ask(forge, 78, bodyOf('retire.json', { notebook: 'culvi' }));
    const alone = opened(await ask(forge, 79, bodyOf('retire.json')));
    expect(alone.pull.body).not.toContain('⚠️');

    const rival = opened(await ask(forge, 80, bodyOf('restore.json')));
    expect(rival.pull.body).toContain('request/79-hasopa');
  });
});

describe('a question', () => {
  it('is answered by people: a label and a team, no branch, no pull request', async () => {
    const forge = forgeWithTwo();
    const outcome = await ask(forge, 90, bodyOf('question.json'));

    expect(outcome).toMatchObject({ step: 'routed', team: '@inrea/eln-maintainers' });
    expect((await forge.readIssue(90)).labels).toEqual(['question:maintainers']);
    expect((await forge.readComments({ on: 'issue', number: 90 }))[0]).toContain(
      '@inrea/eln-maintainers',
    );
    expect(await forge.findBranch('request/90-')).toBeUndefined();
    expect(await forge.listPullRequests()).toEqual([]);
  });
});
