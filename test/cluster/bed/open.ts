import type { Bed } from './bed.ts';
import { useCluster } from './existing.ts';
import { type BedOptions, startBed } from './own.ts';

/** The cluster that `FLEET_KUBECONFIG` names, or else a bed of our own. */
export async function openBed(options: BedOptions): Promise<Bed> {
  const kubeconfig = process.env['FLEET_KUBECONFIG'];
  if (kubeconfig === undefined || kubeconfig === '') return startBed(options);
  return useCluster(kubeconfig, options);
}
