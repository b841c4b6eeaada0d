import type { Instance } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { mayChange, settingOf } from './allowed-settings.ts';
import { type Difference, differences, type Leaves, leavesOf, type Rendering } from './leaves.ts';
import {
  anonymous,
  baselineInstance,
  type ShapingField,
  shapingFields,
  twinOf,
  withField,
} from './twin.ts';

/** A setting of eLabFTW that a field changes. Values are as rendered: a secret is a file’s name. */
export interface ChangedSetting {
  readonly key: string;
  /** Null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What one field of the file changes against the baseline. */
export interface Explained {
  readonly field: ShapingField;
  /** What the file says, as JSON; null: nothing. */
  readonly value: string | null;
  readonly paths: readonly string[];
  /** Those of the paths that are settings, with their values. */
  readonly settings: readonly ChangedSetting[];
}

/** A difference that nothing in the file explains. */
export interface Unexplained extends Difference {
  readonly why:
    | 'depends on whose it is'
    | 'size may change figures only'
    | `${ShapingField} may not change this`;
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
 * each step lists what that field changes, and what it may not.
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
  let step = baselineInstance(platform);
  let before = flat(step);
  for (const field of shapingFields) {
    if (JSON.stringify(step[field]) === JSON.stringify(twin[field])) continue;
    step = withField(step, twin, field);
    const after = flat(step);
    const found = differences(before, after, normal).map((one) => ({
      ...one,
      why: refused(field, one),
    }));
    wrong.push(...found.flatMap(({ why, ...one }) => (why === undefined ? [] : [{ ...one, why }])));
    const right = found.filter(({ why }) => why === undefined);
    const value = saidBy(instance, field);
    const paths = right.map(({ path }) => path);
    if (paths.length > 0) explained.push({ field, value, paths, settings: settingsOf(right) });
    before = after;
  }
  return { slug: instance.slug, explained, unexplained: [...foreign, ...wrong] };
}

/** Why this field may not make this difference; undefined when it may. */
function refused(field: ShapingField, found: Difference): Unexplained['why'] | undefined {
  if (!mayChange(field, found)) return `${field} may not change this`;
  return field === 'size' && !isFigure(found) ? 'size may change figures only' : undefined;
}

function saidBy(instance: Instance, field: ShapingField): string | null {
  // Who they are is nobody's business here; that there are some is.
  if (field === 'pilots') return `${instance.pilots.length}`;
  return instance[field] === undefined ? null : JSON.stringify(instance[field]);
}

/** One a setting: a text that becomes the name of a file has two paths, and is one change. */
function settingsOf(found: readonly Difference[]): readonly ChangedSetting[] {
  const own = found.filter(({ path }) => path.startsWith('settings '));
  return [...new Set(own.map(({ path }) => settingOf(path) ?? path))].map((key) => {
    const same = own.filter(({ path }) => settingOf(path) === key);
    const side = (at: 'before' | 'after') =>
      same.map((one) => told(one.path, one[at])).find((value) => value !== null) ?? null;
    return { key, before: side('before'), after: side('after') };
  });
}

function told(path: string, value: string | null): string | null {
  if (value === null) return null;
  if (path.endsWith('.secretFile')) return `file ${value}`;
  return path.endsWith('.leftTo') ? `left to the ${value}` : value;
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
