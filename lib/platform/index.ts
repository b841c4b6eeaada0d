/**
 * Where instances live. To adopt this repository, another institute edits the
 * data files of this room and nothing else.
 */
import { audiences } from './audiences.ts';
import { clusters } from './clusters.ts';
import { institute } from './institute.ts';
import { type Platform, releasesSchema, ringsSchema } from './model/index.ts';
import { granularity, policy } from './policy.ts';
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
  sizes,
  releases: releasesSchema.parse(releases),
  rings: ringsSchema.parse(rings),
  audiences,
  timestampAuthorities,
  policy,
  granularity,
  serviceLevels,
};
