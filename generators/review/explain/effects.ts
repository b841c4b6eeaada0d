import { type Instance, instanceSchema } from '../../../lib/instance/index.ts';
import { differences } from '../compare/difference.ts';
import { objectType } from '../compare/schema.ts';
import type { SourceField } from '../report-source.ts';
import type { InstanceSource } from '../source/source.ts';
import { manifestOf, type Render, type RenderedObject, type Renderer } from './rendering.ts';
import { type RenderedChange, type Told, told } from './telling.ts';
import { followsRank } from './telling-fields.ts';

/** What one change of the sources does to the manifests. */
export type Effects = Pick<SourceField, 'effects' | 'caused'>;

/** Effects by the key of an instance file that causes them. */
export type EffectsByKey = ReadonlyMap<string, Effects>;

/** Where nothing can be computed. */
export const noEffects: Effects = { effects: [], caused: null };

/**
 * What changes in the manifests when this alone changes: both sides are rendered, and
 * compared. No table says which field of an instance reaches which field of an object, so
 * none can be wrong.
 */
export function effectsBetween(
  before: { readonly instance: Instance; readonly renderer: Renderer },
  after: { readonly instance: Instance; readonly renderer: Renderer },
  render: Render,
): Effects {
  const one = render(before.instance, before.renderer);
  const other = render(after.instance, after.renderer);
  if (one === undefined || other === undefined) return noEffects;
  const changes = renderedChanges(one, other);
  return { effects: mostTelling(changes.map(told).filter(tells)), caused: changes.length };
}

/** What each changed key of an instance causes by itself; empty for one that comes or goes. */
export function effectsByKey(
  { before, after, fields }: InstanceSource,
  renderer: Renderer,
  render: Render,
): EffectsByKey {
  if (before === undefined || after === undefined) return new Map();
  return new Map(
    [...new Set(fields.map(({ key }) => key))].map((key) => {
      const mixed = withKey(key, before, after);
      if (mixed === undefined) return [key, noEffects];
      return [
        key,
        effectsBetween({ instance: before, renderer }, { instance: mixed, renderer }, render),
      ];
    }),
  );
}

// --- internal ---

/** The base with this key alone as the head has it: the head itself when nothing else differs. What no schema admits is not rendered. */
function withKey(key: string, before: Instance, after: Instance): Instance | undefined {
  const mixed = instanceSchema.safeParse({ ...before, [key]: Reflect.get(after, key) });
  if (!mixed.success) return undefined;
  return JSON.stringify(mixed.data) === JSON.stringify(after) ? after : mixed.data;
}

/** A name that follows from the content tells nothing beside the content. */
function tells({ rank }: Told): boolean {
  return rank < followsRank;
}

/** Effects that are told of one field. */
const most = 12;

function renderedChanges(
  before: readonly RenderedObject[],
  after: readonly RenderedObject[],
): RenderedChange[] {
  const [old, now] = [byStem(before), byStem(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((stem) =>
    changesOf(old.get(stem), now.get(stem)),
  );
}

/** Two that share a stem are told apart by their hash. */
function byStem(objects: readonly RenderedObject[]): Map<string, RenderedObject> {
  const count = new Map<string, number>();
  for (const { stem } of objects) count.set(stem, (count.get(stem) ?? 0) + 1);
  return new Map(objects.map((one) => [count.get(one.stem) === 1 ? one.stem : one.identity, one]));
}

function changesOf(
  before: RenderedObject | undefined,
  after: RenderedObject | undefined,
): RenderedChange[] {
  const rendered = after ?? before;
  if (rendered === undefined) return [];
  const { apiVersion, kind, metadata } = rendered.object;
  const place = { kind, name: metadata.name };
  if (before === undefined || after === undefined) {
    const change = before === undefined ? 'added' : 'removed';
    return [{ ...place, change, path: [], before: undefined, after: undefined }];
  }
  // Most objects are the same, and most of them say so at once.
  if (JSON.stringify(before.object) === JSON.stringify(after.object)) return [];
  const found = differences(
    manifestOf(before).body,
    manifestOf(after).body,
    objectType(apiVersion, kind),
  );
  return found.map((one) => ({ ...place, change: 'changed', ...one }));
}

/** The most telling ones, each once: ten containers may run one image. */
function mostTelling(changes: readonly Told[]): Effects['effects'] {
  const sorted = changes.toSorted((a, b) => a.rank - b.rank);
  const distinct = new Map(
    sorted.map(({ label, before, after }) => [
      JSON.stringify([label, before, after]),
      { label, before, after },
    ]),
  );
  return [...distinct.values()].slice(0, most);
}
