import { describe, expect, it } from 'vitest';
import { type LocalForge, readFile } from '../../lib/forge/index.ts';
import { parseInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { readFleetAt } from '../../scripts/rim/fleet-at.ts';
import { requestStatus, type StatusOutcome } from '../../scripts/roads/request-status.ts';
import { ask, bodyOf, forgeWithOneInstance, opened } from './support.ts';

const slug = 'dyseau';

/** Asks what became of request 42, `main` being what is deployed unless said otherwise. */
async function status(
  forge: LocalForge,
  today: string,
  { isLive = true, isHealthy = true, isKnown = true } = {},
): Promise<StatusOutcome> {
  const at = (revision: string, name: string) => {
    const path = `instances/${name}.ts`;
    const text = readFile(forge.git, revision, path);
    return text === undefined ? undefined : parseInstance(text, path).instance;
  };
  return requestStatus(forge, 42, {
    platform,
    fleet: readFleetAt(forge.git, 'main'),
    live: (name) => (isLive ? at('main', name) : undefined),
    at,
    mergedOn: () => '2026-11-25',
    ...(isKnown
      ? { deployment: { slug, revision: 'main', isSynced: true, isHealthy, isBroken: false } }
      : {}),
    today,
  });
}

async function comments(forge: LocalForge): Promise<readonly string[]> {
  return forge.readComments({ on: 'issue', number: 42 });
}

describe('what became of a request', () => {
  it('stands in the comment that held the verdict, and is told once when it is ready', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf('unit-managed.json')));
    const [verdict] = await comments(forge);

    expect(await status(forge, '2026-11-24')).toEqual({ step: 'open', pull: 1 });
    expect(await comments(forge)).toEqual([verdict]);

    forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', branch]);
    const waiting = await status(forge, '2026-11-25', { isLive: false });
    const installed = await status(forge, '2026-11-26', { isHealthy: false });
    const again = await status(forge, '2026-11-26', { isHealthy: false });
    const ready = await status(forge, '2026-11-27');
    const blind = await status(forge, '2026-12-05', { isKnown: false });

    expect(waiting).toMatchObject({
      step: 'told',
      comment: 'updated',
      record: { slug, kind: 'new', days: { merged: '2026-11-25' } },
    });
    expect(installed).toMatchObject({
      comment: 'updated',
      record: { days: { deployed: '2026-11-26' } },
    });
    expect(again).toMatchObject({ comment: 'unchanged' });
    expect(ready).toMatchObject({ comment: 'updated', record: { days: { ready: '2026-11-27' } } });
    expect(blind).toMatchObject({ comment: 'unchanged' });
    const [record, news, ...more] = await comments(forge);
    expect(record).toContain(`https://${slug}.cle.inrea.example/`);
    // An edited comment reaches nobody: that the notebook is ready is said once in one of its own.
    expect(news).toMatch(/^### 🎉 Votre cahier est prêt\n/);
    expect(more).toEqual([]);
  });

  it('believes no Application of an older commit or of another notebook', async () => {
    const forge = forgeWithOneInstance();
    const before = forge.git.run(['rev-parse', 'main']);
    const { branch } = opened(await ask(forge, 42, bodyOf('unit-managed.json')));
    forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', branch]);
    const context = {
      platform,
      fleet: readFleetAt(forge.git, 'main'),
      live: () => readFleetAt(forge.git, 'main').find((one) => one.slug === slug),
      at: (revision: string) => readFleetAt(forge.git, revision).find((one) => one.slug === slug),
      mergedOn: () => undefined,
      today: '2026-11-26',
    };
    const deployment = { slug, revision: before, isSynced: true, isHealthy: true, isBroken: false };

    for (const said of [deployment, { ...deployment, slug: 'hasopa', revision: 'main' }]) {
      const outcome = await requestStatus(forge, 42, { ...context, deployment: said });

      expect(outcome).toMatchObject({ step: 'told', record: { days: { merged: '2026-11-26' } } });
      expect(Object.keys(outcome.step === 'told' ? outcome.record.days : {})).toEqual(['merged']);
    }
  });

  it('says so of an issue that nobody opened', async () => {
    await expect(status(forgeWithOneInstance(), '2026-11-24')).rejects.toMatchObject({
      code: 'FORGE_NO_ISSUE',
    });
  });

  it('is answered anew when the merge was undone and the request is open again', async () => {
    const forge = forgeWithOneInstance();
    const { branch } = opened(await ask(forge, 42, bodyOf('unit-managed.json')));
    forge.git.run(['merge', '--quiet', '--no-ff', '-m', 'merge', branch]);
    await status(forge, '2026-11-25');
    forge.git.run(['revert', '--no-edit', '-m', '1', 'HEAD']);

    expect(await status(forge, '2026-11-26')).toMatchObject({ step: 'open' });
    const [record] = await comments(forge);
    expect(record).toContain('eln-record');
  });
});

describe('the verdict', () => {
  it('says when it was given, and is left as it is while nothing else changes', async () => {
    const forge = forgeWithOneInstance();
    const body = bodyOf('unit-managed.json');
    await ask(forge, 42, body, platform, '2026-11-24T10:31:00Z');
    const [first] = await comments(forge);
    await ask(forge, 42, body, platform, '2026-11-25T08:00:00Z');
    const [second] = await comments(forge);
    await ask(
      forge,
      42,
      bodyOf('unit-managed.json', { slug: 'hasopa' }),
      platform,
      '2026-11-25T08:05:00Z',
    );
    const [third] = await comments(forge);

    expect(first).toContain('Réponse du 24 novembre 2026 à 11 h 31.');
    expect(first).toContain('Answered on 24 November 2026 at 11:31.');
    expect(second).toBe(first);
    expect(third).toContain('Réponse du 25 novembre 2026 à 09 h 05.');
    expect(third).toContain('❌');
  });

  it('turns green by itself when the request is corrected', async () => {
    const forge = forgeWithOneInstance();
    await ask(forge, 42, bodyOf('unit-managed.json', { slug: 'hasopa' }));
    const [refused] = await comments(forge);
    await ask(forge, 42, bodyOf('unit-managed.json'));
    const all = await comments(forge);

    expect(refused).toMatch(/^### ❌/);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatch(/^### ✅ Demande complète/);
  });
});
