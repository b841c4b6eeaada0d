/**
 * Where instances live. To adopt this repository, another institute edits the
 * data files of this room and nothing else.
 */
import { audiences } from './audiences.ts';
import capacity from './capacity.json' with { type: 'json' };
import { clusters } from './clusters.ts';
import { institute } from './institute.ts';
import {
  capacitySchema,
  type Platform,
  pricesSchema,
  releasesSchema,
  ringsSchema,
} from './model/index.ts';
import { granularity, policy } from './policy.ts';
import prices from './prices.json' with { type: 'json' };
import releases from './releases.json' with { type: 'json' };
import rings from './rings.json' with { type: 'json' };
import { serviceLevels } from './service-levels.ts';
import { sizes } from './sizes.ts';
import { timestampAuthorities } from './timestamp-authorities.ts';

export { checkPlatform, memoryBesidePhpMi } from './check.ts';
export { contract, type Requirement, supported } from './contract.ts';
export * from './model/index.ts';

/** This institute's platform. */
export const platform: Platform = {
  institute,
  clusters,
  capacity: capacitySchema.parse(capacity),
  prices: pricesSchema.parse(prices),
  sizes,
  releases: releasesSchema.parse(releases),
  rings: ringsSchema.parse(rings),
  audiences,
  timestampAuthorities,
  policy,
  granularity,
  serviceLevels,
};
