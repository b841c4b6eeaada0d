import { packed } from '../manifest/alone.ts';
import { apart } from '../manifest/documents.ts';
import { type Manifest, parseManifests } from '../manifest/parse.ts';
import { safeName } from '../mask/safe.ts';
import { maskTokens } from '../mask/token.ts';
import type { ChangeKind } from '../report.ts';
import { changeKind } from '../tree/change-kind.ts';
import type { FileDifference } from '../tree/difference.ts';
import type { Owner } from '../tree/owner.ts';
import { identityOf, type Placed } from './identity.ts';

/** What stays known of a file that differs once its text is let go. */
export interface ComparedFile {
  readonly path: string;
  readonly owner: Owner;
  readonly change: ChangeKind;
  /** The ring that it names on the head's side first: that of the instance's namespace. */
  readonly ring: string | undefined;
  /** Documents that stand on both sides, word for word; few of them are ever asked for. */
  readonly stayed: readonly (() => string)[];
}

/** Something in a file that could not be read. */
export interface Problem {
  readonly file: string;
  readonly owner: Owner;
  readonly side: 'base' | 'head';
  readonly what: string;
}

/** The objects of one side, of documents that stand on this side alone. */
export interface Inventory {
  readonly objects: readonly Placed[];
  readonly problems: readonly Problem[];
}

/** Both sides of the files that differ. A file is let go before the next one is asked for. */
export function inventories(differences: Iterable<FileDifference>): {
  readonly files: readonly ComparedFile[];
  readonly before: Inventory;
  readonly after: Inventory;
} {
  const files: ComparedFile[] = [];
  const [before, after] = [emptyShelf(), emptyShelf()];
  for (const file of differences) {
    const { shared, ...sides } = readable(file);
    put(before, { ...file, shared, text: sides.before, side: 'base' });
    put(after, { ...file, shared, text: sides.after, side: 'head' });
    files.push(compared(file, shared));
  }
  return { files, before: listed(before), after: listed(after) };
}

/** `<cluster>/<Kind>/<namespace>/<name>`, as it may be shown. */
export function objectText({ cluster }: Owner, { kind, namespace, name }: Manifest): string {
  const words = [cluster, kind, ...(namespace === undefined ? [] : [namespace]), name];
  return safeName(words.map(maskTokens).join('/'));
}

// --- internal ---

interface Shelf {
  readonly objects: Map<string, Placed>;
  readonly problems: Problem[];
}

interface OneSide extends Pick<FileDifference, 'path' | 'owner'> {
  readonly side: Problem['side'];
  readonly text: string | undefined;
  readonly shared: readonly string[];
}

function emptyShelf(): Shelf {
  return { objects: new Map(), problems: [] };
}

function listed({ objects, problems }: Shelf): Inventory {
  return { objects: [...objects.values()], problems };
}

/** The file less the documents that are the same on both sides. */
function readable({ before, after }: FileDifference): {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly shared: readonly string[];
} {
  return before === undefined || after === undefined
    ? { before, after, shared: [] }
    : apart(before, after);
}

function compared(
  { path, owner, before, after }: FileDifference,
  shared: readonly string[],
): ComparedFile {
  return {
    path,
    owner,
    change: changeKind({ before, after }),
    ring: /^ +"?eln\.fleet\/ring"?: *"?(?<ring>[a-z]+)/m.exec(after ?? '')?.groups?.['ring'],
    stayed: shared.map(packed),
  };
}

function put(shelf: Shelf, { path, owner, side, text, shared }: OneSide): void {
  if (text === undefined) return;
  const { manifests, problems } = parseManifests(text);
  for (const what of problems) shelf.problems.push({ file: path, owner, side, what });
  for (const manifest of manifests) {
    const placed = { manifest, owner, file: path };
    const key = identityOf(placed);
    if (shelf.objects.has(key) || standsIn(shared, placed)) {
      const what = `a second ${objectText(owner, manifest)}`;
      shelf.problems.push({ file: path, owner, side, what });
    } else {
      shelf.objects.set(key, placed);
    }
  }
}

/** Whether one of these documents is the same object. Only those that could be are read. */
function standsIn(shared: readonly string[], placed: Placed): boolean {
  const { kind, name } = placed.manifest;
  return shared
    .filter((text) => text.includes(kind) && text.includes(name) && mayBe(text, kind, name))
    .flatMap((text) => parseManifests(text).manifests)
    .some((manifest) => identityOf({ ...placed, manifest }) === identityOf(placed));
}

/** False only for a document as our renderer writes it, a field a line, whose kind or name is another. */
function mayBe(text: string, kind: string, name: string): boolean {
  const kinds = text.match(/^kind: .*$/gm) ?? [];
  if (kinds.length !== 1 || !/^metadata:$/m.test(text)) return true;
  const names = text.match(/^ {2}name: .*$/gm) ?? [];
  return (
    (kinds[0]?.includes(kind) ?? true) &&
    (names.length === 0 || names.some((line) => line.includes(name)))
  );
}
