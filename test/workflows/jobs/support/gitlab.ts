import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Git } from '../../../../lib/forge/index.ts';
import { roles } from '../../../forge/gitlab/server/wire.ts';
import {
  fleetToken,
  gitlabPlace,
  type Place,
  projectPath,
} from '../../../forge/gitlab/support/place.ts';
import { wholeRepository } from './code.ts';
import { expandedJob } from './gitlab-ci-local.ts';
import { npmInside } from './npm.ts';
import { type Ended, shell } from './shell.ts';

/** A project access token of the role Reporter, which only reads. */
export const readToken = 'glpat-READ-of-the-tests';

/** A GitLab whose project runs itself, with the variables that docs/how-to/connect-gitlab.md asks for. */
export async function openPlace(): Promise<Place> {
  const place = await gitlabPlace(wholeRepository());
  const reader = place.account('project_9_bot_reader', { bot: true });
  place.state.roles.set(reader.id, roles.reporter);
  place.state.tokens.set(readToken, {
    ...{ account: reader.id, scopes: ['read_api'], expiresAt: '2027-06-30' },
  });
  return place;
}

export interface PipelineRun {
  /** Branch, or the merge request's own reference. */
  readonly ref?: string;
  /** Whether the branch is protected: only then are protected variables there. */
  readonly isProtected: boolean;
  /** Predefined variables of this kind of pipeline. */
  readonly variables: Readonly<Record<string, string>>;
  readonly payload?: unknown;
}

/** Runs the script of one job in a clean clone, with what such a pipeline is given and no more. */
export async function runPipelineJob(
  name: string,
  place: Place,
  { ref = 'main', isProtected, variables, payload }: PipelineRun,
): Promise<Ended> {
  const job = await expandedJob(name);
  const run = mkdtempSync(join(tmpdir(), 'fleet-pipeline-'));
  onTestFinished(() => rmSync(run, { recursive: true, force: true }));
  const workspace = join(run, 'project');
  const words =
    job.variables['GIT_DEPTH'] === '0' ? [] : ['--depth', job.variables['GIT_DEPTH'] ?? '20'];
  const address = `file://${place.bare.folder}`;
  new Git(dirname(workspace)).run(['clone', '-q', ...words, '--branch', ref, address, workspace]);
  const given: Record<string, string> = {
    ...{
      PATH: `${npmInside(run)}:${process.env['PATH'] ?? ''}`,
      HOME: run,
      CI: 'true',
      GITLAB_CI: 'true',
    },
    ...{ CI_API_V4_URL: place.api, CI_PROJECT_PATH: projectPath, CI_DEFAULT_BRANCH: 'main' },
    FLEET_GITLAB_READ_TOKEN: readToken,
    ...(isProtected ? { FLEET_GITLAB_TOKEN: fleetToken } : {}),
    ...variables,
  };
  if (payload !== undefined) {
    const file = join(run, 'TRIGGER_PAYLOAD');
    writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
    given['TRIGGER_PAYLOAD'] = file;
  }
  for (const [key, value] of Object.entries(job.variables)) {
    given[key] = value.replace(/\$\{?([A-Z_]+)\}?/g, (_, inner: string) => given[inner] ?? '');
  }
  return shell([...job.before_script, ...job.script].join('\n'), workspace, given);
}
