import type { ObjectChange } from '../compare/comparison.ts';
import { valueText } from '../compare/text.ts';
import { type Told, told } from '../explain/telling.ts';
import type { Change, FoldField } from '../report.ts';
import { anyInstance } from './any-instance.ts';

/** A change of the report and what it was made from. */
export interface Reported {
  readonly found: ObjectChange;
  readonly change: Change;
}

/** Where a change stands in the report: which change, and which field of it (−1: the whole object). */
export interface Place {
  readonly change: number;
  readonly field: number;
}

/** One change as it reads in any instance, and where it was seen. */
export interface Sighting {
  readonly field: FoldField;
  readonly told: Told;
  readonly slugs: Set<string>;
  readonly places: Place[];
}

/** What changed in the instances, the same changes together. */
export function sightings(reported: readonly Reported[]): Sighting[] {
  const seen = new Map<string, Sighting>();
  for (const [index, one] of reported.entries()) {
    const { slug } = one.found.owner;
    if (slug === undefined) continue;
    for (const seenHere of sightingsOf(one, anyInstance(slug))) {
      const { key, at, field, words } = seenHere;
      const known = seen.get(key) ?? { field, told: words(), slugs: new Set(), places: [] };
      known.slugs.add(slug);
      known.places.push({ change: index, field: at });
      seen.set(key, known);
    }
  }
  return [...seen.values()];
}

// --- internal ---

interface Here {
  /** Equal for changes that are the same in any instance. */
  readonly key: string;
  readonly at: number;
  readonly field: FoldField;
  readonly words: () => Told;
}

function sightingsOf(one: Reported, plain: (text: string) => string): Here[] {
  return one.change.change === 'changed' ? fieldsOf(one, plain) : [wholeOf(one, plain)];
}

/** The object itself belongs to the key: two of one name and another content are not one. */
function wholeOf({ change: reported }: Reported, plain: (text: string) => string): Here {
  const { kind, change, patch } = reported;
  const name = plain(reported.name);
  const field = { kind, name, change, path: '', before: null, after: null };
  return {
    key: JSON.stringify([field, plain(patch)]),
    at: -1,
    field,
    words: () => told({ kind, name, change, path: [], before: undefined, after: undefined }),
  };
}

function fieldsOf({ found, change: owner }: Reported, plain: (text: string) => string): Here[] {
  const { kind } = owner;
  const name = plain(owner.name);
  return owner.fields.flatMap(({ path, change, before, after }, at): Here[] => {
    const difference = found.differences[at];
    if (difference === undefined) return [];
    const field = {
      kind,
      name,
      change,
      path: plain(path),
      before: before === null ? null : plain(before),
      after: after === null ? null : plain(after),
    };
    // The whole values: of long ones the report shows a part, and the rest may differ.
    const whole = [difference.before, difference.after].map((value) => {
      return value === undefined ? null : plain(valueText(value));
    });
    const words = () => told({ kind, name, change, ...difference });
    return [{ key: JSON.stringify([field, whole]), at, field, words }];
  });
}
