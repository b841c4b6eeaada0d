import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { platform } from '../../../lib/platform/index.ts';
import { gitopsUser } from '../bed/argocd/accounts.ts';
import type { Reference } from '../bed/client/index.ts';
import { until } from '../bed/until.ts';
import { refusalOf } from '../promises/refusal.ts';
import { useStage } from '../stage.ts';
import { toyApplication, toyNamespace, toyObjects } from './toy.ts';

const stage = useStage('confine');

const after: Reference = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: toyNamespace,
  name: 'after',
};

describe('Argo CD on the bed', () => {
  it('holds a wave back until the job before it has succeeded', async () => {
    const { actor, applications, bed } = stage();
    const letGo = actor.direct((pod) =>
      pod.metadata.namespace === toyNamespace ? 'hold' : undefined,
    );
    const documents = toyObjects().map((object) => stringify(object));
    bed.repository.write('toy/all.yaml', documents.join('---\n'));
    const revision = bed.repository.commit('a toy');

    for (const object of toyApplication(platform.institute.argocd.repoUrl, 'toy')) {
      await bed.kubernetes.apply(object, { manager: 'test' });
    }
    await until('the job has its pod', 60, async () => {
      const pods = await bed.kubernetes.list({ apiVersion: 'v1', kind: 'Pod' }, toyNamespace);
      return pods.length === 1;
    });
    await sleep(2000);

    expect(await bed.kubernetes.find(after)).toBeUndefined();
    letGo();
    await applications.settled(['toy'], revision, 60);
    expect(await bed.kubernetes.find(after)).toBeDefined();
  });

  it('deploys what was committed since, and prunes what went', async () => {
    const { applications, bed } = stage();
    const left = toyObjects().filter(({ metadata }) => metadata.name !== 'after');
    bed.repository.write('toy/all.yaml', left.map((object) => stringify(object)).join('---\n'));
    const revision = bed.repository.commit('less of it');

    await applications.refresh('toy');
    await applications.settled(['toy'], revision, 60);

    expect(await bed.kubernetes.find(after)).toBeUndefined();
  });

  it('says so when the repository cannot be reached, and goes on when it can', async () => {
    const { applications, bed } = stage();
    bed.repositoryServer.pause();
    const revision = bed.repository.commit('unreachable');

    await applications.refresh('toy');
    await applications.until(
      ['toy'],
      60,
      ({ status }) => status?.conditions?.some(({ type }) => type === 'ComparisonError') === true,
      'unable to compare',
    );
    bed.repositoryServer.resume();
    await applications.refresh('toy');

    await applications.settled(['toy'], revision, 60);
  });
});

describe('the GitOps identity', () => {
  it.each([
    ['a namespace', { apiVersion: 'v1', kind: 'Namespace', name: toyNamespace }],
    ['a claim', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'any' }],
    ['a volume', { apiVersion: 'v1', kind: 'PersistentVolume', name: 'any' }],
    ['an escrow', { apiVersion: 'external-secrets.io/v1alpha1', kind: 'PushSecret', name: 'any' }],
    [
      'a guard',
      {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingAdmissionPolicy',
        name: 'any',
      },
    ],
  ])('may not delete %s', async (_, reference) => {
    const gitops = stage().bed.kubernetes.as(gitopsUser);

    const refusal = await refusalOf(gitops.delete({ namespace: toyNamespace, ...reference }));

    expect(refusal.reason).toBe('Forbidden');
  });

  it('may not write a Secret, nor give itself rights', async () => {
    const gitops = stage().bed.kubernetes.as(gitopsUser);
    const metadata = { name: 'more', namespace: toyNamespace };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata };
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata };

    const refusals = [await refusalOf(gitops.create(secret)), await refusalOf(gitops.create(role))];

    expect(refusals.map(({ reason }) => reason)).toEqual(['Forbidden', 'Forbidden']);
  });
});
