import type { Finding } from '../../base/index.ts';
import type { Platform } from '../../platform/index.ts';
import { slug as slugSchema } from '../schema/text.ts';
import type { Found } from './found.ts';
import { isReserved } from './reserved.ts';
import { skeleton, unitSkeleton } from './skeleton.ts';

/**
 * Whether an entity may have this slug. `taken` holds the slug of every file of
 * the fleet, retired ones too: a slug is never given twice.
 */
export function slugFindings(
  slug: string,
  taken: readonly string[],
  platform: Platform,
): Finding[] {
  const form = slugForm(slug);
  if (form !== undefined) return [form];
  const found: Found[] = [];
  if (isReserved(slug, platform)) found.push(slugReserved(slug));
  if (taken.includes(slug)) found.push(slugTaken(slug));
  const others = taken.filter((other) => other !== slug);
  const same = skeleton(slug);
  const twin = others.find((other) => skeleton(other) === same);
  if (twin !== undefined) found.push(slugTwin(slug, twin));
  const unit = unitSkeleton(slug);
  const kin = unit && others.find((other) => other !== twin && unitSkeleton(other) === unit);
  if (kin) found.push(slugKin(slug, kin));
  return found.map((finding) => ({ ...finding, slug }));
}

/** The form of facts/service.md B.4; undefined when it is good. The text itself is not repeated. */
export function slugForm(slug: string): Found | undefined {
  if (slugSchema.safeParse(slug).success) return undefined;
  return {
    code: 'slug-form',
    level: 'error',
    field: 'slug',
    fr: 'Cet identifiant n’a pas la bonne forme : 3 à 30 lettres minuscules sans accent, chiffres ou tirets isolés, une lettre au début, pas de tiret à la fin.',
    en: 'This slug does not have the right form: 3 to 30 unaccented lower-case letters, digits or single dashes, a letter first, no dash last.',
    fix: {
      fr: 'Choisissez un identifiant tel que « umr-1234 ».',
      en: 'Choose a slug such as “umr-1234”.',
    },
  };
}

/** A name that the product, the platform or the institute keeps. */
export function slugReserved(slug: string): Found {
  return {
    code: 'slug-reserved',
    level: 'error',
    field: 'slug',
    fr: `L’identifiant « ${slug} » est réservé, ou se lit comme un identifiant réservé.`,
    en: `The slug “${slug}” is reserved, or reads like a reserved one.`,
    fix: {
      fr: 'Choisissez un identifiant qui nomme l’entité, par son sigle ou son code.',
      en: 'Choose a slug that names the entity, by its acronym or its code.',
    },
  };
}

/** Given once already, even to an instance that no longer exists. */
export function slugTaken(slug: string): Found {
  return {
    code: 'slug-taken',
    level: 'error',
    field: 'slug',
    fr: `L’identifiant « ${slug} » est déjà attribué ; il le reste même après la fin du cahier.`,
    en: `The slug “${slug}” has already been given; it stays so even after an instance has ended.`,
    fix: { fr: 'Choisissez un autre identifiant.', en: 'Choose another slug.' },
  };
}

/** One skeleton, two slugs. */
export function slugTwin(slug: string, other: string): Found {
  return {
    code: 'slug-confusable',
    level: 'error',
    field: 'slug',
    fr: `L’identifiant « ${slug} » se confond à la lecture avec « ${other} », déjà attribué.`,
    en: `The slug “${slug}” is easily misread as “${other}”, which has already been given.`,
    fix: {
      fr: 'Choisissez un identifiant qui s’en distingue nettement.',
      en: 'Choose a slug that clearly differs from it.',
    },
  };
}

/** One unit number under two kinds of unit: often the same unit, at times not. */
export function slugKin(slug: string, other: string): Found {
  return {
    code: 'slug-confusable',
    level: 'warn',
    field: 'slug',
    fr: `L’identifiant « ${slug} » porte le même numéro d’unité que « ${other} », déjà attribué.`,
    en: `The slug “${slug}” carries the same unit number as “${other}”, which has already been given.`,
    fix: {
      fr: 'Vérifiez qu’il s’agit bien de deux unités ; sinon, demandez une équipe dans l’instance qui existe.',
      en: 'Check that these are two units; if not, ask for a team in the instance that exists.',
    },
  };
}
