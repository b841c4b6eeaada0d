import { spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalForge } from '../../lib/forge/index.ts';
import { bot, repository } from './repository.ts';

const wanted = { branch: 'request/7-a', base: 'main', title: 'a', body: 'b' };

/** Ends with status 0 when all went well. */
function writer(folder: string, label: string): Promise<number | null> {
  const home = join(import.meta.dirname, '..', '..', 'lib', 'forge', 'index.ts');
  const program = `
    const { LocalForge } = await import(${JSON.stringify(home)});
    const forge = new LocalForge(${JSON.stringify(folder)}, ${JSON.stringify(bot)});
    await forge.ensurePullRequest(${JSON.stringify(wanted)});
    for (let n = 0; n < 20; n += 1) await forge.setLabels(7, { add: ['${label}' + n], remove: [] });
  `;
  const words = ['--import', 'tsx', '--input-type=module', '--eval', program];
  const cwd = join(import.meta.dirname, '..', '..');
  return new Promise((resolve) => {
    spawn(process.execPath, words, { cwd, stdio: 'ignore' }).once('exit', resolve);
  });
}

it('several processes open one pull request and lose no label of each other', async () => {
  const forge = new LocalForge(repository().folder, bot);
  const issue = { number: 7, title: 'a', body: 'b', author: 'alix', openedOn: '2026-11-24' };
  await forge.writeIssue(issue);

  const ended = await Promise.all(['a', 'b', 'c'].map((label) => writer(forge.git.folder, label)));

  expect(ended).toEqual([0, 0, 0]);
  expect(await forge.listPullRequests()).toHaveLength(1);
  expect((await forge.readIssue(7)).labels).toHaveLength(60);
}, 60_000);

it('a lock that a killed process left behind keeps nobody out', async () => {
  const forge = new LocalForge(repository().folder, bot);
  // Above the highest number that Linux gives to a process.
  symlinkSync('4194305', `${forge.folder}.lock`);

  expect(await forge.ensurePullRequest(wanted)).toMatchObject({ outcome: 'created' });
});
