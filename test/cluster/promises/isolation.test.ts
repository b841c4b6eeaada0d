import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { describe as told } from '../bed/argocd/application.ts';
import { referenceTo } from '../bed/client/index.ts';
import { useSmallFleet } from '../small-fleet.ts';

const slug = 'alico';
const other = 'sobrible';
const manifests = `dist/ouest/${slug}/manifests.yaml`;

/** What a bad merge might put among the objects of an instance, and who refuses it. */
const strangers: readonly (readonly [string, KubernetesObject, string])[] = [
  [
    'a right over the cluster',
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'stranger' },
    },
    // Argo CD may not even look whether there is one.
    'is forbidden',
  ],
  ['an object in another instance', configMap(`eln-${other}`), 'not permitted in project'],
  ['an object beside Argo CD', configMap('argocd'), 'not permitted in project'],
  [
    'a Secret of its own',
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'stranger', namespace: `eln-${slug}` } },
    'is forbidden',
  ],
  [
    'another namespace',
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'eln-stranger' } },
    'not permitted in project',
  ],
];

/** Promise 8, first half: an instance's manifests reach no further than the instance. */
describe('the manifests of an instance', () => {
  const stage = useSmallFleet('ouest', [slug, other]);
  let good = '';

  beforeAll(() => {
    good = stage().bed.repository.head();
  });

  afterEach(async () => {
    const { applications, bed } = stage();
    const revision = bed.repository.restore(good, 'put right');
    await applications.giveUp(slug);
    await applications.settled(['root', slug], revision, 90);
  });

  it.each(strangers)('cannot bring %s', async (_, object, refusal) => {
    const { applications, bed } = stage();
    bed.repository.write(manifests, `${bed.repository.read(manifests)}---\n${stringify(object)}`);
    const revision = bed.repository.commit('a stranger');

    await applications.seen([slug], revision, 60);

    expect(told(await applications.get(slug))).toContain(refusal);
    expect(await bed.kubernetes.find(referenceTo(object))).toBeUndefined();
  });
});

function configMap(namespace: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'stranger', namespace } };
}
