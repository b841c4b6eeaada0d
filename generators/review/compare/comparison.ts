import { costBook } from '../cost/book.ts';
import type { EffectsByKey } from '../explain/effects.ts';
import { explain } from '../explain/explain.ts';
import { type Renderer, type Renderers, renderersOf } from '../explain/rendering.ts';
import type { Manifest } from '../manifest/parse.ts';
import type { ChangeKind, InstanceChanges, Unexplained } from '../report.ts';
import type { Cost } from '../report-cost.ts';
import type { SourceReport } from '../report-source.ts';
import type { SourceInput } from '../source/input.ts';
import { readSource } from '../source/read.ts';
import type { Source } from '../source/source.ts';
import { changeKind } from '../tree/change-kind.ts';
import {
  type Departure,
  departures,
  fileDifferences,
  instanceChanges,
  type TreeReader,
} from '../tree/difference.ts';
import type { Owner } from '../tree/owner.ts';
import { type Difference, differences } from './difference.ts';
import { type Pair, pairs } from './identity.ts';
import { type ComparedFile, inventories, objectText, type Problem } from './inventory.ts';
import { objectType } from './schema.ts';

/** The difference between two trees, understood: what the rules look at. */
export interface Comparison {
  readonly files: readonly ComparedFile[];
  readonly instances: InstanceChanges;
  readonly departures: readonly Departure[];
  readonly problems: readonly Problem[];
  readonly objects: readonly ObjectChange[];
  /** Undefined when two folders of manifests were compared without their sources. */
  readonly source: Source | undefined;
  /** What explains the difference; undefined when there is no source to explain, or nobody to do it. */
  readonly renderers: Renderers | undefined;
  /** Empty as well when there is no source to explain by. */
  readonly unexplained: readonly UnexplainedChange[];
  /** See `SourceReport.rendered`. */
  readonly rendered: SourceReport['rendered'];
  /** What the changed keys of instance files cause, by slug, of instances of which an object changes. */
  readonly effects: ReadonlyMap<string, EffectsByKey>;
  readonly cost: Cost;
  /** Slug of the instance that a request's pull request is about; undefined for a person's own. */
  readonly request: string | undefined;
  /** The day that the review is made for, `YYYY-MM-DD`; undefined when nobody said. */
  readonly today: string | undefined;
}

/** One object that came, went or changed. Secret-like values are hidden already. */
export interface ObjectChange {
  /** `<cluster>/<Kind>/<namespace>/<name>`: what risks and acceptances call it. */
  readonly object: string;
  readonly change: ChangeKind;
  readonly owner: Owner;
  readonly file: string;
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
  /** Empty for an object that came or went. */
  readonly differences: readonly Difference[];
  /** What outside `dist/` may have brought it; empty without sources, and when nothing there could. */
  readonly causes: readonly string[];
}

/** A rendered change that nothing outside `dist/` explains. */
export interface UnexplainedChange {
  readonly change: ObjectChange;
  /** Those that are not explained; empty for a whole object. */
  readonly differences: readonly Difference[];
  readonly why: Unexplained['why'];
}

export interface CompareOptions {
  readonly source?: SourceInput;
  readonly renderer?: Renderer;
  readonly request?: string;
  readonly today?: string;
}

/** Reads the files that differ, and only these. */
export function compareTrees(
  base: TreeReader,
  head: TreeReader,
  options: CompareOptions = {},
): Comparison {
  const { files, before, after } = inventories(fileDifferences(base, head));
  const objects = pairs(before.objects, after.objects).flatMap(objectChange);
  const source = options.source && readSource(options.source);
  const renderers = source && options.renderer && renderersOf(options.renderer, source);
  const explained = source && explain(objects, source, renderers);
  return {
    files,
    instances: instanceChanges(base, head, files),
    departures: departures(base, head),
    problems: [...before.problems, ...after.problems],
    objects: explained?.objects ?? objects,
    source,
    renderers,
    unexplained: explained?.unexplained ?? [],
    rendered: explained?.rendered ?? 'unknown',
    effects: explained?.effects ?? new Map(),
    cost: costBook(objects, files, source, renderers),
    request: options.request,
    today: options.today,
  };
}

// --- internal ---

function objectChange({ before, after }: Pair): ObjectChange[] {
  const placed = after ?? before;
  if (placed === undefined) return [];
  const { manifest, owner, file } = placed;
  const type = objectType(manifest.apiVersion, manifest.kind);
  const found = differences(before?.manifest.body, after?.manifest.body, type);
  if (found.length === 0) return [];
  const whole = before === undefined || after === undefined;
  return [
    {
      object: objectText(owner, manifest),
      change: changeKind({ before, after }),
      owner,
      file,
      before: before?.manifest,
      after: after?.manifest,
      differences: whole ? [] : found,
      causes: [],
    },
  ];
}
