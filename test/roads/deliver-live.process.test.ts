import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Git, RemoteBranches } from '../../lib/forge/index.ts';
import {
  deliverFrom,
  filesOf,
  instances,
  makeStart,
  push,
  removeStart,
  Stage,
} from './deliver-support.ts';

const [, second] = instances;
if (second === undefined) throw new Error('no instances');

beforeAll(makeStart);
afterAll(removeStart);

describe('a live that somebody else moved', () => {
  it('is not touched, and whose commit it holds is said with the way out', async () => {
    const stage = new Stage();
    const good = stage.tip('main') ?? '';
    const stranger = stage.clone('stranger');
    stranger.run(['config', 'user.name', 'Sam\u202e\u001b[31m']);
    const pushed = push(stranger, { 'dist/x.yaml': 'x: 1\n' }, 'quick\u0007 fix', 'live');

    await expect(deliverFrom(stage.ci('ci'))).rejects.toMatchObject({
      code: 'LIVE_MOVED',
      exit: 1,
      message: expect.stringMatching(
        new RegExp(
          `${pushed.slice(0, 7)} .* Sam⟨U\\+202E⟩⟨U\\+001B⟩\\[31m: quick⟨U\\+0007⟩ fix[\\s\\S]*git push --force-with-lease=live:${pushed.slice(0, 12)} origin ${good.slice(0, 12)}:refs/heads/live`,
        ),
      ),
    });
    expect(stage.tip('live')).toBe(pushed);
  });

  it('to a line of its own is left to an administrator', async () => {
    const stage = new Stage();
    const stranger = stage.clone('stranger');
    stranger.run(['checkout', '--quiet', '--orphan', 'own']);
    push(stranger, { 'x.md': 'x\n' }, 'mine', 'live');

    await expect(deliverFrom(stage.ci('ci'))).rejects.toMatchObject({
      code: 'LIVE_MOVED',
      message: expect.stringContaining('nothing in common with main'),
    });
  });

  it('is never moved by whoever saw an older state of it', () => {
    const stage = new Stage();
    const start = stage.tip('main') ?? '';
    const branches = new RemoteBranches(stage.ci('ci'), 'origin');

    expect(branches.move('live', start, start)).toBe(false);
    expect(stage.tip('live')).toBeUndefined();
    expect(branches.move('live', undefined, start)).toBe(true);
    expect(stage.tip('live')).toBe(start);
  });
});

describe('two runs at the same time', () => {
  /** What another run does after this one has read the remote and before its push arrives. */
  function inBetween(stage: Stage, ci: Git, commit: string): void {
    const hook = `#!/bin/sh\nrm "$0"\ngit --git-dir='${stage.remote.folder}' update-ref refs/heads/live ${commit}\n`;
    writeFileSync(join(ci.folder, '.git/hooks/pre-push'), hook, { mode: 0o755 });
  }

  it('the newer one goes on from where the older one came in between', async () => {
    const stage = new Stage();
    const older = stage.tip('main') ?? '';
    const newer = stage.merge(filesOf(second));
    const ci = stage.ci('ci');
    inBetween(stage, ci, older);

    expect(await deliverFrom(ci)).toMatchObject({ step: 'delivered', before: older });
    expect(stage.tip('live')).toBe(newer);
  });

  it('nobody overwrites what a stranger pushed in between', async () => {
    const stage = new Stage();
    const stranger = stage.clone('stranger');
    const pushed = push(stranger, { 'x.md': 'x\n' }, 'quick fix', 'elsewhere');
    const ci = stage.ci('ci');
    inBetween(stage, ci, pushed);

    await expect(deliverFrom(ci)).rejects.toMatchObject({ code: 'LIVE_MOVED' });
    expect(stage.tip('live')).toBe(pushed);
  });
});

describe('a remote that does not want', () => {
  it('is quoted when it refuses the push', async () => {
    const stage = new Stage();
    const hook = join(stage.remote.folder, 'hooks', 'pre-receive');
    mkdirSync(join(stage.remote.folder, 'hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho protected branch >&2\nexit 1\n', { mode: 0o755 });

    await expect(deliverFrom(stage.ci('ci'))).rejects.toMatchObject({
      code: 'REMOTE_REFUSED',
      exit: 3,
      message: expect.stringMatching(/protected branch[\s\S]*docs\/how-to\/protect-live\.md/),
    });
    expect(stage.tip('live')).toBeUndefined();
  });

  it('is named without its password when it does not answer', () => {
    const stage = new Stage();
    const address = 'http://deliver:hunter2@127.0.0.1:1/eln-fleet.git';

    const ask = () => new RemoteBranches(stage.maintainer, address).tips(['main']);
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'REMOTE_UNREACHABLE',
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});
