import { readdirSync, readFileSync } from 'node:fs';
import type { Programs } from '../../lib/elabftw/index.ts';
import {
  type Instance,
  parseInstance,
  type Resolved,
  resolveInstance,
} from '../../lib/instance/index.ts';
import { instanceObjects, type KubernetesObject } from '../../lib/kubernetes/index.ts';
import { platform as ours, type Platform } from '../../lib/platform/index.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';

/** The real programs, read once. */
export const programs: Programs = readPrograms();

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

/** Our platform, with the optional parts pinned and switched on in the ring `early`. */
export const platform: Platform = {
  ...ours,
  releases: {
    ...ours.releases,
    parts: {
      redis: {
        image: 'registry.example/redis',
        tag: '8-alpine',
        digest: digest('a'),
        verified: null,
      },
      opencloning: {
        image: 'registry.example/opencloning',
        tag: 'baseurl',
        digest: digest('b'),
        verified: null,
      },
    },
  },
  rings: {
    ...ours.rings,
    early: { ...ours.rings.early, switches: { redis: true, opencloning: true } },
  },
};

/** Nothing that can be left out is said. */
export const least: Instance = {
  schemaVersion: 1,
  slug: 'sols',
  entity: {
    kind: 'ur',
    name: 'Unité de recherche Sols',
    code: 'UR 0272',
    centre: 'ile-de-france',
    supervisors: ['INREA'],
  },
  scenario: 'managed',
  stage: 'production',
  state: 'active',
  history: [],
  product: { name: 'elabftw' },
  cluster: 'ouest',
  ring: 'stable',
  audience: 'institute',
  expectedUsers: 25,
  expectedTeams: 1,
  size: 'S',
  pilots: [],
  mailbox: 'sols@inrea.example',
  classification: { kind: 'ordinary' },
  sensitivity: { level: 'ordinary' },
  language: 'fr',
  freezes: [],
  owner: { group: 4021 },
  request: { number: 12, digest: digest('0'), formVersion: 1 },
  reviewOn: '2027-11-24',
};

/** Everything that can be said is said. */
export const most: Instance = {
  ...least,
  slug: 'umr-agro-ecologie-du-grand-est',
  entity: {
    kind: 'umr',
    name: 'Agroécologie — « sols & plantes » : l’unité',
    acronym: 'AGRO',
    code: 'UMR 1234',
    centre: 'grand-est',
    supervisors: ['INREA', 'Université de l’Est'],
    coOwnership: 'convention 2026-17',
  },
  consortium: { endsOn: '2029-12-31', dataGoesTo: 'INREA' },
  history: [{ state: 'active', on: '2026-02-01' }],
  ring: 'early',
  pin: { release: '6.0.4', reason: 'essai', until: '2027-01-31' },
  host: 'cahier.agro.example',
  audience: 'partners',
  partners: { sponsor: 'inrea-004217', until: '2027-06-30' },
  size: 'L',
  storage: {
    kind: 's3',
    bucket: 'eln-agro',
    region: 'ouest-1',
    credentials: 'eln/umr-agro-ecologie-du-grand-est/s3',
  },
  database: {
    kind: 'external',
    host: 'mysql.inrea.example',
    port: 3306,
    name: 'eln_agro',
    ca: 'eln/shared/mysql-ca',
  },
  serviceLevel: 'gold',
  pilots: [
    {
      kind: 'primary',
      ref: 'inrea-004217',
      state: 'active',
      mandate: { from: '2026-01-01', until: '2028-12-31' },
      training: [{ course: 'cle-pilote-base', on: '2026-01-15' }],
      charter: { version: '1', on: '2026-01-15' },
      lastConfirmed: '2026-09-01',
    },
  ],
  classification: { kind: 'personal-data', decision: 'DPO-2026-3' },
  sensitivity: { level: 'particular', decision: 'RSSI-2026-9' },
  policy: {
    mfa: { level: 'everyone', enforcedBy: 'app' },
    timestamp: { authority: 'universign', auto: 'monthly' },
    signature: { internal: 'off', external: 'institution' },
  },
  repository: 'https://forge.example/agro/eln',
  provider: { name: 'Hébergeur', contract: 'C-1', until: '2028-01-01' },
  freezes: [{ from: '2026-12-20', until: '2027-01-05', reason: 'fermeture' }],
};

/** A restricted zone on the cluster without Cilium, middle size, its own claim sizes. */
export const zone: Instance = {
  ...least,
  slug: 'zrr-phyto',
  cluster: 'confine',
  size: 'M',
  classification: { kind: 'restricted-zone', decision: 'FSD-2026-1' },
  storage: { kind: 'volume', filesGi: 300 },
  database: { kind: 'dedicated', sizeGi: 20 },
};

/** An external database where policies know addresses only. */
export const zoneExternal: Instance = {
  ...zone,
  slug: 'zrr-externe',
  database: {
    kind: 'external',
    host: 'mysql-zrr.inrea.example',
    name: 'eln_zrr',
    ca: 'eln/zrr-externe/ca',
  },
};

/** An own database beside the optional parts. */
export const withParts: Instance = { ...least, slug: 'biologie', ring: 'early' };

/** One of each road through the builders. */
export const samples: readonly Instance[] = [least, most, zone, zoneExternal, withParts];

export function resolved(instance: Instance, on: Platform = platform): Resolved {
  return resolveInstance(instance, on);
}

export function rendered(instance: Instance, on: Platform = platform): readonly KubernetesObject[] {
  return instanceObjects(resolveInstance(instance, on), on, programs);
}

/** Samples by slug, for tables of tests. */
export const table: readonly (readonly [string, Instance])[] = samples.map((instance) => [
  instance.slug,
  instance,
]);

const instancesFolder = new URL('../../instances/', import.meta.url);

/** The sample fleet's instances that have manifests, by slug. */
export const fleet: readonly (readonly [string, Instance])[] = readdirSync(instancesFolder)
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, instancesFolder), 'utf8');
    return parseInstance(text, `instances/${name}`).instance;
  })
  .filter(({ scenario, product, state }) => {
    return scenario === 'managed' && product.name === 'elabftw' && state !== 'destroyed';
  })
  .map((instance) => [instance.slug, instance] as const);

/** As it is rendered in service: on our own platform, with its own switches. */
export function renderedFleet(instance: Instance): readonly KubernetesObject[] {
  return instanceObjects(resolveInstance(instance, ours), ours, programs);
}
