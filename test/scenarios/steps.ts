import type { Forge, PullRequest } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { openRequest, type RequestOutcome } from '../../scripts/roads/open-request.ts';
import { readContext } from '../../scripts/roads/request/context.ts';
import { judgeDigest } from '../../scripts/roads/request/digest.ts';
import { bodyOf, type Changes, oneInstance } from '../roads/support.ts';
import type { MakeWorld, World } from './world.ts';

/** Group whose members may ask, as the platform file names it for every forge. */
export const requesters = 'inrea/eln-requesters';

/** Number of the group that owns hasopa, as its file on the base branch says. */
const hasopaOwners = 4154;

/** The notebook that the example asks for. */
export const slug = 'dyseau';
export const instancePath = `instances/${slug}.ts`;

/** A world with one notebook, and everybody whom the scenarios need. */
export async function peopled(make: MakeWorld, files = oneInstance()): Promise<World> {
  const world = await make(files);
  await world.person('camille', { groups: [requesters] });
  await world.person('dominique', { groups: [requesters] });
  await world.person('olivia', { groups: [hasopaOwners] });
  await world.person('maxime', { groups: [], mayMerge: true });
  await world.person('mallory', { groups: [] });
  return world;
}

/** A body as that forge's own form makes it. */
export function bodyFor(world: World, example: string, changes: Changes = {}): string {
  return bodyOf(example, changes, formOf(world.name));
}

/** A new run of the program answers the issue; `around` may disturb what it does to the forge. */
export async function answer(
  world: World,
  number: number,
  around: (forge: Forge) => Forge = (forge) => forge,
): Promise<RequestOutcome> {
  const forge = around(await world.connect());
  const given = { platform, base: 'main', form: formOf(forge.kind) };
  return openRequest(forge, number, await readContext(forge, given));
}

/** Opens an issue with these answers, and answers it. */
export async function ask(
  world: World,
  login: string,
  example: string,
  changes: Changes = {},
): Promise<{ readonly number: number; readonly outcome: RequestOutcome }> {
  const number = await world.openIssue(login, bodyFor(world, example, changes));
  return { number, outcome: await answer(world, number) };
}

/** What `fleet request digest` would say of a pull request now. */
export async function digestSays(world: World, pull: number): Promise<string> {
  const forge = await world.connect();
  return (await judgeDigest(forge, pull, { platform, form: formOf(forge.kind) })).state;
}

/** State of the digest's status on what a pull request would merge. */
export async function digestStatusOf(world: World, { head }: PullRequest): Promise<string[]> {
  const statuses = await world.statuses(head);
  return statuses.filter(({ name }) => name === 'request-digest').map(({ state }) => state);
}

/** The pull requests of the repository's own branches. */
export async function ownPulls(world: World): Promise<readonly PullRequest[]> {
  return (await world.pulls()).filter(({ isFork }) => !isFork);
}

/** The one pull request of a branch. */
export async function pullOf(world: World, branch: string): Promise<PullRequest> {
  const [pull, ...more] = (await ownPulls(world)).filter((one) => one.branch === branch);
  if (pull === undefined || more.length > 0) throw new Error(`${more.length} more of ${branch}`);
  return pull;
}

export async function labelsOf(world: World, number: number): Promise<readonly string[]> {
  const { labels } = await (await world.connect()).readIssue(number);
  return [...labels].sort();
}

/** The one comment of an issue that answers it; fails where there are others. */
export async function answerOn(world: World, number: number): Promise<string> {
  const [comment, ...more] = await world.comments({ on: 'issue', number });
  if (comment === undefined || more.length > 0) throw new Error(`${more.length} more comments`);
  return comment;
}

// --- internal ---

function formOf(kind: Forge['kind']): 'github' | 'gitlab' {
  return kind === 'gitlab' ? 'gitlab' : 'github';
}
