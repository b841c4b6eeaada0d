import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type GitHubForge,
  type GitHubSettings,
  gitHubForge,
} from '../../../lib/forge/github/index.ts';
import { Git } from '../../../lib/forge/index.ts';
import { bot } from '../repository.ts';
import type { GitHubServer } from './server/server.ts';

/** A second of waiting lasts a millisecond: the plugins wait as they do in life, a thousand times faster. */
export const quick = { second: 1 } as const;

export function appSettings(server: GitHubServer, apiUrl: string): GitHubSettings {
  const { clientId, privateKey } = server.callers;
  return {
    ...{ repository: server.state.fullName, apiUrl, pace: quick },
    credentials: { kind: 'app', clientId, privateKey },
  };
}

export function tokenSettings(server: GitHubServer, apiUrl: string, token: string): GitHubSettings {
  return { ...appSettings(server, apiUrl), credentials: { kind: 'token', token } };
}

/** A clone of the server's repository, gone when the test ends. */
export function cloneOf(server: GitHubServer): Git {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  new Git(tmpdir()).run(['clone', '-q', server.state.git.folder, folder]);
  return new Git(folder);
}

/** The forge as one run of the program has it, with nothing remembered of another. */
export function forgeOf(
  server: GitHubServer,
  settings: GitHubSettings,
  clone: Git = cloneOf(server),
): GitHubForge {
  const { folder } = clone;
  const remote = server.state.git.folder;
  return gitHubForge({ folder, identity: bot, remote, environment: {} }, settings);
}
