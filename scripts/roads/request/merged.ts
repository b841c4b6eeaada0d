import { kindMerged } from '../../../generators/request/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';

/** The notebook that an issue has made or changed, as the base branch has it. */
export function mergedInto(number: number, fleet: readonly Instance[]): Instance | undefined {
  return fleet.find((instance) => kindMerged(number, instance) !== undefined);
}

/** Whether what an issue asked for stands on the base branch. */
export function isMerged(number: number, fleet: readonly Instance[]): boolean {
  return mergedInto(number, fleet) !== undefined;
}
