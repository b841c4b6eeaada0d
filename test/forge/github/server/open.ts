import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bareRepository } from '../../bare.ts';
import { GitHubServer } from './server.ts';
import { GitHubState } from './state.ts';

/** A GitHub with these files on `main`, and its API's address; gone when the test ends. */
export async function openServer(
  files: Readonly<Record<string, string>> = { 'README.md': 'hello\n' },
  base = '',
): Promise<{ readonly server: GitHubServer; readonly api: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-github-'));
  const server = new GitHubServer(new GitHubState(bareRepository(folder, files)));
  const api = await server.start(base);
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { server, api };
}
