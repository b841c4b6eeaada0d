import type { Identity } from '../../lib/forge/index.ts';
import type { Platform } from '../../lib/platform/index.ts';

/** Who signs the commits that the fleet makes: the service, under the institute's own domain. */
export function identity({ institute }: Platform): Identity {
  return { name: 'eln-fleet', mail: `eln-fleet@${institute.domain}` };
}
