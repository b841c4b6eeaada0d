import { describe, expect, it } from 'vitest';
import { FleetError } from '../../lib/base/index.ts';
import { type Forge, readFile } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import type { RequestOutcome } from '../../scripts/roads/open-request.ts';
import { type PollOutcome, pollRequests } from '../../scripts/roads/poll-requests.ts';
import { readContext } from '../../scripts/roads/request/context.ts';
import { opened, openedOn } from '../roads/support.ts';
import { Killed, killedAt, noting } from './disturbed.ts';
import { answer, bodyFor, ownPulls, peopled, pullOf } from './steps.ts';
import type { MakeWorld, World } from './world.ts';

const example = 'unit-managed.json';

export function troubleScenarios(make: MakeWorld): void {
  describe('in trouble', () => {
    it('a run that is killed before or after any effect, and run again, ends as if it never was', async () => {
      const world = await peopled(make);
      const story = await undisturbed(world);
      expect(story.opening).toContain('ensurePullRequest');
      expect(story.editing).toContain('dismissApprovals');

      // "After one" is "before the next": nothing lies between two effects.
      const kills = (names: readonly string[]) => [
        ...names.map((name, index) => ({ name, at: index + 1, when: 'before' as const })),
        { name: 'the last', at: names.length, when: 'after' as const },
      ];
      for (const kill of kills(story.opening)) {
        const one = await openOne(world, killedAt(kill));
        expect(await stateOf(world, one), `opening, ${kill.when} ${kill.name}`).toEqual(
          story.opened,
        );
      }
      for (const kill of kills(story.editing)) {
        const one = await openOne(world);
        await editOne(world, one, killedAt(kill));
        expect(await stateOf(world, one), `edit, ${kill.when} ${kill.name}`).toEqual(story.edited);
      }
    }, 600_000);

    it('a closing that is killed is told once all the same', async () => {
      const world = await peopled(make);
      for (const when of ['before', 'after'] as const) {
        const { number, branch } = await openOne(world);
        await world.closeIssue(number);
        await killedThenWhole(world, number, killedAt({ at: 1, when }));

        const pull = await pullOf(world, branch);
        const comments = await world.comments({ on: 'pull', number: pull.number });
        expect(pull.state).toBe('closed');
        expect(comments.filter((text) => text.includes(`#${number} est fermée`))).toHaveLength(1);
      }
    });

    it('an event and a poll that answer one issue at once leave one answer and one pull request', async () => {
      const world = await peopled(make);
      const number = await world.openIssue('camille', bodyFor(world, example));

      // Whoever loses the race for the branch may say so; the next run finds everything done.
      const ended = await Promise.allSettled([answer(world, number), answer(world, number)]);
      opened(await answer(world, number));

      expect(ended.map(({ status }) => status)).toContain('fulfilled');
      expect(await ownPulls(world)).toHaveLength(1);
      expect(await world.comments({ on: 'issue', number })).toHaveLength(1);
    });

    it('a forge that limits the rate is waited for', async () => {
      const world = await peopled(make);
      const number = await world.openIssue('camille', bodyFor(world, example));
      world.limitRate(3, 20);

      opened(await answer(world, number));

      expect(await ownPulls(world)).toHaveLength(1);
    });

    it('a forge that is down for ten minutes loses nothing and gets nothing twice', async () => {
      const calm = await peopled(make);
      const expected = await stateOf(calm, await openOne(calm));
      const world = await peopled(make);
      const number = await world.openIssue('camille', bodyOfNext(world));
      const broken = world.calls();
      world.breakDown(10);

      const { outcome, runs } = await untilAnswered(world, number);

      expect(world.calls()).toBeGreaterThan(broken);
      expect(runs).toBeLessThanOrEqual(4);
      const { branch } = opened(outcome);
      expect(await stateOf(world, { number, branch })).toEqual(expected);
    });

    it('a poll answers what no event told of, goes on where it was, and rests when nothing moves', async () => {
      const world = await peopled(make);
      const one = await world.openIssue('camille', bodyFor(world, example));
      const two = await world.openIssue('olivia', bodyFor(world, 'retire.json'));

      await expect(poll(world, killedAt({ at: 4, when: 'after' }))).rejects.toThrow(Killed);
      const first = await poll(world);
      const second = await poll(world);
      const calls = world.calls();
      const third = await poll(world);
      const quiet = world.calls() - calls;
      world.pass(60);
      await world.editIssue(one, bodyFor(world, example, { users: '120' }));
      const fourth = await poll(world);

      expect(first).toMatchObject({ failed: [] });
      expect([...numbersOf(first)].sort()).toEqual([one, two]);
      // What the first poll wrote has changed the issues: they are looked at once more.
      expect(numbersOf(second).every((number) => number === one || number === two)).toBe(true);
      expect(third).toMatchObject({ answered: [], cursor: second.cursor ?? first.cursor });
      expect(quiet).toBeLessThanOrEqual(8);
      expect(numbersOf(fourth)).toContain(one);
      expect(numbersOf(fourth)).not.toContain(two);
      expect(await ownPulls(world)).toHaveLength(2);
    });
  });
}

// --- internal ---

interface One {
  readonly number: number;
  readonly branch: string;
}

/** What the opening and the edit of a request change, and what both end in. */
async function undisturbed(world: World) {
  const [opening, editing]: [string[], string[]] = [[], []];
  const one = await openOne(world, noting(opening), false);
  const open = await stateOf(world, one);
  await editOne(world, one, noting(editing), false);
  return { opening, editing, opened: open, edited: await stateOf(world, one) };
}

let asked = 0;

/** Every issue wants a slug of its own, all of the same length. */
function slugOf(index: number): string {
  return `sols-${String(index).padStart(3, '0')}`;
}

function bodyOfNext(world: World): string {
  asked += 1;
  return bodyFor(world, example, { slug: slugOf(asked) });
}

/** Opens a request by a run that is disturbed, and then by one that is not. */
async function openOne(
  world: World,
  around?: (forge: Forge) => Forge,
  isKilled = around !== undefined,
): Promise<One> {
  const number = await world.openIssue('camille', bodyOfNext(world));
  const wanted = `request/${number}-${slugOf(asked)}`;
  if (isKilled && around !== undefined) await killedThenWhole(world, number, around);
  else await answer(world, number, around);
  return { number, branch: wanted };
}

/** The pull request is approved; then the request is edited. */
async function editOne(
  world: World,
  { number, branch }: One,
  around: (forge: Forge) => Forge,
  isKilled = true,
): Promise<void> {
  const pull = await pullOf(world, branch);
  await world.approve(pull.number, 'maxime');
  const slug = branch.replace(/^request\/[0-9]+-/, '');
  await world.editIssue(number, bodyFor(world, example, { slug, users: '120' }));
  if (isKilled) await killedThenWhole(world, number, around);
  else await answer(world, number, around);
}

async function killedThenWhole(
  world: World,
  number: number,
  around: (forge: Forge) => Forge,
): Promise<void> {
  await expect(answer(world, number, around)).rejects.toThrow(Killed);
  await answer(world, number);
}

/**
 * Everything that anybody can see of a request, its own numbers, names and digests left out.
 * Manifests and their report hold hashes of the name: they are told by their paths alone.
 */
async function stateOf(world: World, { number, branch }: One): Promise<unknown> {
  const forge = await world.connect();
  const { git } = forge;
  const { labels, state } = await forge.readIssue(number);
  const pull = await pullOf(world, branch);
  const [tip, base] = [await forge.branchTip(branch), await forge.branchTip('main')];
  if (tip === undefined || base === undefined) throw new Error(`${branch} is gone`);
  const slug = branch.replace(/^request\/[0-9]+-/, '');
  const told = await world.comments({ on: 'pull', number: pull.number });
  const seen = {
    ...{ state, labels: [...labels].sort() },
    comments: await world.comments({ on: 'issue', number }),
    pull: { title: pull.title, body: pull.body, state: pull.state, isHead: pull.head === tip },
    told: told.map((text) => (text.length > 10_000 ? 'a report' : text)),
    approvals: await world.approvals(pull.number),
    statuses: await world.statuses(tip),
    commits: git.run(['log', '--format=%an %s', `${base}..${tip}`, '--']).split('\n'),
    paths: git.run(['diff', '--name-status', base, tip, '--']).split('\n'),
    instance: readFile(git, tip, `instances/${slug}.ts`),
  };
  const own = new RegExp(
    `(?<=[#!]|demande |number: |request/)(?:${number}|${pull.number})(?![0-9])`,
    'g',
  );
  const text = JSON.stringify(seen)
    .replaceAll(slug, 'SLUG')
    .replaceAll(tip, 'TIP')
    .replace(/<!-- eln-request [^ ]+ -->/g, 'MEMORY')
    .replace(/sha256:[0-9a-f]{64}|edit-[0-9a-f]{12}/g, 'DIGEST')
    .replace(own, 'NUMBER');
  return JSON.parse(text);
}

async function untilAnswered(
  world: World,
  number: number,
): Promise<{ readonly outcome: RequestOutcome; readonly runs: number }> {
  for (let runs = 1; ; runs += 1) {
    try {
      return { outcome: await answer(world, number), runs };
    } catch (error) {
      if (!(error instanceof FleetError) || error.exit !== 3 || runs > 5) throw error;
      // As the scheduled poll comes back.
      world.pass(5);
    }
  }
}

async function poll(world: World, around: (forge: Forge) => Forge = (forge) => forge) {
  const forge = around(await world.connect());
  const form = forge.kind === 'gitlab' ? 'gitlab' : 'github';
  return pollRequests(forge, {
    context: () => readContext(forge, { platform, base: 'main', form }),
    ...{ most: 50, today: openedOn },
  });
}

function numbersOf({ answered }: PollOutcome): readonly number[] {
  return answered.map(({ number }) => number);
}
