import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimKind } from '../bed/actor/kubelet/volumes.ts';
import { externalSecretKind, secretKind } from '../bed/actor/secrets/external-secret.ts';
import { pushSecretKind } from '../bed/actor/secrets/push-secret.ts';
import { argocdNamespace, gitopsUser } from '../bed/argocd/accounts.ts';
import { applicationKind } from '../bed/argocd/application.ts';
import { isNotFound, type Kind } from '../bed/client/index.ts';
import { bootstrap } from '../bed/stage.ts';
import { useSmallFleet } from '../small-fleet.ts';
import { possessionsOf } from './possessions.ts';
import { refusalOf } from './refusal.ts';

const slugs = ['alico', 'sobrible'] as const;
const [slug, other] = slugs;
const namespace = `eln-${slug}`;
const dist = 'dist/ouest';
/** How long the consequences of an accident are waited for, in ms. */
const aftermath = 3000;

/** Promise 4: nothing that git or Argo CD does by mistake loses data (law 6). */
describe('every claim, namespace, volume and secret is still there', () => {
  const stage = useSmallFleet('ouest', slugs);
  let before: readonly string[] = [];
  let good = '';

  beforeAll(async () => {
    good = stage().bed.repository.commit('as it should be');
    await stage().applications.settled(['root', ...slugs], good, 60);
    before = await possessionsOf(stage(), slugs);
  });

  afterEach(async () => {
    const { applications, bed } = stage();
    const revision = bed.repository.restore(good, 'put right');
    await bootstrap(stage());
    await applications.until([...slugs], 60, () => true, 'there again');
    await applications.giveUp('root', ...slugs);
    await applications.refresh('root', ...slugs);
    await applications.settled(['root', ...slugs], revision, 120);
    expect(await possessionsOf(stage(), slugs)).toEqual(before);
  });

  /** Commits what was done to the work tree, and lets everything follow from it. */
  async function merged(what: string): Promise<void> {
    const revision = stage().bed.repository.commit(what);
    await consequences(revision);
  }

  async function consequences(revision = stage().bed.repository.commit('nothing')): Promise<void> {
    await settledDown(revision);
    expect(await possessionsOf(stage(), slugs)).toEqual(before);
  }

  async function settledDown(revision: string): Promise<void> {
    const present = await stage().applications.list();
    const names = present.map(({ metadata }) => metadata.name);
    await stage().applications.seen(names, revision, 60);
    await sleep(aftermath);
  }

  const manifests = `${dist}/${slug}/manifests.yaml`;

  /** Leaves in the manifests of the instance only the documents that are to be kept. */
  function keep(wanted: (text: string) => boolean): void {
    const { repository } = stage().bed;
    const documents = repository.read(manifests).split(/^---\n/m);
    repository.write(manifests, documents.filter(wanted).join('---\n'));
  }

  function replaceIn(file: string, words: readonly (readonly [string, string])[]): void {
    const { repository } = stage().bed;
    const text = words.reduce((all, [from, to]) => all.replaceAll(from, to), repository.read(file));
    repository.write(file, text);
  }

  it('after the folder of an instance was deleted from git', async () => {
    stage().bed.repository.remove(`${dist}/${slug}`);
    await merged('the folder is gone');
  });

  it('after an emptied file of an instance was merged', async () => {
    stage().bed.repository.write(manifests, '');
    await merged('nothing left in it');
  });

  it('after the file of an Application was deleted from git', async () => {
    stage().bed.repository.remove(`${dist}/argocd/apps/${slug}.yaml`);
    await merged('an Application less');

    expect(await stage().applications.find(slug)).toBeDefined();
  });

  it('after an Application was deleted, which root then makes again', async () => {
    const application = { ...applicationKind, namespace: argocdNamespace, name: slug };
    await stage().bed.kubernetes.delete(application, { propagation: 'Foreground' });
    await consequences();
  });

  it('after root was deleted with its Applications', async () => {
    for (const { metadata } of await stage().applications.list()) {
      const application = { ...applicationKind, namespace: argocdNamespace, name: metadata.name };
      await stage().bed.kubernetes.delete(application, { propagation: 'Foreground' });
    }
    await sleep(aftermath);

    expect(await possessionsOf(stage(), slugs)).toEqual(before);
  });

  it('after all of dist was deleted from git', async () => {
    stage().bed.repository.remove('dist');
    await merged('nothing at all');
  });

  it('after every file of dist was emptied', async () => {
    for (const folder of [slug, other, 'platform']) {
      stage().bed.repository.write(`${dist}/${folder}/manifests.yaml`, '');
    }
    await merged('only husks');
  });

  it('after a claim was removed from the manifests', async () => {
    keep((text) => !text.includes('kind: PersistentVolumeClaim'));
    await merged('no claim');
  });

  it('after a sync with prune was asked for by hand, without the claims and the namespace', async () => {
    keep((text) => text.includes('kind: ConfigMap'));
    const revision = stage().bed.repository.commit('almost nothing');
    await stage().applications.giveUp(slug);
    await stage().applications.sync(slug, { prune: true });
    await settledDown(revision);

    // What was only fetched out of the vault goes, and comes back with the rest.
    const lasting = before.filter((line) => !line.startsWith(`${namespace} Secret `));
    expect(await possessionsOf(stage(), slugs)).toEqual(expect.arrayContaining(lasting));
  });

  it('after an older commit was brought back', async () => {
    const { repository } = stage().bed;
    repository.remove(`${dist}/${other}`);
    repository.remove(`${dist}/argocd/apps/${other}.yaml`);
    const older = repository.commit('before there was another');
    repository.restore(good, 'as it was');
    repository.restore(older, 'a revert too far');
    await consequences();
  });

  it('after the slug of an instance was changed', async () => {
    const { folder } = stage().bed.repository;
    const move = (from: string, to: string) => renameSync(join(folder, from), join(folder, to));
    move(`${dist}/${slug}`, `${dist}/renamed`);
    move(`${dist}/argocd/apps/${slug}.yaml`, `${dist}/argocd/apps/renamed.yaml`);
    for (const file of [`${dist}/renamed/manifests.yaml`, `${dist}/argocd/apps/renamed.yaml`]) {
      replaceIn(file, [[slug, 'renamed']]);
    }
    await merged('another slug');
  });

  it('after the slugs of two instances were exchanged', async () => {
    for (const folder of [slug, other]) {
      replaceIn(`${dist}/${folder}/manifests.yaml`, [
        [slug, '\0'],
        [other, slug],
        ['\0', other],
      ]);
    }
    await merged('exchanged');
  });

  it('after a merge that gives two Applications the same namespace', async () => {
    replaceIn(manifests, [[slug, other]]);
    replaceIn(`${dist}/argocd/apps/${slug}.yaml`, [[namespace, `eln-${other}`]]);
    await merged('two in one');
  });

  it('after every Secret and ExternalSecret was deleted', async () => {
    await deleteAll(externalSecretKind);
    await deleteAll(secretKind);
    await expect.poll(() => possessionsOf(stage(), slugs), { timeout: 60_000 }).toEqual(before);
  });

  it.each([
    ['the namespace', { apiVersion: 'v1', kind: 'Namespace', name: namespace }],
    ['a claim', { ...claimKind, namespace, name: 'database' }],
    ['an escrow', { ...pushSecretKind, namespace, name: 'secret-key' }],
  ])(
    'after %s was to be deleted by hand: neither GitOps nor an administrator may',
    async (_, what) => {
      const { kubernetes } = stage().bed;

      const gitops = await refusalOf(kubernetes.as(gitopsUser).delete(what));
      const administrator = await refusalOf(kubernetes.delete(what));

      expect(gitops.message).toContain('cannot delete resource');
      expect(administrator.message).toContain('eln-guard-deletion');
      await consequences();
    },
  );

  async function deleteAll(kind: Kind): Promise<void> {
    const { kubernetes } = stage().bed;
    for (const { metadata } of await kubernetes.list(kind, namespace)) {
      // Its controller may have been quicker.
      await kubernetes.delete({ ...kind, namespace, name: metadata.name }).catch(unlessGone);
    }
  }
});

function unlessGone(error: unknown): void {
  if (!isNotFound(error)) throw error;
}
