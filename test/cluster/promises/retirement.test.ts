import { describe, expect, it } from 'vitest';
import type { Instance } from '../../../lib/instance/index.ts';
import { states } from '../../../lib/instance/index.ts';
import { label } from '../../../lib/kubernetes/index.ts';
import { claimKind, volumeKind } from '../bed/actor/kubelet/volumes.ts';
import { pushSecretKind } from '../bed/actor/secrets/push-secret.ts';
import { gitopsUser } from '../bed/argocd/accounts.ts';
import type { Kind, Live } from '../bed/client/index.ts';
import { changeInstance } from '../bed/fleet-tree.ts';
import { until } from '../bed/until.ts';
import { useSmallFleet } from '../small-fleet.ts';
import { possessionsOf } from './possessions.ts';
import { refusalOf } from './refusal.ts';

const slug = 'alico';
const namespace = `eln-${slug}`;
const home = { apiVersion: 'v1', kind: 'Namespace', name: namespace };
/** The states that git leads an instance into while its manifests are there. */
const livingStates = states.filter((state) => state !== 'active' && state !== 'destroyed');
/** What the last step of the road takes away, in its order. */
const remains: readonly Kind[] = [pushSecretKind, claimKind, volumeKind];

interface Volume extends Live {
  readonly status?: { readonly phase?: string };
  readonly spec: { readonly claimRef?: { readonly namespace: string } };
}

/** Promise 4, the one way through: state by state, and at its end a person with the break-glass identity. */
describe('an instance that is retired', () => {
  const stage = useSmallFleet('ouest', [slug]);
  /** Whoever holds the break-glass identity, with no right but its own. */
  const person = () => {
    const { bed, cluster } = stage();
    return bed.kubernetes.as('a person', [cluster.identities.breakGlassGroup]);
  };

  it('cannot jump to the end, whoever asks', async () => {
    const { kubernetes } = stage().bed;
    const labels = { [label.state]: 'destroyed' };

    const refusal = await refusalOf(kubernetes.patch(home, { metadata: { labels } }));

    expect(refusal.message).toContain('changes one step at a time');
  });

  it.each(livingStates)('keeps all its data in state %s', async (state) => {
    const { applications, bed } = stage();
    const before = await possessionsOf(stage(), [slug]);

    await changeInstance(bed.repository, slug, (instance) => passedInto(instance, state));
    const revision = bed.repository.commit(`${slug} is ${state}`);
    await applications.settled([slug], revision, 120);

    const { metadata } = await bed.kubernetes.get(home);
    expect(metadata.labels?.[label.state]).toBe(state);
    expect(await possessionsOf(stage(), [slug])).toEqual(before);
  });

  it('keeps all its data when its file says destroyed and its manifests have gone', async () => {
    const { applications, bed } = stage();
    const before = await possessionsOf(stage(), [slug]);

    await changeInstance(bed.repository, slug, (instance) => passedInto(instance, 'destroyed'));
    bed.repository.remove(`dist/ouest/${slug}`);
    bed.repository.remove(`dist/ouest/argocd/apps/${slug}.yaml`);
    const revision = bed.repository.commit(`${slug} is destroyed`);
    await applications.seen(['root', slug], revision, 60);

    const { metadata } = await bed.kubernetes.get(home);
    expect(metadata.labels?.[label.state]).toBe('archived');
    expect(await possessionsOf(stage(), [slug])).toEqual(before);
  });

  it('cannot be taken away before it is marked, nor be marked by anybody else', async () => {
    const { kubernetes } = stage().bed;

    const early = await refusalOf(person().delete(home));
    const gitops = await refusalOf(kubernetes.as(gitopsUser).delete(home));

    expect(early.message).toContain('eln-guard-deletion');
    expect(gitops.message).toContain('cannot delete resource');
  });

  it('is marked and taken away by a person with the break-glass identity', async () => {
    const { kubernetes } = stage().bed;
    const labels = { [label.state]: 'destroyed' };

    await person().patch(home, { metadata: { labels } });
    const administrator = await refusalOf(kubernetes.delete(home));
    for (const kind of remains) {
      const objects = await until(`every ${kind.kind} may go`, 30, () => ripe(kind));
      for (const { metadata } of objects) await person().delete({ ...kind, ...metadata });
    }
    await person().delete(home);

    expect(administrator.message).toContain('eln-guard-deletion');
    await until(
      'the namespace is gone',
      30,
      async () => (await kubernetes.find(home)) === undefined,
    );
    for (const kind of remains) expect(await belonging(kind)).toEqual([]);
  });

  /** What belongs to the instance, once all of it may go: volumes when their claims have gone. */
  async function ripe(kind: Kind): Promise<readonly Live[] | undefined> {
    const objects = await belonging(kind);
    if (kind !== volumeKind) return objects;
    const released = (objects as readonly Volume[]).every(
      ({ status }) => status?.phase === 'Released',
    );
    return released ? objects : undefined;
  }

  async function belonging(kind: Kind): Promise<readonly Live[]> {
    const { kubernetes } = stage().bed;
    if (kind !== volumeKind) return kubernetes.list(kind, namespace);
    const volumes = await kubernetes.list<Volume>(kind);
    return volumes.filter(({ spec }) => spec.claimRef?.namespace === namespace);
  }
});

/** The instance as the file says it after a passage; a year lies between two of them. */
function passedInto(instance: Instance, state: Instance['state']): Instance {
  const year = 2026 + states.indexOf(state);
  return { ...instance, state, history: [...instance.history, { state, on: `${year}-12-01` }] };
}
