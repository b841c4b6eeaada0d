import { describe, expect, it } from 'vitest';
import { readFile } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { statusContext } from '../../scripts/roads/request/status-context.ts';
import { requestStatus, type StatusOutcome } from '../../scripts/roads/request-status.ts';
import { opened } from '../roads/support.ts';
import {
  answer,
  answerOn,
  ask,
  bodyFor,
  digestSays,
  digestStatusOf,
  instancePath,
  labelsOf,
  ownPulls,
  peopled,
  pullOf,
  slug,
} from './steps.ts';
import type { MakeWorld, World } from './world.ts';

const example = 'unit-managed.json';
const accepted = ['approval:unit-head', 'request:accepted', 'request:owner-missing'];

/** What the fleet tells of a merged request, Argo CD having said this of its notebook. */
async function statusOf(
  world: World,
  number: number,
  said: { readonly isHealthy: boolean; readonly hasFailed?: boolean },
  now: string,
): Promise<StatusOutcome> {
  const forge = await world.connect();
  const at = { platform, base: 'main', live: 'main', today: now.slice(0, 10), now };
  const { recent: _, ...context } = await statusContext(forge, at);
  const revision = (await forge.branchTip('main')) ?? '';
  const { isHealthy } = said;
  const unhealthySince = '2026-11-24T12:00:00Z';
  const deployment = { slug, revision, isSynced: true, isBroken: false, ...said };
  return requestStatus(forge, number, {
    ...context,
    deployment: { ...deployment, ...(isHealthy ? {} : { unhealthySince }) },
  });
}

export function roadScenarios(make: MakeWorld): void {
  describe('the road', () => {
    it('goes from the issue to “your notebook is ready”', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      const { branch, report } = opened(outcome);

      expect(branch).toBe(`request/${number}-${slug}`);
      expect(report.instances).toMatchObject({ added: [slug], changed: [], removed: [] });
      expect(await labelsOf(world, number)).toEqual(accepted);
      const pull = await pullOf(world, branch);
      expect(pull.title).toBe(`Nouveau cahier ${slug} (demande ${number})`);
      expect(pull.body).toContain(`Ce que demande #${number}`);
      expect(pull.body).toMatch(/^- \[ \] .*@inrea\/unit-heads/m);
      expect(pull.body).toMatch(/^request-digest: `sha256:[0-9a-f]{64}`$/m);
      expect(pull.body).toMatch(/^request-form: `new\/[0-9]+`$/m);
      const sign = world.name === 'gitlab' ? '!' : '#';
      expect(await answerOn(world, number)).toContain(`${sign}${pull.number}.`);
      expect(await digestStatusOf(world, pull)).toEqual(['success']);

      await world.approve(pull.number, 'maxime');
      expect(await digestSays(world, pull.number)).toBe('success');
      await world.merge(pull.number, 'maxime');

      expect(await answer(world, number)).toEqual({ step: 'merged', slug });
      await statusOf(world, number, { isHealthy: false }, '2026-11-24T12:10:00Z');
      await statusOf(world, number, { isHealthy: true }, '2026-11-24T12:20:00Z');
      await statusOf(world, number, { isHealthy: true }, '2026-11-25T08:00:00Z');
      const [record, ready, ...more] = await world.comments({ on: 'issue', number });
      expect(record).toContain(`https://${slug}.cle.inrea.example/`);
      expect(ready).toContain('🎉 Votre cahier est prêt');
      expect(ready).toContain('🎉 Your notebook is ready');
      expect(more).toEqual([]);
    });

    it('tells a failure and half an hour of illness, once each', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      await world.merge(opened(outcome).pull.number, 'maxime');
      const told = async (said: { isHealthy: boolean; hasFailed?: boolean }, minute: number) => {
        await statusOf(world, number, said, `2026-11-24T12:${minute}:00Z`);
        return (await world.comments({ on: 'issue', number })).length - 1;
      };

      expect(await told({ isHealthy: false }, 29)).toBe(0);
      expect(await told({ isHealthy: false, hasFailed: true }, 29)).toBe(1);
      expect(await told({ isHealthy: false, hasFailed: true }, 30)).toBe(2);
      expect(await told({ isHealthy: false, hasFailed: true }, 45)).toBe(2);
      expect(await told({ isHealthy: true }, 50)).toBe(3);
      expect(await told({ isHealthy: true }, 55)).toBe(3);
      const [, failed, unwell, ready] = await world.comments({ on: 'issue', number });
      expect(failed).toContain('The installation has failed');
      expect(unwell).toContain('has not answered as it should for 30 minutes');
      expect(ready).toContain('Your notebook is ready');
    });

    it('of a refused request begins anew when it is mended', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example, { slug: 'hasopa' });
      expect(outcome.step).toBe('refused');
      expect(await labelsOf(world, number)).toEqual(['request:to-complete']);
      expect(await answerOn(world, number)).toContain('❌');
      expect(await ownPulls(world)).toEqual([]);

      await world.editIssue(number, bodyFor(world, example));

      opened(await answer(world, number));
      expect(await labelsOf(world, number)).toEqual(accepted);
      expect(await answerOn(world, number)).toContain('✅ Demande complète');
    });

    it('of a request that is edited after its approval shows what changed, and asks again', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      const { branch, pull } = opened(outcome);
      await world.approve(pull.number, 'maxime');
      await world.editIssue(number, bodyFor(world, example, { users: '120' }));
      expect(await digestSays(world, pull.number)).toBe('failure');

      opened(await answer(world, number));
      opened(await answer(world, number));

      const now = await pullOf(world, branch);
      expect(now.number).toBe(pull.number);
      expect(now.head).not.toBe(pull.head);
      expect(await world.approvals(pull.number)).toEqual([]);
      const comments = await world.comments({ on: 'pull', number: pull.number });
      const edits = comments.filter((text) => text.includes('La demande a été modifiée'));
      expect(edits).toHaveLength(1);
      expect(edits[0]).toContain('| Nombre d’utilisateurs attendus | `64` | `120` |');
      expect(edits[0]).toContain('| Expected number of users | `64` | `120` |');
      expect(await digestStatusOf(world, now)).toEqual(['success']);
      expect(await digestSays(world, pull.number)).toBe('success');
    });

    it('of two requests for one slug at once ends in two pull requests, one of which can be merged', async () => {
      const world = await peopled(make);
      const body = bodyFor(world, example);
      const one = await world.openIssue('camille', body);
      const two = await world.openIssue('dominique', body);

      await Promise.all([answer(world, one), answer(world, two)]);
      const first = opened(await answer(world, one));
      const second = opened(await answer(world, two));

      expect(first.pull.body).toContain(`Une autre demande ouverte (\`request/${two}-${slug}\`)`);
      expect(second.pull.body).toContain(`Une autre demande ouverte (\`request/${one}-${slug}\`)`);
      await world.merge(first.pull.number, 'maxime');
      expect((await answer(world, two)).step).toBe('refused');
      expect((await pullOf(world, second.branch)).title).toMatch(/^Ne pas fusionner : /);
      expect(await digestStatusOf(world, second.pull)).toEqual(['failure']);
    });

    it('keeps a maintainer’s commit, and explains where it does not go together with an edit', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      const { branch } = opened(outcome);
      const text = await fileOn(world, branch);
      const theirs = text.replace("ring: 'stable'", "ring: 'early'").replace(': 64', ': 65');
      await world.commit(branch, { [instancePath]: theirs });
      await world.editIssue(number, bodyFor(world, example, { storage: '200 Go' }));

      expect(opened(await answer(world, number)).maintained).toBe(true);
      expect(await fileOn(world, branch)).toContain("ring: 'early'");

      await world.editIssue(number, bodyFor(world, example, { users: '120' }));
      await expect(answer(world, number)).rejects.toMatchObject({ code: 'REQUEST_CONFLICT' });
      expect(await answerOn(world, number)).toContain(`Un mainteneur a modifié lui-même`);
      expect(await labelsOf(world, number)).toContain('request:conflict');
      const blocked = await pullOf(world, branch);
      expect(blocked.title).toMatch(/^Ne pas fusionner : /);
      expect(await digestStatusOf(world, blocked)).toEqual(['failure']);

      await world.editIssue(number, bodyFor(world, example, { storage: '200 Go' }));
      opened(await answer(world, number));
      expect(await labelsOf(world, number)).toEqual(accepted);
      expect(await digestStatusOf(world, await pullOf(world, branch))).toEqual(['success']);
    });

    it('ends with the issue, and goes on when it is opened again', async () => {
      const world = await peopled(make);
      const { number, outcome } = await ask(world, 'camille', example);
      const { branch, pull } = opened(outcome);
      await world.closeIssue(number);

      expect(await answer(world, number)).toEqual({ step: 'closed', pull: 'updated' });
      expect(await answer(world, number)).toEqual({ step: 'closed', pull: 'unchanged' });
      expect((await pullOf(world, branch)).state).toBe('closed');
      expect(await digestSays(world, pull.number)).toBe('failure');
      const comments = await world.comments({ on: 'pull', number: pull.number });
      expect(
        comments.filter((one) => one.includes(`La demande #${number} est fermée`)),
      ).toHaveLength(1);

      await world.reopenIssue(number);
      opened(await answer(world, number));
      expect((await pullOf(world, branch)).state).toBe('open');
      expect(await digestSays(world, pull.number)).toBe('success');
    });
  });
}

// --- internal ---

async function fileOn(world: World, branch: string): Promise<string> {
  const forge = await world.connect();
  const tip = (await forge.branchTip(branch)) ?? '';
  return readFile(forge.git, tip, instancePath) ?? '';
}
