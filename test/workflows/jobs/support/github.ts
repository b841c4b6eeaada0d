import { openServer } from '../../../forge/github/server/open.ts';
import type { GitHubServer } from '../../../forge/github/server/server.ts';
import { worldOf } from '../../../forge/github/world.ts';
import { bodyOf, openedOn } from '../../../roads/support.ts';
import type { World } from '../../../scenarios/world.ts';
import { wholeRepository } from './code.ts';
import { type Event, type JobRun, type Machine, runWorkflow } from './runner.ts';

export interface Stage {
  readonly server: GitHubServer;
  readonly world: World;
  /** With the fleet's App, as it is meant to be. */
  readonly withApp: Machine;
  /** Where nobody has made an App. */
  readonly bare: Machine;
}

/** A GitHub whose repository runs itself, with a requester and a maintainer. */
export async function openStage(): Promise<Stage> {
  const { server, api } = await openServer(wholeRepository());
  const { state, callers } = server;
  // The day of the examples, whatever day it is.
  state.clock.pass((Date.parse(`${openedOn}T09:00:00Z`) - Date.now()) / 1000);
  const world = worldOf({ server, api });
  await world.person('camille', { groups: ['inrea/eln-requesters'] });
  await world.person('mael', { groups: ['inrea/eln-requesters'], mayMerge: true });
  const bare: Machine = {
    ...{ api, folder: state.git.folder, repository: state.fullName },
    tokenFor: (permissions) => callers.workflowToken(asApi(permissions)),
    ...{ vars: {}, secrets: {} },
  };
  const withApp: Machine = {
    ...bare,
    vars: { FLEET_APP_CLIENT_ID: callers.clientId },
    secrets: { requests: { FLEET_APP_PRIVATE_KEY: callers.privateKey } },
  };
  return { server, world, withApp, bare };
}

/** A workflow writes `pull-requests`, the API `pull_requests`; metadata may be read by all. */
function asApi(permissions: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const named = Object.entries(permissions).map(([name, right]) => [name.replace('-', '_'), right]);
  return { metadata: 'read', ...Object.fromEntries(named) };
}

/** Body of a request that is in order; `changes` as in `bodyOf`. */
export function goodBody(changes: Parameters<typeof bodyOf>[1] = {}): string {
  return bodyOf('unit-managed.json', changes);
}

/** What GitHub sends when something happens to an issue. */
export function issueEvent(
  { state }: GitHubServer,
  number: number,
  action: 'opened' | 'edited' | 'closed',
  senderType: 'User' | 'Bot' = 'User',
): Event {
  const issue = state.issue(number);
  if (issue === undefined) throw new Error(`no issue ${number}`);
  const { title, body, author, createdAt, state: how } = issue;
  if (author === null) throw new Error(`nobody wrote issue ${number}`);
  const { id, login, type } = author;
  return {
    name: 'issues',
    payload: {
      action,
      issue: {
        ...{ number, title, body, state: how, created_at: new Date(createdAt).toISOString() },
        ...{ user: { id, login, type }, labels: [] },
      },
      sender: { id, login, type: senderType },
    },
  };
}

/** What GitHub sends when a pull request is opened or pushed to. */
export function pullEvent({ state }: GitHubServer, number: number): Event {
  const { pull } = state.issue(number) ?? {};
  if (pull === undefined) throw new Error(`no pull request ${number}`);
  const repo = { full_name: pull.fork === undefined ? state.fullName : 'somebody/eln-fleet' };
  const head = { sha: state.headOf(pull), ref: pull.head, repo };
  return {
    name: 'pull_request',
    payload: { action: 'synchronize', pull_request: { number, head } },
    branch: pull.head,
  };
}

/** An issue, and the two jobs that answer it. */
export async function request(
  stage: Stage,
  machine: Machine,
  login = 'camille',
  body = goodBody(),
) {
  const number = await stage.world.openIssue(login, body);
  const runs = await runWorkflow(
    'request.yml',
    issueEvent(stage.server, number, 'opened'),
    machine,
  );
  return { number, runs };
}

export function outcomes(runs: ReadonlyMap<string, JobRun>): Record<string, string> {
  return Object.fromEntries([...runs].map(([job, { outcome }]) => [job, outcome]));
}

/** Logs of the jobs, for whoever wonders why. */
export function logs(runs: ReadonlyMap<string, JobRun>): string {
  return [...runs].map(([job, { log }]) => `${job}\n${log}`).join('\n');
}
