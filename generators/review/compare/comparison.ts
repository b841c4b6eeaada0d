import { apart } from '../manifest/documents.ts';
import { type Manifest, parseManifests } from '../manifest/parse.ts';
import { safeName } from '../mask/safe.ts';
import { maskTokens } from '../mask/token.ts';
import type { ChangeKind, InstanceChanges } from '../report.ts';
import {
  type Departure,
  departures,
  type FileDifference,
  fileDifferences,
  instanceChanges,
  type Tree,
} from '../tree/difference.ts';
import type { Owner } from '../tree/owner.ts';
import { type Difference, differences } from './difference.ts';
import { identityOf, type Pair, type Placed, pairs } from './identity.ts';

/** The difference between two trees, understood: what the rules look at. */
export interface Comparison {
  readonly files: readonly FileDifference[];
  readonly instances: InstanceChanges;
  readonly departures: readonly Departure[];
  readonly problems: readonly Problem[];
  readonly objects: readonly ObjectChange[];
}

/** Something in a file that could not be read. */
export interface Problem {
  readonly file: string;
  readonly owner: Owner;
  readonly side: 'base' | 'head';
  readonly what: string;
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
  readonly differences: readonly Difference[];
}

/** Reads the files that differ, and only these. */
export function compareTrees(base: Tree, head: Tree): Comparison {
  const files = fileDifferences(base, head);
  const read = files.map(readable);
  const [before, after] = [inventory(read, 'base'), inventory(read, 'head')];
  return {
    files,
    instances: instanceChanges(base, head, files),
    departures: departures(base, head),
    problems: [...before.problems, ...after.problems],
    objects: pairs(before.objects, after.objects).flatMap(objectChange),
  };
}

// --- internal ---

interface Inventory {
  readonly objects: readonly Placed[];
  readonly problems: readonly Problem[];
}

interface Readable extends FileDifference {
  readonly shared: readonly string[];
}

/** The file less the documents that are the same on both sides. */
function readable(file: FileDifference): Readable {
  if (file.before === undefined || file.after === undefined) return { ...file, shared: [] };
  return { ...file, ...apart(file.before, file.after) };
}

function inventory(files: readonly Readable[], side: Problem['side']): Inventory {
  const objects = new Map<string, Placed>();
  const problems: Problem[] = [];
  for (const { path, owner, before, after, shared } of files) {
    const text = side === 'base' ? before : after;
    if (text === undefined) continue;
    const { manifests, problems: said } = parseManifests(text);
    for (const what of said) problems.push({ file: path, owner, side, what });
    for (const manifest of manifests) {
      const placed = { manifest, owner, file: path };
      const key = identityOf(placed);
      if (objects.has(key) || standsIn(shared, placed)) {
        const what = `a second ${objectText(owner, manifest)}`;
        problems.push({ file: path, owner, side, what });
      } else {
        objects.set(key, placed);
      }
    }
  }
  return { objects: [...objects.values()], problems };
}

/** Whether one of these documents is the same object. Only those that could be are read. */
function standsIn(shared: readonly string[], placed: Placed): boolean {
  const { kind, name } = placed.manifest;
  return shared
    .filter((text) => text.includes(kind) && text.includes(name))
    .flatMap((text) => parseManifests(text).manifests)
    .some((manifest) => identityOf({ ...placed, manifest }) === identityOf(placed));
}

function objectText({ cluster }: Owner, { kind, namespace, name }: Manifest): string {
  const words = [cluster, kind, ...(namespace === undefined ? [] : [namespace]), name];
  return safeName(words.map(maskTokens).join('/'));
}

function objectChange({ before, after }: Pair): ObjectChange[] {
  const placed = after ?? before;
  if (placed === undefined) return [];
  const found = differences(before?.manifest.body, after?.manifest.body);
  if (found.length === 0) return [];
  const whole = before === undefined || after === undefined;
  return [
    {
      object: objectText(placed.owner, placed.manifest),
      change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      owner: placed.owner,
      file: placed.file,
      before: before?.manifest,
      after: after?.manifest,
      differences: whole ? [] : found,
    },
  ];
}
