import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';

/**
 * Id of the cluster that takes data of this nature: the first that is set aside for
 * restricted zones, or else the first that is not; for health data one that is certified,
 * if there is one. Undefined where the platform has none.
 */
export function clusterFor(
  classification: Instance['classification'],
  { clusters }: Platform,
): string | undefined {
  const isZone = classification.kind === 'restricted-zone';
  const fitting = Object.values(clusters).filter(({ restricted }) => restricted === isZone);
  const isHealth = classification.kind === 'personal-data' && classification.health !== undefined;
  const certified = fitting.find(({ healthCertificate }) => healthCertificate !== undefined);
  return ((isHealth ? certified : undefined) ?? fitting[0])?.id;
}
