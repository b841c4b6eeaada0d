export {
  type Capacities,
  type Capacity,
  capacitySchema,
  type Prices,
  pricesSchema,
} from './capacity.ts';
export type {
  Cluster,
  ClusterNetwork,
  GatewayPlace,
  NetworkPeer,
  StoragePlace,
} from './cluster.ts';
export type { ArgoCd, ForgePlace, Institute } from './institute.ts';
export type { Platform } from './platform.ts';
export {
  type Audience,
  type AudienceId,
  audienceIds,
  externalSignatures,
  type Granularity,
  internalSignatures,
  mfaEnforcers,
  mfaLevels,
  type Policy,
  type ServiceLevelId,
  serviceLevelIds,
  type TimestampAuthority,
  type TimestampId,
  timestampIds,
  timestampRhythms,
} from './policy.ts';
export {
  type ElabftwRelease,
  type MysqlRelease,
  type PartId,
  partIds,
  type Releases,
  type RingId,
  type Rings,
  releasesSchema,
  ringIds,
  ringsSchema,
} from './release.ts';
export type { Retention, ServiceLevel, ServiceLevels } from './service-level.ts';
export { type Size, type SizeId, sizeIds, type Workload } from './size.ts';
