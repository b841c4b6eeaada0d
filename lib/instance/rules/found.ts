import { type Bilingual, type Finding, nearest } from '../../base/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import type { RuleCode } from './codes.ts';

/** A finding whose code is one of those that `codes.ts` lists; the caller adds the slug. */
export interface Found extends Omit<Finding, 'code' | 'slug'> {
  readonly code: RuleCode;
}

/** A rule over one instance. */
export type InstanceRule = (instance: Instance, platform: Platform) => Iterable<Found>;

/** The fix for a name that the platform lacks: the one that was most likely meant, or all there are. */
export function meant(word: string, known: readonly string[]): Bilingual {
  const near = nearest(word, known);
  if (near !== undefined)
    return { fr: `Vouliez-vous dire « ${near} » ?`, en: `Did you mean “${near}”?` };
  const all = known.join(', ');
  return { fr: `Choisissez parmi : ${all}.`, en: `Choose among: ${all}.` };
}

/** The same findings, each saying which instance it concerns. */
export function about(slug: string, found: Iterable<Found>): Finding[] {
  return Array.from(found, (finding) => ({ ...finding, slug }));
}
