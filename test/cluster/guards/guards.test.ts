import { beforeAll, describe, expect, it } from 'vitest';
import {
  guardPolicies,
  guardPrefix,
  guards,
} from '../../../lib/kubernetes/cluster/guards/index.ts';
import { label } from '../../../lib/kubernetes/labels.ts';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { platform } from '../../../lib/platform/index.ts';
import { type Live, referenceTo } from '../bed/client/index.ts';
import { clusterNamed } from '../bed/fleet.ts';
import { until } from '../bed/until.ts';
import { refusalOf } from '../promises/refusal.ts';
import { useStage } from '../stage.ts';
import { almighty, ordinary } from './identities.ts';
import { changing, deleting, type Row } from './row.ts';
import { applicationRows, crooked } from './rows/applications.ts';
import { contentRows } from './rows/content.ts';
import { deletionRows } from './rows/deletion.ts';
import { stateRows } from './rows/state.ts';
import { elsewhere, namespaceOf, podsOfScene, refer, sceneOf, volumesOf } from './scene.ts';

interface Policy extends Live {
  readonly metadata: Live['metadata'] & { readonly generation: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly typeChecking?: {
      readonly expressionWarnings?: readonly { readonly warning: string }[];
    };
  };
}

interface Volume extends Live {
  readonly status?: { readonly phase?: string };
}

const cluster = clusterNamed('ouest');
const all = guards(cluster, platform);
const rows: readonly Row[] = [
  ...deletionRows(),
  ...stateRows(),
  ...contentRows(cluster),
  ...applicationRows(cluster),
];

/** Promise 8: what each guard lets pass and what it refuses, by the API server itself. */
describe('the guards', () => {
  const stage = useStage('ouest');
  const kubernetes = () => stage().bed.kubernetes;

  beforeAll(async () => {
    const apply = async (object: KubernetesObject) =>
      kubernetes().apply(object, { manager: 'test' });
    for (const object of [...sceneOf(cluster), crooked]) await apply(object);
    await apply({
      ...{ apiVersion: 'v1', kind: 'Secret' },
      metadata: { name: 'existing', namespace: elsewhere },
    });
    await until('pods may be made', 30, () =>
      Promise.all(podsOfScene().map(apply)).catch(() => undefined),
    );
    await until('the volumes have their phases', 30, async () => {
      const phase = async (name: string) =>
        (await kubernetes().get<Volume>(refer.volume(name))).status?.phase;
      const { held, released } = volumesOf(namespaceOf('destroyed'));
      return (await phase(held)) === 'Available' && (await phase(released)) === 'Released';
    });
    for (const object of guardPolicies(cluster, platform)) await apply(object);
    await until('every guard stands', 60, async () => {
      const [first] = rows.filter(({ guard, passes }) => guard === 'volume' && !passes);
      const answer = await first?.request(almighty(kubernetes(), cluster, first.who)).catch(String);
      return String(answer).includes(guardPrefix);
    });
  });

  it('are each tried with what must pass and with what must fail', () => {
    const tried = (passes: boolean) =>
      new Set(rows.filter((row) => row.passes === passes).map(({ guard }) => guard));
    const names = all.map(({ name }) => name).sort();

    expect([...tried(true)].sort()).toEqual(names);
    expect([...tried(false)].sort()).toEqual(names);
  });

  it('are written in CEL that the API server has no doubt about', async () => {
    for (const policy of guardPolicies(cluster, platform).filter(isPolicy)) {
      const checked = await until(`${policy.metadata.name} is checked`, 30, async () => {
        const live = await kubernetes().get<Policy>(referenceTo(policy));
        return live.status?.observedGeneration === live.metadata.generation ? live : undefined;
      });

      expect(checked.status?.typeChecking?.expressionWarnings ?? []).toEqual([]);
    }
  });

  describe.each(all.map(({ name }) => name))('%s', (name) => {
    const messages = all.find((guard) => guard.name === name)?.validations ?? [];
    const titled = rows
      .filter(({ guard }) => guard === name)
      .map(
        (row) => [`${row.passes ? 'lets pass' : 'refuses'}: ${row.who} ${row.asks}`, row] as const,
      );

    it.each(titled)('%s', async (_, { passes, who, request }) => {
      const attempt = request(almighty(kubernetes(), cluster, who));
      if (passes) {
        await attempt;
        return;
      }
      const { message } = await refusalOf(attempt);

      expect(message).toContain(`'${guardPrefix}${name}'`);
      // For a reason, and not because an expression broke.
      expect(messages.filter((validation) => message.includes(validation.message))).toHaveLength(1);
    });
  });

  it('leave break-glass, with its own rights alone, the last steps of retirement', async () => {
    const breakGlass = ordinary(kubernetes(), cluster, 'break-glass');
    const namespace = namespaceOf('destroyed');
    const mark = { metadata: { labels: { [label.state]: 'destroyed' } } };

    await changing(refer.namespace(namespaceOf('archived')), mark)(breakGlass);
    await deleting(refer.push(namespace))(breakGlass);
    await deleting(refer.claim(namespace))(breakGlass);
    await deleting(refer.namespace(namespace))(breakGlass);
    await deleting(refer.volume(volumesOf(namespace).released))(breakGlass);
  });
});

// --- internal ---

function isPolicy({ kind }: KubernetesObject): boolean {
  return kind === 'ValidatingAdmissionPolicy';
}
