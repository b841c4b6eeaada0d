import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../forge/repository.ts';
import { applicationJson } from './comment/facts.ts';
import { bodyOf, repository as root } from './support/samples.ts';

/** The command in a repository of its own, whose fleet is empty. */
function fleet(folder: string, ...words: readonly string[]): string {
  const command = [join(root, 'bin/fleet.mjs'), 'request', ...words, '--repo', folder];
  return execFileSync('node', command, { encoding: 'utf8' });
}

describe('fleet request status', () => {
  it('goes from the open request to the notebook that is ready, by what git and Argo CD say', () => {
    const git = repository({ 'instances/README.md': 'none yet\n' });
    const { folder } = git;
    const [body, application] = [join(folder, 'body.md'), join(folder, 'application.json')];
    writeFileSync(body, bodyOf('unit-managed', 'github'));
    const request = ['--number', '42', '--forge', 'local', '--today', '2026-11-24'];
    fleet(folder, 'open', '--body', body, '--author', 'me', ...request);
    const open = fleet(folder, 'status', ...request);
    git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', 'request/42-dyseau']);
    const day = git.run(['log', '-1', '--format=%cs']);
    git.run(['branch', 'live']);
    const merged = fleet(folder, 'status', ...request);
    const json = applicationJson({ revision: git.run(['rev-parse', 'live']) });
    writeFileSync(application, JSON.stringify({ ...json, metadata: { name: 'dyseau' } }));
    const ready = JSON.parse(
      fleet(folder, 'status', '--application', application, '--json', ...request),
    );
    const again = fleet(folder, 'status', '--application', application, ...request);

    expect(open).toContain('pull request 1 is open');
    expect(merged).toContain(`dyseau: merged (merged ${day})`);
    expect(ready).toMatchObject({
      version: 1,
      number: 42,
      step: 'told',
      comment: 'updated',
      record: { slug: 'dyseau', kind: 'new', days: { merged: day } },
    });
    expect(Object.keys(ready.record.days)).toEqual(['merged', 'deployed', 'ready']);
    expect(again).toContain('The comment was unchanged');
  });
});
