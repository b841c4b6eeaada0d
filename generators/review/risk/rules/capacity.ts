import type { Capacity } from '../../../../lib/platform/index.ts';
import { hundredth } from '../../cost/amounts.ts';
import { capacityOf } from '../../cost/capacity.ts';
import { quantity } from '../../cost/quantity.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { at } from '../../manifest/value.ts';
import type { Amounts } from '../../report-cost.ts';
import { eachChange } from '../look/hit.ts';
import { kindOf } from '../look/sides.ts';
import type { Hit, Rule } from '../rule.ts';

/** One instance alone may take more than the whole cluster has. */
export const quotaAboveCapacity: Rule = {
  id: 'quota-above-capacity',
  level: 'block',
  finds: 'A quota admits more than its cluster has, by lib/platform/capacity.json.',
  reason: 'The quota no longer protects the neighbours: it is reached after the cluster is full.',
  fix: 'Lower the quota, or correct the capacity of the cluster first.',
  find: eachChange((change, comparison) => {
    const capacity = capacityOf(change.owner.cluster, comparison.source);
    if (capacity === undefined || kindOf(change) !== 'ResourceQuota') return [];
    return bounds(capacity).flatMap((bound) => {
      const is = admitted(change.after, bound);
      if (is <= bound.most || is <= admitted(change.before, bound)) return [];
      return [
        `The quota admits ${hundredth(is)} ${bound.unit} of ${bound.word}; the cluster has ${bound.most}.`,
      ];
    });
  }),
};

/** All instances together. */
export const capacityExceeded: Rule = {
  id: 'capacity-exceeded',
  level: 'block',
  finds:
    'The requests of all instances of a cluster rise above what it has, by lib/platform/capacity.json.',
  reason: 'The last pods to come find no node: an upgrade stops half-way, with notebooks down.',
  fix: 'Place the instance elsewhere, make others smaller, or have the cluster grow first.',
  find: (comparison) =>
    comparison.cost.clusters.flatMap(({ cluster, before, after, capacity }): Hit[] => {
      if (capacity === null || after === null) return [];
      const over = bounds(capacity).filter(({ amount, most }) => {
        return amount(after) > most && (before === null || amount(after) > amount(before));
      });
      if (over.length === 0) return [];
      const said = over.map(({ word, unit, amount, most }) => {
        return `${hundredth(amount(after))} of ${most} ${unit} of ${word}`;
      });
      const instances = comparison.cost.instances
        .filter((line) => line.cluster === cluster)
        .map(({ instance }) => instance);
      return [{ object: cluster, instances, message: `It would ask for ${said.join(', ')}.` }];
    }),
};

// --- internal ---

interface Bound {
  readonly word: string;
  readonly unit: string;
  readonly most: number;
  readonly amount: (amounts: Amounts) => number;
  /** Names in a quota, and how many of its base units are one of ours. */
  readonly quota: readonly string[];
  readonly per: number;
}

function bounds({ vcpu, memoryGi, storageGi, objects }: Capacity): readonly Bound[] {
  return [
    {
      word: 'processors',
      unit: 'vCPU',
      most: vcpu,
      amount: ({ cpuRequest }) => cpuRequest / 1000,
      quota: ['cpu', 'requests.cpu', 'limits.cpu'],
      per: 1,
    },
    {
      word: 'memory',
      unit: 'Gi',
      most: memoryGi,
      amount: ({ memoryRequest }) => memoryRequest / 1024,
      quota: ['memory', 'requests.memory', 'limits.memory'],
      per: 2 ** 30,
    },
    {
      word: 'storage',
      unit: 'Gi',
      most: storageGi,
      amount: ({ storage }) => storage,
      quota: ['requests.storage'],
      per: 2 ** 30,
    },
    {
      word: 'the API server',
      unit: 'objects',
      most: objects,
      amount: (amounts) => amounts.objects,
      quota: [],
      per: 1,
    },
  ];
}

/** The most that a quota admits under any of these names, in our unit. */
function admitted(quota: Manifest | undefined, { quota: names, per }: Bound): number {
  const hard = names.map((name) => quantity(at(quota?.body, 'spec', 'hard', name)) ?? 0);
  return Math.max(0, ...hard) / per;
}
