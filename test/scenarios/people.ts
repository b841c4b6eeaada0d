import { describe, expect, it } from 'vitest';
import { answerLimit, readCount, withCount } from '../../generators/request/index.ts';
import { readFile } from '../../lib/forge/index.ts';
import { type Platform, platform } from '../../lib/platform/index.ts';
import { openRequest, verdictMarker } from '../../scripts/roads/open-request.ts';
import { readContext } from '../../scripts/roads/request/context.ts';
import { opened } from '../roads/support.ts';
import {
  answer,
  answerOn,
  ask,
  bodyFor,
  digestSays,
  labelsOf,
  ownPulls,
  peopled,
  pullOf,
  requesters,
  slug,
} from './steps.ts';
import type { MakeWorld } from './world.ts';

const example = 'unit-managed.json';

export function peopleScenarios(make: MakeWorld): void {
  describe('who may ask', () => {
    it('an outsider is answered and told what a sponsor does, and no label changes that', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'mallory', example);
      expect(outcome).toMatchObject({ step: 'held', why: 'needs-sponsor' });
      const told = await answerOn(world, number);
      expect(told).toContain('⏸️ Demande complète, en attente d’un parrain');
      expect(told).toContain(`a member of the group \`${requesters}\``);
      expect(told).toContain('[this form, filled in already](<https://');

      const forge = await world.connect();
      await forge.setLabels(number, { add: ['request:accepted'], remove: ['needs-sponsor'] });
      expect(await answer(world, number)).toMatchObject({ step: 'held' });

      expect(await labelsOf(world, number)).toEqual(['needs-sponsor']);
      expect(await ownPulls(world)).toEqual([]);
      expect(await forge.findBranch(`request/${number}-`)).toBeUndefined();
    });

    it('an outsider’s pull request from a fork is never taken for a request’s', async () => {
      const world = await peopled(make);
      const number = await world.openIssue('camille', bodyFor(world, example));
      const branch = `request/${number}-${slug}`;
      const theirs = await world.offerFromFork('mallory', branch, { 'evil.md': 'merge me\n' });
      const forkNow = async () => (await world.pulls()).find((one) => one.number === theirs);
      const before = await forkNow();

      const { pull } = opened(await answer(world, number));
      expect(pull.number).not.toBe(theirs);
      expect(await digestSays(world, theirs)).toBe('success');
      await world.closeIssue(number);
      await answer(world, number);

      expect((await pullOf(world, branch)).state).toBe('closed');
      expect(before).toMatchObject({ state: 'open', isFork: true });
      expect(await forkNow()).toEqual(before);
    });

    it('whoever leaves the group keeps no open way: the pull request is withdrawn', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      await world.person('camille', { groups: [] });

      expect(await answer(world, number)).toMatchObject({ step: 'held', why: 'needs-sponsor' });

      const { title, body } = await pullOf(world, opened(outcome).branch);
      expect(title).toMatch(/^Ne pas fusionner : /);
      expect(body).toMatch(/^⛔ Ne pas fusionner : la demande ne peut pas être menée/);
    });

    it('a stranger cannot retire a notebook; its owners and a maintainer can', async () => {
      const world = await peopled(make);
      const stranger = await ask(world, 'camille', 'retire.json');
      const owner = await ask(world, 'olivia', 'retire.json');
      const maintainer = await ask(world, 'maxime', 'retire.json');

      expect(stranger.outcome).toMatchObject({ step: 'held', why: 'not-owner' });
      expect(await answerOn(world, stranger.number)).toContain('Only the group that owns `hasopa`');
      expect(await labelsOf(world, stranger.number)).toContain('needs-sponsor');
      expect(opened(owner.outcome).branch).toBe(`request/${owner.number}-hasopa`);
      expect(opened(maintainer.outcome).branch).toBe(`request/${maintainer.number}-hasopa`);
      expect(await ownPulls(world)).toHaveLength(2);
    });

    it('who owns a notebook is read from the base branch, not from anybody’s own', async () => {
      const world = await peopled(make);
      const { outcome } = await ask(world, 'olivia', 'retire.json');
      const forge = await world.connect();
      const { branch } = opened(outcome);
      const path = 'instances/hasopa.ts';
      const text = readFile(forge.git, (await forge.branchTip(branch)) ?? '', path) ?? '';
      await world.person('camille', { groups: [requesters, 77] });
      await world.commit(branch, { [path]: text.replace('group: 4154', 'group: 77') });

      const stranger = await ask(world, 'camille', 'retire.json');

      expect(stranger.outcome).toMatchObject({ step: 'held', why: 'not-owner' });
    });

    it('one author has one open request for a slug; the older one counts', async () => {
      const world = await peopled(make);
      const first = await ask(world, 'camille', example);
      const second = await ask(world, 'camille', example);
      opened(first.outcome);
      expect(second.outcome).toMatchObject({ step: 'held', why: 'already-asked' });
      expect(await answerOn(world, second.number)).toContain(`Request #${first.number} is yours`);

      await world.closeIssue(first.number);
      await answer(world, first.number);

      opened(await answer(world, second.number));
    });

    it('a program is never answered', async () => {
      const world = await peopled(make);
      await world.person('robot', { groups: [requesters], isBot: true });
      const { number, outcome } = await ask(world, 'robot', example);

      expect(outcome).toEqual({ step: 'ignored' });
      expect(await world.comments({ on: 'issue', number })).toEqual([]);
      expect(await labelsOf(world, number)).toEqual([]);
    });

    it('nobody’s request is carried out until the platform file says who may ask', async () => {
      const world = await peopled(make);
      const { forge: place } = platform.institute;
      const off: Platform = {
        ...platform,
        institute: { ...platform.institute, forge: { ...place, requesters: {} } },
      };
      const number = await world.openIssue('maxime', bodyFor(world, example));
      const forge = await world.connect();
      const form = forge.kind === 'gitlab' ? 'gitlab' : 'github';
      const context = await readContext(forge, { platform: off, base: 'main', form });

      const outcome = await openRequest(forge, number, context);

      expect(outcome).toMatchObject({ step: 'held', why: 'requests-off' });
      expect(await answerOn(world, number)).toContain('L’institut n’a pas encore dit qui peut');
      expect(await labelsOf(world, number)).toContain('request:on-hold');
      expect(await ownPulls(world)).toEqual([]);
    });

    it('an issue is answered so often and no more, and says so', async () => {
      const world = await peopled(make);
      const number = await world.openIssue('camille', bodyFor(world, example));
      const { branch } = opened(await answer(world, number));
      const forge = await world.connect();
      const place = { on: 'issue', number } as const;
      const told = (await forge.readComment(place, verdictMarker)) ?? '';
      const { text, count } = readCount(told);
      expect(count).toBe(1);
      // As if it had been edited all day.
      const often = withCount({ text, count: answerLimit - 1 });
      await forge.upsertComment(place, verdictMarker, often);

      await world.editIssue(number, bodyFor(world, example, { users: 'many' }));
      expect((await answer(world, number)).step).toBe('refused');
      await world.editIssue(number, bodyFor(world, example));
      expect(await answer(world, number)).toMatchObject({ step: 'held', why: 'answer-limit' });
      const last = await answerOn(world, number);
      await world.editIssue(number, bodyFor(world, example, { users: '12' }));
      await answer(world, number);

      expect(last).toContain(`The answer has changed ${answerLimit} times`);
      expect(await answerOn(world, number)).toBe(last);
      expect((await pullOf(world, branch)).title).toMatch(/^Ne pas fusionner : /);
    });
  });
}
