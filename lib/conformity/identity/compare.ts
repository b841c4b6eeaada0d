import type { Instance } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { type Difference, differences, type Leaves, leavesOf, type Rendering } from './leaves.ts';
import {
  anonymous,
  baselineInstance,
  type ShapingField,
  shapingFields,
  twinOf,
  withField,
} from './twin.ts';

/** What one field of the file changes against the baseline. */
export interface Explained {
  readonly field: ShapingField;
  /** What the file says, as JSON; null: nothing. */
  readonly value: string | null;
  readonly paths: readonly string[];
}

/** A difference that nothing in the file explains. */
export interface Unexplained extends Difference {
  readonly why: 'depends on whose it is' | 'size may change figures only';
}

export interface Identity {
  readonly slug: string;
  readonly explained: readonly Explained[];
  readonly unexplained: readonly Unexplained[];
}

/** How identical the managed instances are. Version 1. */
export interface FleetIdentity {
  readonly version: 1;
  readonly identical: boolean;
  readonly instances: readonly Identity[];
}

/** Instance → what it is rendered to. A parameter, so that a leaking one can be shown to be found. */
export type Render = (instance: Instance) => Rendering;

/**
 * Shows, by rendering, that every instance is the baseline plus what its file says. Each
 * is compared with a twin that says the same about everything but whose it is: whatever
 * is left is unexplained. The twin is then reached from the baseline one field at a time:
 * each step lists what that field changes.
 */
export function compareFleet(
  instances: readonly Instance[],
  platform: Platform,
  render: Render,
): FleetIdentity {
  const rendered = remembered(render);
  const identities = instances.map((instance) => compareOne(instance, platform, rendered));
  return {
    version: 1,
    identical: identities.every(({ unexplained }) => unexplained.length === 0),
    instances: identities,
  };
}

// --- internal ---

function compareOne(instance: Instance, platform: Platform, render: Render): Identity {
  const twin = twinOf(instance, platform);
  const normal = anonymous(instance, twin);
  const flat = (one: Instance): Leaves => leavesOf(render(one), normal);
  const foreign = differences(flat(twin), flat(instance), normal).map((one) => ({
    ...one,
    why: 'depends on whose it is' as const,
  }));

  const explained: Explained[] = [];
  const wrong: Unexplained[] = [];
  let before = baselineInstance(platform);
  for (const field of shapingFields) {
    if (JSON.stringify(before[field]) === JSON.stringify(twin[field])) continue;
    const after = withField(before, twin, field);
    const found = differences(flat(before), flat(after), normal);
    const outside = field === 'size' ? found.filter((one) => !isFigure(one)) : [];
    wrong.push(...outside.map((one) => ({ ...one, why: 'size may change figures only' as const })));
    const paths = found.filter((one) => !outside.includes(one)).map(({ path }) => path);
    const value = instance[field] === undefined ? null : JSON.stringify(instance[field]);
    if (paths.length > 0) explained.push({ field, value, paths });
    before = after;
  }
  return { slug: instance.slug, explained, unexplained: [...foreign, ...wrong] };
}

/** The baseline, and many steps from it, are the same for many instances. */
function remembered(render: Render): Render {
  const known = new Map<string, Rendering>();
  return (instance) => {
    const key = JSON.stringify(instance);
    const rendering = known.get(key) ?? render(instance);
    known.set(key, rendering);
    return rendering;
  };
}

/** Two texts that differ in nothing but numbers and their units, and the size's own label. */
function isFigure({ path, before, after }: Difference): boolean {
  if (path.endsWith('eln.fleet/size')) return true;
  return before !== null && after !== null && withoutFigures(before) === withoutFigures(after);
}

function withoutFigures(text: string): string {
  return text.replace(/\d+(?:\.\d+)?(?:[kMGT]i?|m|Gi)?\b/g, '#');
}
