import { commitOf, type Forge, type Git, readFile } from '../../../lib/forge/index.ts';
import { type Instance, parseInstance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { readFleetAt } from '../../rim/fleet-at.ts';
import type { StatusContext } from '../request-status.ts';
import { baseTip } from './context.ts';

export interface StatusOptions {
  readonly platform: Platform;
  readonly base: string;
  /** Branch that is deployed. */
  readonly live: string;
  readonly today: string;
  /** The hour too, ISO 8601. */
  readonly now?: string;
}

/** Everything that the status of any request is told from, but what the cluster says. */
export interface FleetStatus extends Omit<StatusContext, 'deployment'> {
  /** Numbers of the requests whose notebooks changed on the base within so many days. */
  readonly recent: (days: number) => readonly number[];
}

/** @throws {FleetError} `NO_BASE`; `FLEET_UNREADABLE`. */
export async function statusContext(
  forge: Forge,
  { platform, base, live, today, now }: StatusOptions,
): Promise<FleetStatus> {
  const { git } = forge;
  const main = await baseTip(forge, base);
  const deployed = await forge.branchTip(live);
  const fleet = readFleetAt(git, main);
  return {
    ...{ platform, fleet, today },
    ...(now === undefined ? {} : { now }),
    live: (slug) => (deployed === undefined ? undefined : instanceAt(git, deployed, slug)),
    at: (revision, slug) => instanceAt(git, revision, slug),
    mergedOn: ({ slug }, number) => firstSaid(git, main, slug, number),
    recent: (days) => {
      const slugs = changedSince(git, main, today, days);
      return fleet.filter(({ slug }) => slugs.has(slug)).flatMap(requestsOf);
    },
  };
}

// --- internal ---

/** The notebook as a commit has it; undefined where the commit is not here or does not have it. */
function instanceAt(git: Git, revision: string, slug: string): Instance | undefined {
  const commit = revision === '' ? undefined : commitOf(git, revision);
  const path = `instances/${slug}.ts`;
  const text = commit === undefined ? undefined : readFile(git, commit, path);
  return text === undefined ? undefined : parseInstance(text, path).instance;
}

/** Day of the first commit of the branch whose file names the request. */
function firstSaid(git: Git, base: string, slug: string, number: number): string | undefined {
  // A merge is one step of the branch; nobody wants to see the step itself.
  const words = ['log', '--first-parent', '--diff-merges=first-parent', '--no-patch'];
  const said = [`-Snumber: ${number},`, '--format=%cs', base, '--', `instances/${slug}.ts`];
  const days = git.run([...words, ...said]).split('\n');
  return days.findLast((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
}

function changedSince(git: Git, base: string, today: string, days: number): ReadonlySet<string> {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString();
  const words = ['log', '--first-parent', '--diff-merges=first-parent', '--name-only', '-z'];
  const names = git.run([...words, '--format=', `--since=${from}`, base, '--', 'instances/']);
  const slugs = names
    .split(/[\0\n]/)
    .flatMap((path) => /^instances\/(?<slug>[^/]+)\.ts$/.exec(path)?.groups?.['slug'] ?? []);
  return new Set(slugs);
}

function requestsOf({ request, changes = [] }: Instance): readonly number[] {
  return [request, ...changes].map(({ number }) => number);
}
