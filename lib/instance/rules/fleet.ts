import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import { isRunning } from '../states.ts';
import { unitCodes } from './entity.ts';
import { about, type Found } from './found.ts';
import { hostOf } from './host.ts';
import { skeleton, unitSkeleton } from './skeleton.ts';
import { slugKin, slugTaken, slugTwin } from './slug.ts';

/**
 * What instances may not have in common. Each rule groups the fleet by a key and
 * looks at the groups: the work grows with the fleet, not with its square.
 */
export function fleetFindings(fleet: readonly Instance[], platform: Platform) {
  const existing = fleet.filter((instance) => instance.state !== 'destroyed');
  const running = fleet.filter((instance) => isRunning(instance.state));
  return [
    // Retired ones too: a slug is never given twice.
    ...clashes(
      fleet,
      ({ slug }) => slug,
      ({ slug }) => slugTaken(slug),
    ),
    ...clashes(
      distinct(fleet),
      ({ slug }) => skeleton(slug),
      ({ slug }, other) => slugTwin(slug, other.slug),
    ),
    ...clashes(distinct(fleet), ({ slug }) => unitSkeleton(slug), kin),
    ...clashes(running.filter(isProduction), entityKey, (_, other) => productionTwice(other.slug)),
    ...clashes(
      running.filter((one) => !isProduction(one)),
      entityKey,
      (_, other) => sandboxTwice(other.slug),
    ),
    ...clashes(running, unitKey, nameDiffers),
    ...clashes(
      existing,
      (one) => hostOf(one, platform),
      (_, other) => hostTwice(other.slug),
    ),
    ...clashes(existing, bucketKey, (_, other) =>
      sharedPlace('bucket-twice', 'storage.bucket', other.slug),
    ),
    ...clashes(existing, databaseKey, (_, other) =>
      sharedPlace('database-twice', 'database.name', other.slug),
    ),
  ];
}

// --- internal ---

type Judge = (instance: Instance, other: Instance) => Found | undefined;

/** One finding for every member of a group of two or more, told with one other member of it. */
function clashes(
  fleet: readonly Instance[],
  keyOf: (instance: Instance) => string | undefined,
  judge: Judge,
) {
  const groups = new Map<string, Instance[]>();
  for (const instance of fleet) {
    const key = keyOf(instance);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return group.flatMap((instance) => {
      const found = judge(instance, instance === first ? second : first);
      return found === undefined ? [] : about(instance.slug, [found]);
    });
  });
}

/** One instance for each slug: a slug that stands twice is not also confused with itself. */
function distinct(fleet: readonly Instance[]): Instance[] {
  return [...new Map(fleet.map((instance) => [instance.slug, instance])).values()];
}

function isProduction({ stage }: Instance): boolean {
  return stage === 'production';
}

/** A unit is known by its code; other entities by kind and name. */
function entityKey(instance: Instance): string {
  const { kind, name } = instance.entity;
  return unitKey(instance) ?? `${kind} ${folded(name)}`;
}

function unitKey({ entity: { kind, code } }: Instance): string | undefined {
  if (unitCodes[kind] === undefined || code === undefined) return undefined;
  return `${code.replace(/[^A-Z]/g, '')} ${Number(code.replace(/[^0-9]/g, ''))}`;
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function bucketKey({ storage }: Instance): string | undefined {
  return storage?.kind === 's3' ? `${storage.region} ${storage.bucket}` : undefined;
}

function databaseKey({ database }: Instance): string | undefined {
  return database?.kind === 'external' ? `${database.host} ${database.name}` : undefined;
}

function kin({ slug }: Instance, other: Instance): Found | undefined {
  return skeleton(slug) === skeleton(other.slug) ? undefined : slugKin(slug, other.slug);
}

function productionTwice(other: string): Found {
  return {
    code: 'production-twice',
    level: 'error',
    field: 'stage',
    fr: `Cette entité a déjà une instance de production : « ${other} ».`,
    en: `This entity already has a production instance: “${other}”.`,
    fix: {
      fr: 'Demandez une équipe dans cette instance, ou un bac à sable.',
      en: 'Ask for a team in that instance, or for a sandbox.',
    },
  };
}

function sandboxTwice(other: string): Found {
  return {
    code: 'sandbox-twice',
    level: 'error',
    field: 'stage',
    fr: `Cette entité a déjà un bac à sable : « ${other} ».`,
    en: `This entity already has a sandbox: “${other}”.`,
    fix: { fr: 'Utilisez celui qui existe.', en: 'Use the one that exists.' },
  };
}

function nameDiffers(instance: Instance, other: Instance): Found | undefined {
  if (folded(instance.entity.name) === folded(other.entity.name)) return undefined;
  return {
    code: 'unit-code-twice',
    level: 'warn',
    field: 'entity.code',
    fr: `Le code ${instance.entity.code} est aussi celui de « ${other.slug} », sous un autre nom d’unité.`,
    en: `The code ${instance.entity.code} is also that of “${other.slug}”, under another name of the unit.`,
    fix: {
      fr: 'Corrigez le code, ou écrivez le même nom officiel des deux côtés.',
      en: 'Correct the code, or write the same official name on both sides.',
    },
  };
}

function hostTwice(other: string): Found {
  return {
    code: 'host-twice',
    level: 'error',
    field: 'host',
    fr: `L’instance « ${other} » répond déjà à cette adresse.`,
    en: `The instance “${other}” already answers at this address.`,
    fix: { fr: 'Choisissez un autre nom d’hôte.', en: 'Choose another host name.' },
  };
}

function sharedPlace(code: 'bucket-twice' | 'database-twice', field: string, other: string): Found {
  return {
    code,
    level: 'error',
    field,
    fr: `L’instance « ${other} » range déjà ses données à cet endroit.`,
    en: `The instance “${other}” already keeps its data there.`,
    fix: {
      fr: 'Donnez à chaque instance un endroit à elle.',
      en: 'Give each instance a place of its own.',
    },
  };
}
