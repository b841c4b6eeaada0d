import { createHash } from 'node:crypto';
import type { Git } from '../../lib/forge/index.ts';

/** What a path of a commit is. */
export interface Entry {
  readonly id: string;
  /** False for a submodule: there is nothing to read. */
  readonly blob: boolean;
}

/** Everything in a commit, by path. @throws {FleetError} `GIT_FAILED`. */
export function listing(git: Git, commit: string): Map<string, Entry> {
  const rows = git.run(['ls-tree', '-r', '-z', '--full-tree', commit]).split('\0');
  return new Map(
    rows.flatMap((row): [string, Entry][] => {
      const tab = row.indexOf('\t');
      if (tab === -1) return [];
      const [, type, id = ''] = row.slice(0, tab).split(' ');
      return [[row.slice(tab + 1), { id, blob: type === 'blob' }]];
    }),
  );
}

/** Texts by id, by a few `git cat-file --batch`; what git does not have is left out. */
export function readBlobs(git: Git, wanted: Iterable<string>): Map<string, string> {
  const ids = [...new Set(wanted)];
  const texts = new Map<string, string>();
  for (let at = 0; at < ids.length; at += batch) {
    readBatch(git, ids.slice(at, at + batch), texts);
  }
  return texts;
}

/**
 * Texts by id, read a few at a time while they are asked for in the order of the list: the
 * texts of a whole fleet at once are more than a review has room for. Any other order gives
 * the same texts, only later.
 */
export class BlobsInTurn {
  readonly #git: Git;
  readonly #ids: readonly string[];
  readonly #places: ReadonlyMap<string, readonly number[]>;
  #start = 0;
  #held: ReadonlyMap<string, string> = new Map();

  constructor(git: Git, ids: readonly string[]) {
    this.#git = git;
    this.#ids = ids;
    const places = new Map<string, number[]>();
    for (const [place, id] of ids.entries()) {
      const known = places.get(id);
      if (known === undefined) places.set(id, [place]);
      else known.push(place);
    }
    this.#places = places;
  }

  /** Undefined for what is not in the list, and for what git does not have. @throws {FleetError} `GIT_FAILED`. */
  get(id: string): string | undefined {
    const places = this.#places.get(id);
    if (places === undefined) return undefined;
    if (!this.#held.has(id)) {
      // One text may stand at two paths: whoever goes on in order wants what comes next.
      const place = places.find((one) => one >= this.#start) ?? places[0] ?? 0;
      this.#start = place - (place % batch);
      const texts = new Map<string, string>();
      readBatch(this.#git, this.#ids.slice(this.#start, this.#start + batch), texts);
      this.#held = texts;
    }
    return this.#held.get(id);
  }
}

/**
 * The text of a file, or a sentence that no manifest can be, different for different
 * bytes: the report then says that the file cannot be read, as it does of broken YAML.
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return `no UTF-8 text, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}\n`;
  }
}

// --- internal ---

/** Files read at a time: what git prints is held beside the texts that are made of it. */
const batch = 40;

function readBatch(git: Git, ids: readonly string[], texts: Map<string, string>): void {
  const output = git.bytes(['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
  let at = 0;
  for (const id of ids) {
    const start = output.indexOf(0x0a, at) + 1;
    const head = output.subarray(at, start).toString('latin1');
    at = start;
    if (head.endsWith(' missing\n')) continue;
    const end = start + Number(head.split(' ')[2]);
    texts.set(id, textOf(output.subarray(start, end)));
    at = end + 1;
  }
}
