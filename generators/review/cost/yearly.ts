import type { Prices } from '../../../lib/platform/index.ts';
import type { Amounts, CostLine, YearlyCost } from '../report-cost.ts';
import { hundredth } from './amounts.ts';

/** What a year of these requests costs, in the currency of the prices. Limits cost nothing: nobody keeps them free. */
export function yearly(
  { cpuRequest, memoryRequest, storage }: Amounts,
  { vcpuYear, memoryGiYear, storageGiYear }: Prices,
): number {
  return hundredth(
    (cpuRequest / 1000) * vcpuYear +
      (memoryRequest / 1024) * memoryGiYear +
      storage * storageGiYear,
  );
}

/** The same for several clusters together; null without prices. */
export function yearlyCost(
  clusters: readonly CostLine[],
  change: Amounts,
  prices: Prices | undefined,
): YearlyCost | null {
  if (prices === undefined) return null;
  const total = (side: 'before' | 'after') => {
    const amounts = clusters.map((cluster) => cluster[side]);
    if (amounts.some((one) => one === null)) return null;
    return hundredth(
      amounts.reduce((sum, one) => sum + (one === null ? 0 : yearly(one, prices)), 0),
    );
  };
  return { before: total('before'), after: total('after'), change: yearly(change, prices), prices };
}
