import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalBranches, LocalForge } from '../../lib/forge/index.ts';
import { bot } from '../forge/repository.ts';
import {
  deliverFrom,
  filesOf,
  instances,
  makeStart,
  meanwhile,
  removeStart,
  Stage,
} from './deliver-support.ts';
import { ask, bodyOf, opened } from './support.ts';

const manifests = 'dist/ouest/umr-1000/manifests.yaml';
const [, second, third] = instances;
if (second === undefined || third === undefined) throw new Error('no instances');

beforeAll(makeStart);
afterAll(removeStart);

describe('a merged main that is good', () => {
  it('becomes live: created the first time, then fast-forwarded to exactly that commit', async () => {
    const stage = new Stage();
    const start = stage.tip('main');

    const first = await deliverFrom(stage.ci('one'));
    expect(first).toMatchObject({ step: 'delivered', before: null, after: start });
    expect(stage.tip('live')).toBe(start);
    expect(first.checks.map(({ name, problems }) => [name, problems])).toEqual([
      ['rules', []],
      ['dist', []],
      ['forms', []],
      ['reference', []],
      ['guards', []],
      ['argocd', []],
    ]);
    expect(first.checks.every(({ looked }) => looked > 0)).toBe(true);

    // The run of the first of these would be superseded: its commit goes along.
    stage.merge(filesOf(second));
    const newest = stage.merge(filesOf(third));
    expect(await deliverFrom(stage.ci('two'))).toMatchObject({
      step: 'delivered',
      before: start,
      after: newest,
    });
    expect(stage.tip('live')).toBe(newest);
  });

  it('is delivered once: run again, there is nothing to do', async () => {
    const stage = new Stage();
    const ci = stage.ci('ci');
    await deliverFrom(ci);

    expect(await deliverFrom(ci)).toMatchObject({ step: 'unchanged', after: stage.tip('main') });
  });

  it('moves the branch of the clone itself where there is no remote', async () => {
    const stage = new Stage();
    const git = stage.clone('alone');
    const branches = new LocalBranches(git);

    expect(await deliverFrom(git, { branches })).toMatchObject({ step: 'delivered', before: null });
    expect(git.run(['rev-parse', 'live'])).toBe(git.run(['rev-parse', 'main']));
    expect(stage.tip('live')).toBeUndefined();
    expect(branches.move('live', stage.tip('live'), git.run(['rev-parse', 'main']))).toBe(false);
  });
});

describe('a merged main that is not good', () => {
  it('stays on main: live is left where it stands, and every problem is told', async () => {
    const stage = new Stage();
    const good = stage.tip('main') ?? '';
    stage.remote.run(['update-ref', 'refs/heads/live', good]);
    stage.merge({
      [manifests]: 'edited: by hand\n',
      '.github/ISSUE_TEMPLATE/new-instance.yml': '',
    });

    const delivery = await deliverFrom(stage.ci('ci'));

    expect(delivery).toMatchObject({ step: 'refused', before: good, after: good });
    const failed = delivery.checks.filter(({ problems }) => problems.length > 0);
    expect(failed.map(({ name }) => name)).toEqual(['dist', 'forms']);
    expect(stage.tip('live')).toBe(good);
  });

  it('because two requests were good alone and are wrong together, is not delivered', async () => {
    const stage = new Stage();
    const git = stage.clone('forge');
    const forge = new LocalForge(git.folder, bot);
    const good = stage.tip('main') ?? '';
    stage.remote.run(['update-ref', 'refs/heads/live', good]);

    // Each is green: neither is on main when the other is judged.
    const one = opened(await ask(forge, 42, bodyOf('unit-managed.json')));
    const two = opened(await ask(forge, 43, bodyOf('unit-managed.json', { slug: 'nappes' })));
    expect([one.report.verdict, two.report.verdict]).toEqual(['safe', 'safe']);
    for (const { branch } of [one, two]) {
      git.run(['merge', '--quiet', '--no-ff', '-m', `merge ${branch}`, branch]);
    }
    git.run(['push', '--quiet', 'origin', 'main']);

    const { step, checks } = await deliverFrom(stage.ci('ci'));
    expect(step).toBe('refused');
    expect(checks.find(({ name }) => name === 'rules')?.problems.join()).toContain(
      'production-twice',
    );
    expect(stage.tip('live')).toBe(good);
  });

  it('is told so although live already stands there', async () => {
    const stage = new Stage();
    const bad = stage.merge({ [manifests]: 'edited: by hand\n' });
    stage.remote.run(['update-ref', 'refs/heads/live', bad]);

    expect(await deliverFrom(stage.ci('ci'))).toMatchObject({ step: 'refused', after: bad });
  });
});

describe('a main that has moved on', () => {
  it('is left to its own run, before anything is looked at', async () => {
    const stage = new Stage();
    const ci = stage.ci('ci');
    const newest = stage.merge(filesOf(second));

    const delivery = await deliverFrom(ci);
    expect(delivery).toMatchObject({ step: 'superseded', head: newest, after: null, checks: [] });
    expect(stage.tip('live')).toBeUndefined();
  });

  it('while the checks ran, and was delivered by the faster run, is not taken back by the slower one', async () => {
    const stage = new Stage();
    const slow = stage.ci('slow');
    const check = meanwhile(slow, async () => {
      stage.merge(filesOf(second));
      await deliverFrom(stage.ci('fast'));
    });

    expect(await deliverFrom(slow, { check })).toMatchObject({ step: 'superseded' });
    expect(stage.tip('live')).toBe(stage.tip('main'));
  });
});
