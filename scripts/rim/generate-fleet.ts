import { createHash } from 'node:crypto';
import type { Instance } from '../../lib/instance/index.ts';
import {
  type AudienceId,
  type Cluster,
  type Platform,
  type RingId,
  ringIds,
  type SizeId,
  sizeIds,
} from '../../lib/platform/index.ts';

/** Most instances that can be made up: unit numbers of four digits. */
const most = 9000;

/**
 * Made-up managed instances that keep every rule of the fleet: for measuring and for
 * tests, never for service. The same number gives the same instances, and the first
 * ten of a hundred are the ten.
 *
 * @throws {RangeError} above 9,000.
 */
export function generateFleet(count: number, platform: Platform): Instance[] {
  if (count > most) throw new RangeError(`At most ${most} instances can be made up.`);
  const places = placesOf(platform);
  return Array.from({ length: count }, (_, index) => generate(index, platform, places));
}

// --- internal ---

interface Places {
  readonly open: Cluster;
  /** Undefined where the platform has no cluster for restricted zones. */
  readonly closed: Cluster | undefined;
  readonly centres: readonly string[];
}

function placesOf({ clusters, institute }: Platform): Places {
  const all = Object.values(clusters);
  const open = all.find(({ restricted }) => !restricted);
  if (open === undefined)
    throw new RangeError('The platform has no cluster for ordinary instances.');
  return {
    open,
    closed: all.find(({ restricted }) => restricted),
    centres: Object.keys(institute.centres),
  };
}

/** Shares of a real institute's fleet, roughly: one zone in 25, one sandbox in 10, most units small. */
function generate(index: number, platform: Platform, places: Places): Instance {
  const number = 1000 + index;
  const zone = index % 25 === 7 && places.closed !== undefined;
  const cluster = zone && places.closed ? places.closed : places.open;
  const size = pick<SizeId>(['S', 'S', 'S', 'M', 'M', 'L'], index);
  const ring = pick<RingId>(ringIds, index);
  const { domain } = platform.institute;
  return {
    schemaVersion: 1,
    slug: `umr-${number}`,
    entity: {
      kind: 'umr',
      name: `Unité mixte « exemple ${number} »`,
      acronym: `EX${number}`,
      code: `UMR ${number}`,
      centre: pick(places.centres, index),
      supervisors: [platform.institute.name, 'Université d’exemple'],
      coOwnership: `Convention ${number}`,
    },
    scenario: 'managed',
    stage: index % 10 === 9 ? 'sandbox' : 'production',
    state: 'active',
    history: [{ state: 'active', on: '2026-03-02' }],
    product: { name: 'elabftw' },
    cluster: cluster.id,
    ring,
    audience: zone ? 'institute' : pick<AudienceId>(['institute', 'renater', 'edugain'], index),
    expectedUsers: usersOf(size, platform),
    expectedTeams: 4,
    size,
    ...(index % 9 === 4 ? { storage: bucketOf(number) } : {}),
    ...(index % 13 === 6 ? { database: databaseOf(number, cluster) } : {}),
    pilots: [pilotOf('primary', 2 * index, platform), pilotOf('backup', 2 * index + 1, platform)],
    mailbox: `cle-umr${number}@${domain}`,
    classification: zone
      ? { kind: 'restricted-zone', decision: `ZRR-2026-${number}` }
      : { kind: 'ordinary' },
    sensitivity: { level: 'ordinary' },
    language: index % 7 === 3 ? 'en' : 'fr',
    freezes: [],
    owner: { group: 40_000 + index },
    request: { number: 100 + index, digest: digestOf(number), formVersion: 1 },
    reviewOn: '2027-03-01',
  };
}

function usersOf(size: SizeId, { sizes }: Platform): number {
  const smaller = sizeIds[sizeIds.indexOf(size) - 1];
  return smaller === undefined ? Math.min(25, sizes[size].users) : sizes[smaller].users + 10;
}

function pilotOf(
  kind: 'primary' | 'backup',
  number: number,
  { institute, granularity }: Platform,
): Instance['pilots'][number] {
  return {
    kind,
    ref: institute.directory.example.replace(/\d+/, (digits) => {
      return String(number).padStart(digits.length, '0');
    }),
    state: 'active',
    mandate: { from: '2026-03-01', until: '2028-03-01' },
    training: [{ course: granularity.basicCourse, on: '2026-02-03' }],
  };
}

function bucketOf(number: number): Instance['storage'] {
  const credentials = `eln/umr-${number}/s3`;
  return { kind: 's3', bucket: `eln-umr-${number}`, region: 'exemple-1', credentials };
}

function databaseOf(number: number, { network }: Cluster): Instance['database'] {
  const { host } = network.database;
  return { kind: 'external', host, name: `umr_${number}`, ca: `eln/umr-${number}/database` };
}

function digestOf(number: number): string {
  return `sha256:${createHash('sha256').update(String(number)).digest('hex')}`;
}

function pick<T>(choices: readonly T[], index: number): T {
  const choice = choices[index % choices.length];
  if (choice === undefined) throw new RangeError('There is nothing to choose from.');
  return choice;
}
