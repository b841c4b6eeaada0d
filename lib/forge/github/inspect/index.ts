import type { SetupFact, WantedSetup } from '../../set-up.ts';
import { GitHubApi } from '../api.ts';
import { inspectActions } from './actions.ts';
import { inspectBase, inspectLive } from './branches.ts';
import { inspectCredentials } from './credentials.ts';
import { answered } from './facts.ts';
import { inspectLabels, inspectRepository } from './repository.ts';

/**
 * Whether the repository is set up as the roads need it. Only reads. What the token may
 * not see is `unknown`, never an error.
 */
export async function inspectGitHub(
  { settings }: Pick<GitHubApi, 'settings'>,
  { labels, base, live }: WantedSetup,
): Promise<readonly SetupFact[]> {
  // With a token of its own: no road needs to read how the repository is administered.
  const api = new GitHubApi({ ...settings, inspects: true });
  const questions = [
    ['token', () => inspectCredentials(api)],
    ['repository', () => inspectRepository(api)],
    ['labels', () => inspectLabels(api, labels)],
    ['base-protection', () => inspectBase(api, base, requiredChecks)],
    ['live-protection', () => inspectLive(api, live)],
    ['actions-permissions', () => inspectActions(api)],
  ] as const;
  const facts: SetupFact[] = [];
  // One after the other: a limit that the first meets is known to the others.
  for (const [id, ask] of questions) facts.push(...(await answered(id, ask)));
  return facts;
}

// --- internal ---

/** Without which nothing may be merged: the issue still says what was approved. */
const requiredChecks = ['request-digest', 'fleet-review'];
