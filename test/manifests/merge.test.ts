import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { renderFleet } from '../../scripts/rim/render-fleet.ts';
import { fleet, run, temporaryFolder, writeInstances } from './support/command.ts';

/** Three made-up instances: the first two stand already, neighbours of those that are asked for. */
const [first, second, third, fourth] = generateFleet(4, platform);

let repo: string;
beforeEach(async () => {
  repo = temporaryFolder();
  await git('init', '--quiet', '--initial-branch=main');
  await change('main', [first, fourth]);
});
afterEach(() => rmSync(repo, { recursive: true, force: true }));

describe('two requests on two branches', () => {
  it('merge one after the other without conflict, and the merged tree is what the fleet renders to', async () => {
    await git('switch', '--quiet', '--create', 'request-2', 'main');
    await change('request-2', [second]);
    await git('switch', '--quiet', '--create', 'request-3', 'main');
    await change('request-3', [third]);

    await git('switch', '--quiet', 'main');
    await git('merge', '--quiet', '--no-ff', '--no-edit', 'request-2');
    await git('merge', '--quiet', '--no-ff', '--no-edit', 'request-3');

    const checked = await fleet(['render', '--check', '--repo', '.'], repo);
    expect(checked).toMatchObject({ status: 0 });
    expect(checked.stdout).toContain('dist holds what the fleet renders to: 14 files');
  });

  it('touch only files that carry their slug', async () => {
    await change('request', [second]);

    const touched = (await git('show', '--name-only', '--format=')).trim().split('\n');
    expect(touched).toHaveLength(3);
    for (const path of touched) expect(path).toContain(second?.slug);
  });
});

/** What a request does: instance files, rendered manifests, one commit. */
async function change(message: string, instances: readonly (Instance | undefined)[]) {
  const folder = join(repo, 'instances');
  writeInstances(
    folder,
    instances.filter((instance) => instance !== undefined),
  );
  await renderFleet({ instances: folder, out: join(repo, 'dist'), platform });
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
}

async function git(...words: readonly string[]): Promise<string> {
  const identity = ['-c', 'user.name=Fleet', '-c', 'user.email=fleet@inrea.example'];
  const ended = await run('git', [...identity, ...words], repo);
  if (ended.status !== 0) throw new Error(`git ${words.join(' ')}: ${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}
