import type { Programs } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';
import { openCloningObjects } from './opencloning.ts';
import { redisObjects } from './redis.ts';

export { openCloningPlace, openCloningUrl } from './opencloning.ts';
export { redisPlace } from './redis.ts';

/** The optional parts that the instance's ring has switched on. */
export function partObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  return [
    ...(resolved.switches.has('redis') ? redisObjects(resolved, platform, programs) : []),
    ...(resolved.switches.has('opencloning') ? openCloningObjects(resolved, platform) : []),
  ];
}
