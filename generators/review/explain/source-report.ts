import type { Bilingual } from '../../../lib/base/index.ts';
import type { JsonValue } from '../../../lib/instance/index.ts';
import type { Rings } from '../../../lib/platform/index.ts';
import type { Comparison } from '../compare/comparison.ts';
import { safeName } from '../mask/safe.ts';
import { maskText } from '../mask/text.ts';
import type {
  InstanceSourceReport,
  RingSourceReport,
  SourceField,
  SourceReport,
} from '../report-source.ts';
import { shown, shownPair } from '../show.ts';
import type { FieldSource, InstanceSource, RingSource, Sides, Source } from '../source/source.ts';
import { fieldLabel, ringLabel } from '../source/words.ts';
import { changeKind } from '../tree/change-kind.ts';
import {
  type Effects,
  type EffectsByKey,
  effectsBetween,
  effectsByKey,
  noEffects,
} from './effects.ts';
import { type Renderer, type Renderers, renderedInstance } from './rendering.ts';

/** What the change says outside `dist/`, in words, next to what it causes. */
export function sourceReport({
  source,
  renderers,
  rendered,
  effects,
}: Comparison): SourceReport | null {
  if (source === undefined) return null;
  return {
    files: source.files.map(({ path, role, change }) => ({ path: safeName(path), role, change })),
    instances: source.instances.map((one) =>
      instanceReport(one, effects.get(one.slug) ?? effectsOf(one, renderers?.base)),
    ),
    rings: source.ringChanges.map((one) => ringReport(one, source, renderers)),
    releases: source.releaseChanges.map((field) => fieldReport(field, noEffects, plainLabel)),
    rendered,
    problems: source.problems.map(({ file, side, what }) => ({ file: safeName(file), side, what })),
  };
}

// --- internal ---

/** Of an instance of which nothing changes in `dist/`, so that nobody asked yet. */
function effectsOf(one: InstanceSource, renderer: Renderer | undefined): EffectsByKey {
  return renderer === undefined ? new Map() : effectsByKey(one, renderer, renderedInstance);
}

function instanceReport(
  { slug, file, before, after, fields }: InstanceSource,
  effects: EffectsByKey,
): InstanceSourceReport {
  const instance = after ?? before;
  return {
    instance: safeName(slug),
    file: safeName(file),
    change: changeKind({ before, after }),
    cluster: instance?.cluster === undefined ? null : safeName(instance.cluster),
    ring: instance?.ring ?? null,
    fields: firstOfKey(fields).map(([field, first]) => {
      // What one key causes is told once, beside the first of its fields.
      return fieldReport(
        field,
        first ? (effects.get(field.key) ?? noEffects) : noEffects,
        fieldLabel,
      );
    }),
  };
}

function ringReport(
  { ring, before, after, fields }: RingSource,
  source: Source,
  renderers: Renderers | undefined,
): RingSourceReport {
  const members = [...source.fleet('head').values()].filter((one) => one.ring === ring);
  const [member] = members;
  const effects = new Map<string, Effects>();
  for (const { key } of fields) {
    if (member === undefined || renderers === undefined || before === undefined) break;
    if (after === undefined || effects.has(key)) continue;
    const { platform } = renderers.base;
    const pins = { ...before, [key]: Reflect.get(after, key) };
    const rings: Rings = { ...platform.rings, [ring]: pins };
    const { releases } = renderers.head.platform;
    effects.set(
      key,
      effectsBetween(
        { instance: member, renderer: renderers.base },
        {
          instance: member,
          renderer: { ...renderers.base, platform: { ...platform, rings, releases } },
        },
        renderedInstance,
      ),
    );
  }
  return {
    ring,
    instances: members.length,
    fields: firstOfKey(fields).map(([field, first]) => {
      return fieldReport(
        field,
        first ? (effects.get(field.key) ?? noEffects) : noEffects,
        ringLabel,
      );
    }),
  };
}

function firstOfKey(fields: readonly FieldSource[]): [FieldSource, boolean][] {
  const seen = new Set<string>();
  return fields.map((field) => {
    const first = !seen.has(field.key);
    seen.add(field.key);
    return [field, first];
  });
}

function fieldReport(
  { field, before, after }: FieldSource,
  effects: Effects,
  labelOf: (field: string) => Bilingual,
): SourceField {
  const label = labelOf(field);
  return {
    field: safeName(field),
    // Names of switches are whatever somebody wrote.
    label: { fr: shown(maskText(label.fr)), en: shown(maskText(label.en)) },
    change: changeKind({ before, after }),
    ...sidesText({ before, after }),
    ...effects,
  };
}

function sidesText({ before, after }: Sides<JsonValue>): Pick<SourceField, 'before' | 'after'> {
  if (before === undefined || after === undefined) {
    return {
      before: before === undefined ? null : shown(jsonText(before)),
      after: after === undefined ? null : shown(jsonText(after)),
    };
  }
  return shownPair(jsonText(before), jsonText(after));
}

/** Masked leaf by leaf: in an instance file `credentials` names a place in the vault. */
function jsonText(value: JsonValue): string {
  return typeof value === 'string' ? maskText(value) : JSON.stringify(leafwise(value));
}

function leafwise(value: JsonValue): JsonValue {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(leafwise);
  const rows = Object.entries(value).map(([key, held]) => [maskText(key), leafwise(held)]);
  return Object.fromEntries(rows);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function plainLabel(field: string): Bilingual {
  return { fr: field, en: field };
}
