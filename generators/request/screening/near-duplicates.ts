import { distance } from 'fastest-levenshtein';
import type { Instance } from '../../../lib/instance/index.ts';

/**
 * Notebooks that may be the one that is asked for, under a slightly other name: same unit
 * code; a name, acronym or slug a few letters apart; the same supervising bodies in the
 * same centre with a name that resembles. An entity's sandbox is no duplicate of its
 * production notebook. Linear in the fleet.
 */
export function nearDuplicates(
  candidate: Instance,
  fleet: readonly Instance[],
): readonly Instance[] {
  const asked = traitsOf(candidate);
  return fleet
    .filter(({ slug, state }) => state !== 'destroyed' && slug !== candidate.slug)
    .filter((other) => isNear(asked, traitsOf(other)))
    .toSorted(productionFirst);
}

// --- internal ---

interface Traits {
  readonly slug: string;
  readonly stage: Instance['stage'];
  readonly centre: string;
  readonly code: string | undefined;
  readonly name: string;
  readonly acronym: string;
  /** The supervising bodies, whatever their order; empty where there is one only. */
  readonly bodies: string;
}

function traitsOf({ slug, stage, entity }: Instance): Traits {
  const bodies = entity.supervisors.map(folded).sort();
  return {
    slug,
    stage,
    centre: entity.centre,
    code: entity.code === undefined ? undefined : folded(entity.code),
    name: folded(entity.name),
    acronym: folded(entity.acronym ?? ''),
    bodies: bodies.length < 2 ? '' : bodies.join('|'),
  };
}

function isNear(one: Traits, other: Traits): boolean {
  const isSameEntity = one.code !== undefined ? one.code === other.code : one.name === other.name;
  if (isSameEntity) return one.stage === other.stage;
  return (
    within(one.name, other.name, one.name.length / 8) ||
    (one.acronym !== '' && one.acronym === other.acronym && one.centre === other.centre) ||
    within(one.slug, other.slug, one.slug.length / 5) ||
    (one.bodies !== '' &&
      one.bodies === other.bodies &&
      one.centre === other.centre &&
      within(one.name, other.name, one.name.length * 0.4))
  );
}

/** At most so many letters apart; short words have many neighbours by chance. */
function within(one: string, other: string, letters: number): boolean {
  const limit = Math.floor(letters);
  if (limit < 1 || Math.abs(one.length - other.length) > limit) return false;
  return distance(one, other) <= limit;
}

function productionFirst(one: Instance, other: Instance): number {
  if (one.stage !== other.stage) return one.stage === 'production' ? -1 : 1;
  return one.slug < other.slug ? -1 : 1;
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
