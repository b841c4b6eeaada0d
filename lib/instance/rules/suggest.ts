import type { Platform } from '../../platform/index.ts';
import { reservedPrefix } from './reserved.ts';
import { skeleton, unitSkeleton } from './skeleton.ts';
import { slugFindings } from './slug.ts';

const longest = 30;
const wantedSuggestions = 3;

/** Words that say nothing of who asks. */
const empty = new Set(
  'a au aux d de des du en et for in l la le les of pour sur the unite unit laboratoire'.split(' '),
);

/**
 * Up to three free slugs for this entity, the nearest to what was wanted first.
 * Any text is harmless: only letters and digits of its first 200 characters are used.
 */
export function suggestSlugs(
  wanted: string,
  entity: { readonly code?: string; readonly acronym?: string; readonly name: string },
  taken: readonly string[],
  platform: Platform,
): string[] {
  const isFree = freedom(taken, platform);
  const suggested: string[] = [];
  for (const candidate of candidates(wanted, entity)) {
    if (suggested.includes(candidate) || !isFree(candidate)) continue;
    suggested.push(candidate);
    if (suggested.length === wantedSuggestions) break;
  }
  return suggested;
}

// --- internal ---

function* candidates(
  wanted: string,
  entity: { readonly code?: string; readonly acronym?: string; readonly name: string },
): Generator<string> {
  const code = words(entity.code ?? '')
    .join('-')
    .replace(/^([a-z]+)(?=[0-9])/, '$1-');
  const acronym = words(entity.acronym ?? '').join('-');
  const name = words(entity.name).filter((word) => !empty.has(word));
  const asked = isName(wanted) ? words(wanted).join('-') : '';
  const bases = [asked, acronym, code, name.slice(0, 2).join('-')];
  const pairs = [
    [acronym, code],
    [asked, code],
    [code, name[0] ?? ''],
    [asked, name[0] ?? ''],
  ].map((pair) => [...new Set(pair.join('-').split('-'))].filter((part) => part !== '').join('-'));
  const shaped = [...bases, ...pairs, initials(name)].map(shape).filter((slug) => slug.length >= 3);
  yield* shaped;
  for (let number = 2; number < 100; number += 1) {
    for (const slug of shaped) yield shape(`${slug.slice(0, longest - 3)}-n${number}`);
  }
}

/** Whether this could be the name of something: an address or a path is not handed back as advice. */
function isName(text: string): boolean {
  return /^[\p{L}\p{M}\p{N} _’'-]{1,60}$/u.test(text) && !/^www\b/i.test(text);
}

/** Lower-case words of plain letters and digits. */
function words(text: string): string[] {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function initials(name: readonly string[]): string {
  return name.length < 3 ? '' : name.map((word) => word.slice(0, 1)).join('');
}

/** Without a reserved beginning, cut to length, first a letter, last no dash. */
function shape(text: string): string {
  return text
    .replace(reservedPrefix, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}

/** A test that looks every candidate up instead of walking the fleet each time. */
function freedom(taken: readonly string[], platform: Platform): (slug: string) => boolean {
  const skeletons = new Set(taken.map(skeleton));
  const units = new Set(taken.map(unitSkeleton));
  return (slug) => {
    if (slugFindings(slug, [], platform).length > 0) return false;
    const unit = unitSkeleton(slug);
    return !skeletons.has(skeleton(slug)) && (unit === undefined || !units.has(unit));
  };
}
