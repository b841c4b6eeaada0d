import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { argocdNamespace } from '../bed/argocd/accounts.ts';
import { type Application, applicationKind, describe as told } from '../bed/argocd/application.ts';
import { referenceTo } from '../bed/client/index.ts';
import { readManifests } from '../bed/manifests.ts';
import { bootstrap } from '../bed/stage.ts';
import { useSmallFleet } from '../small-fleet.ts';
import { refusalOf } from './refusal.ts';

const slugs = ['alico', 'sobrible'] as const;
const [slug, other] = slugs;
const manifests = `dist/ouest/${slug}/manifests.yaml`;
const deployment = `dist/ouest/argocd/apps/${slug}.yaml`;

/** Two walls: what Argo CD's identity may even look at, and what the project admits. */
const byRights = 'is forbidden: User';
const byProject = 'is not permitted in project';

/** Promise 8: an instance's Application stays in its own namespace, with listed kinds, from one repository. */
describe('the Application of an instance', () => {
  const stage = useSmallFleet('ouest', slugs);

  const strangers: readonly (readonly [string, KubernetesObject, string])[] = [
    [
      'a ClusterRole',
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'too-much' },
      },
      byRights,
    ],
    [
      'a Secret',
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'own', namespace: `eln-${slug}` } },
      byRights,
    ],
    [
      'another namespace',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'eln-invented' } },
      byProject,
    ],
    [
      'anything in another instance’s namespace',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'stray', namespace: `eln-${other}` },
      },
      byProject,
    ],
    [
      'anything beside Argo CD',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'stray', namespace: argocdNamespace },
      },
      byProject,
    ],
  ];

  it.each(strangers)('is refused %s by Argo CD itself', async (_, stranger, reason) => {
    const { bed, applications } = stage();
    const before = bed.repository.read(manifests);
    bed.repository.write(manifests, `${before}---\n${JSON.stringify(stranger)}\n`);
    bed.repository.commit('a stranger');

    try {
      await applications.refresh(slug);
      const refused = (each: Application) => told(each).includes(reason);
      await applications.until([slug], 30, refused, 'refused');

      expect(await bed.kubernetes.find(referenceTo(stranger))).toBeUndefined();
    } finally {
      await asItWas(before);
    }
  });

  it.each([
    ['a built-in kind', 'NetworkPolicy', /^spec:$/m, 'spec:\n  podSelektor: {}'],
    ['a custom kind', 'HTTPRoute', /^spec:$/m, 'spec:\n  hostnamen: []'],
  ])('is refused a field that %s does not have, and says which', async (_, kind, place, text) => {
    const { applications, bed } = stage();
    const before = bed.repository.read(manifests);
    const spoiled = before
      .split(/^---$/m)
      .map((document) =>
        document.includes(`kind: ${kind}\n`) ? document.replace(place, text) : document,
      );
    bed.repository.write(manifests, spoiled.join('---'));
    bed.repository.commit('a field that is misspelt');

    try {
      await applications.refresh(slug);
      const refused = (each: Application) => told(each).includes('field not declared in schema');
      await applications.until([slug], 60, refused, 'refused');

      expect(told(await applications.get(slug))).toContain(text.split(/[\s:]+/)[1]);
    } finally {
      await asItWas(before);
    }
  });

  it.each([
    ['from another repository', { source: { repoURL: 'https://git.example/other.git' } }],
    ['to another instance’s namespace', { destination: { namespace: `eln-${other}` } }],
    ['by another instance’s project', { project: `eln-${other}` }],
    ['by platform’s project', { project: 'platform' }],
    ['from another instance’s folder', { source: { path: `dist/ouest/${other}` } }],
  ])('is refused by the API server to deploy %s, even to its administrator', async (_, spec) => {
    const application = { ...applicationKind, namespace: argocdNamespace, name: slug };

    const refusal = await refusalOf(stage().bed.kubernetes.patch(application, { spec }));

    expect(refusal.message).toContain('eln-guard-applications');
  });

  it('is refused by Argo CD when its project does not know the repository', async () => {
    const { bed, applications } = stage();
    const source = { repoURL: 'https://git.example/other.git', path: '.', targetRevision: 'HEAD' };
    const server = 'https://kubernetes.default.svc';
    // No instance, as the guard sees it: what stands in the way is the project alone.
    const stray = {
      ...applicationKind,
      metadata: { name: 'stray', namespace: argocdNamespace },
      spec: { project: 'root', source, destination: { server, namespace: argocdNamespace } },
    };

    await bed.kubernetes.apply(stray, { manager: 'test' });
    const refused = (each: Application) => told(each).includes('InvalidSpecError');
    await applications.until(['stray'], 60, refused, 'refused');

    expect(told(await applications.get('stray'))).toContain('not permitted in project');
    await bed.kubernetes.delete(referenceTo(stray));
  });

  it('does not reach another instance by a merge that rewrites project and Application', async () => {
    const { bed, applications } = stage();
    const before = bed.repository.read(deployment);
    const project = () =>
      bed.kubernetes.get({
        ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject' },
        ...{ namespace: argocdNamespace, name: `eln-${slug}` },
      });
    const live = await project();
    bed.repository.write(
      deployment,
      before.replaceAll(`namespace: eln-${slug}`, `namespace: eln-${other}`),
    );
    bed.repository.commit('a bad merge');

    await applications.refresh('root');
    await applications.until(
      ['root'],
      90,
      (each) => JSON.stringify(each.status).includes('eln-guard-applications'),
      'refused',
    );

    expect((await project()).metadata.generation).toBe(live.metadata.generation);
    bed.repository.write(deployment, before);
    const revision = bed.repository.commit('as it was');
    await applications.giveUp('root');
    await bootstrap(stage());
    await applications.refresh('root');
    await applications.settled(['root', ...slugs], revision, 90);
  });

  /** Argo CD may just have begun another try of the bad commit: the next one comes within a minute. */
  async function asItWas(before: string): Promise<void> {
    const { applications, bed } = stage();
    bed.repository.write(manifests, before);
    const revision = bed.repository.commit('as it was');
    await applications.giveUp(slug);
    await applications.refresh(slug);
    await applications.settled([slug], revision, 150);
  }

  it('has a project of its own, beside it in git', () => {
    const { folder } = stage().bed.repository;
    const kinds = readManifests(join(folder, deployment)).map(({ kind }) => kind);

    expect(kinds).toEqual(['AppProject', 'Application']);
  });
});
