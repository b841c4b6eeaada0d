import { defineCommand } from 'citty';
import type { Verdict } from '../../generators/review/index.ts';
import { exitStatus } from '../../lib/base/index.ts';
import type { Forge } from '../../lib/forge/index.ts';
import { environmentOf } from '../../lib/kubernetes/argocd/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { oneOf, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { connect, formOf } from '../rim/connect.ts';
import { type GitHubEvent, readGitHubEvent } from '../rim/github-event.ts';
import { type GitLabHook, readGitLabHook } from '../rim/gitlab-hook.ts';
import { readPrograms } from '../rim/read-programs.ts';
import { print } from '../rim/terminal.ts';
import { openRequest } from '../roads/open-request.ts';
import { postReport } from '../roads/post-report.ts';
import { readContext } from '../roads/request/context.ts';
import { asDeployment, deploymentOf } from '../roads/request/deployed.ts';
import { statusContext } from '../roads/request/status-context.ts';
import { tellDeployment } from '../roads/tell-deployment.ts';

/**
 * Does what the event asks for that started the run: on GitLab every webhook calls one
 * trigger, on GitHub each workflow has its own. Of the event only numbers and names are
 * taken; everything is read again from the forge.
 */
export const command = defineCommand({
  meta: { name: 'hook', description: 'Act on the event that started this workflow or pipeline' },
  args: {
    forge: { type: 'string', description: 'github or gitlab', valueHint: 'FORGE' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    live: { type: 'string', description: 'Branch that is deployed', default: 'live' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, ['github', 'gitlab']);
    // Read before anything is connected: what cannot be read needs no token.
    const event = kind === 'github' ? readGitHubEvent(process.env) : readGitLabHook(process.env);
    const when = { today: today(args.today), now: moment(args.today) };
    const forge = await connect(kind, repositoryOf(args.repo));
    print(await act(forge, event, { base: args.base, live: args.live, ...when }));
  },
});

// --- internal ---

interface Place {
  readonly base: string;
  readonly live: string;
  readonly today: string;
  readonly now: string;
}

async function act(forge: Forge, event: GitHubEvent | GitLabHook, place: Place): Promise<string> {
  switch (event.on) {
    case 'issues':
      return 'An issue is answered by two jobs: parse, then publish.';
    case 'issue': {
      const given = { platform, base: place.base, form: formOf(forge), answeredAt: place.now };
      const { step } = await openRequest(forge, event.number, await readContext(forge, given));
      return `Issue ${event.number}: ${step}.`;
    }
    case 'pull': {
      const told = await postReport(forge, event.number, {
        ...{ base: place.base, forge: formOf(forge), ...pageOf(process.env) },
        ...{ platform, programs: readPrograms(), now: place.now },
        ...('head' in event ? { head: event.head } : {}),
      });
      if (told.step !== 'posted') return `Pull request ${event.number}: ${told.step}.`;
      await hold(forge, told);
      return `Pull request ${event.number}: ${told.verdict}, the comment was ${told.comment}.`;
    }
    case 'deployment':
      return tell(forge, event, place);
  }
}

/**
 * A blocked change is not merged before its risks are settled or signed off: on GitHub this
 * job is the check; on GitLab, where the pipeline of the merge request is another one, a status.
 */
async function hold(
  forge: Forge,
  { verdict, head }: { readonly verdict: Verdict; readonly head: string },
): Promise<void> {
  const isBlocked = verdict === 'blocked';
  if (forge.kind === 'github') {
    if (isBlocked) process.exitCode = exitStatus.refused;
    return;
  }
  const [state, description] = isBlocked
    ? (['failure', 'A risk blocks: settle it, or a maintainer signs it off.'] as const)
    : (['success', `The review says: ${verdict}.`] as const);
  await forge.setStatus({ commit: head, name: 'fleet-review', state, description });
}

type DeploymentEvent = Extract<GitHubEvent | GitLabHook, { readonly on: 'deployment' }>;

/** On GitHub the event names the notebook, and what was told of it is read from the forge. */
async function tell(forge: Forge, event: DeploymentEvent, place: Place): Promise<string> {
  const slug = 'slug' in event ? event.slug : slugOf(event.environment);
  if (slug === undefined) return 'Not about a notebook.';
  const deployment =
    'slug' in event ? asDeployment({ ...event, at: place.now }) : await deploymentOf(forge, slug);
  const fleet = await statusContext(forge, { platform, ...place });
  const outcomes = await tellDeployment(forge, slug, deployment, fleet);
  const lines = [...outcomes].map(([number, { step }]) => `Issue ${number}: ${step}.`);
  return lines.length === 0 ? `There is no notebook ${slug}.` : lines.join('\n');
}

function slugOf(environment: string): string | undefined {
  const prefix = environmentOf('');
  return environment.startsWith(prefix) ? environment.slice(prefix.length) : undefined;
}

/** Where the run keeps the whole page: the run itself says so, nobody else. */
function pageOf(env: NodeJS.ProcessEnv): { readonly page?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return {};
  return { page: `${server}/${repository}/actions/runs/${run}` };
}
