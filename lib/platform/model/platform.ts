import type { Capacities, Prices } from './capacity.ts';
import type { Cluster } from './cluster.ts';
import type { Institute } from './institute.ts';
import type {
  Audience,
  AudienceId,
  Granularity,
  Policy,
  TimestampAuthority,
  TimestampId,
} from './policy.ts';
import type { Releases, Rings } from './release.ts';
import type { ServiceLevels } from './service-level.ts';
import type { Size, SizeId } from './size.ts';

/**
 * Where instances live. A value that is passed to whoever needs it, so that the
 * same code renders another institute's fleet from another value.
 */
export interface Platform {
  readonly institute: Institute;
  readonly clusters: Readonly<Record<string, Cluster>>;
  /** What each cluster may give to notebooks. */
  readonly capacity: Capacities;
  readonly prices: Prices;
  readonly sizes: Readonly<Record<SizeId, Size>>;
  readonly releases: Releases;
  readonly rings: Rings;
  readonly audiences: Readonly<Record<AudienceId, Audience>>;
  /** Only those that the institute allows. */
  readonly timestampAuthorities: Readonly<Partial<Record<TimestampId, TimestampAuthority>>>;
  readonly policy: Policy;
  readonly granularity: Granularity;
  readonly serviceLevels: ServiceLevels;
}
