import { FleetError } from '../base/index.ts';
import type {
  Cluster,
  ElabftwRelease,
  MysqlRelease,
  Platform,
  Policy,
  ServiceLevelId,
  Size,
} from '../platform/index.ts';
import { clusterOf } from './place.ts';
import type { Instance } from './schema/instance.ts';

/** An instance with every default settled and every name on the platform looked up. */
export interface Resolved {
  readonly instance: Instance;
  readonly slug: string;
  readonly cluster: Cluster;
  readonly size: Size;
  readonly elabftw: ElabftwRelease;
  readonly mysql: MysqlRelease;
  /** Template switches of its ring that are on. */
  readonly switches: ReadonlySet<string>;
  /** Host name at which it answers. */
  readonly host: string;
  /** Kubernetes namespace that holds it, and nothing else. */
  readonly namespace: string;
  readonly storage: ResolvedStorage;
  readonly database: ResolvedDatabase;
  readonly serviceLevel: ServiceLevelId;
  readonly policy: Policy;
}

export type ResolvedStorage =
  | { readonly kind: 'volume'; readonly filesGi: number }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      readonly credentials: string;
    };

export type ResolvedDatabase =
  | { readonly kind: 'dedicated'; readonly sizeGi: number }
  | {
      readonly kind: 'external';
      readonly host: string;
      readonly port: number;
      readonly name: string;
      readonly ca: string;
    };

/**
 * Settles what a managed instance leaves out:
 * - `host`: `<slug>.<domain of its cluster>` (design, one wildcard certificate a cluster);
 * - `storage`: a volume of the size's default; `database`: a MySQL of its own (facts/database.md E.2, E.3);
 * - `serviceLevel`: silver in production, bronze in a sandbox (facts/service.md C);
 * - `policy`: the institute's, part by part; two-factor login for everyone where the audience
 *   brings local accounts (facts/service.md B.5).
 *
 * @throws {FleetError} `INSTANCE_NOT_MANAGED`, or `PLATFORM_UNKNOWN` when a name is not on the platform.
 */
export function resolveInstance(instance: Instance, platform: Platform): Resolved {
  const where = `instances/${instance.slug}.ts`;
  if (instance.scenario !== 'managed' || instance.product.name !== 'elabftw') {
    throw new FleetError({
      code: 'INSTANCE_NOT_MANAGED',
      what: 'Only a managed eLabFTW has manifests.',
      where,
      fix: 'Set scenario to managed, or use fleet bundle.',
    });
  }
  const cluster = known(clusterOf(instance, platform), `${where} cluster`);
  const ring = known(instance.ring && platform.rings[instance.ring], `${where} ring`);
  const size = platform.sizes[instance.size];
  const version = instance.pin?.release ?? ring.elabftw;
  return {
    instance,
    slug: instance.slug,
    cluster,
    size,
    elabftw: known(
      platform.releases.elabftw.find((release) => release.version === version),
      `${where} pin`,
    ),
    mysql: known(
      platform.releases.mysql.find((release) => release.version === ring.mysql),
      `lib/platform/rings.json ${instance.ring}.mysql`,
    ),
    switches: new Set(Object.keys(ring.switches).filter((name) => ring.switches[name] === true)),
    host: instance.host ?? `${instance.slug}.${cluster.domain}`,
    namespace: namespaceOf(instance.slug),
    storage: storageOf(instance, size),
    database: databaseOf(instance, size),
    serviceLevel: instance.serviceLevel ?? (instance.stage === 'production' ? 'silver' : 'bronze'),
    policy: policyOf(instance, platform),
  };
}

/** `eln-<slug>`: a prefix by which cluster-wide rules know an instance's namespace. */
export function namespaceOf(slug: string): string {
  return `eln-${slug}`;
}

// --- internal ---

function storageOf({ storage }: Instance, size: Size): ResolvedStorage {
  if (storage?.kind === 's3') return storage;
  return { kind: 'volume', filesGi: storage?.filesGi ?? size.storage.filesGi };
}

function databaseOf({ database }: Instance, size: Size): ResolvedDatabase {
  if (database?.kind === 'external') return { ...database, port: database.port ?? 3306 };
  return { kind: 'dedicated', sizeGi: database?.sizeGi ?? size.storage.databaseGi };
}

/** The institute’s policy, narrowed by the instance, part by part. */
export function policyOf({ audience, policy }: Instance, platform: Platform): Policy {
  const { mfa, timestamp, signature } = platform.policy;
  const isLocal = platform.audiences[audience].localAccounts;
  return {
    mfa: policy?.mfa ?? (isLocal ? { ...mfa, level: 'everyone' } : mfa),
    timestamp: policy?.timestamp ?? timestamp,
    signature: policy?.signature ?? signature,
  };
}

function known<T>(value: T | undefined, where: string): T {
  if (value !== undefined) return value;
  throw new FleetError({
    code: 'PLATFORM_UNKNOWN',
    what: 'This name is not on the platform.',
    where,
    fix: 'Use a name that lib/platform has, or add it there.',
  });
}
