import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { alone } from './alone.ts';
import { asValue, Unreadable } from './as-value.ts';
import { guard } from './guard.ts';
import { readBlock } from './read-block.ts';
import { blank, documentsIn } from './split.ts';
import { at, type ValueMap } from './value.ts';

/** One Kubernetes object of a file, its secret-like values already hidden. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined for kinds that belong to the whole cluster. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly body: ValueMap;
}

export interface ManifestFile {
  readonly manifests: readonly Manifest[];
  /** Why a part of it could not be read: never quotes the text, which may hold a secret. */
  readonly problems: readonly string[];
}

/** Reads a file of manifests. Nothing is thrown: what cannot be read is told as a problem. */
export function parseManifests(text: string): ManifestFile {
  const { read, rest } = readFast(text);
  const manifests: Manifest[] = [...read];
  const problems: string[] = [];
  if (rest.trim() === '') return { manifests, problems };
  for (const { document, place } of documentsOf(rest, problems)) {
    try {
      const manifest = manifestIn(document);
      if (manifest !== undefined) manifests.push(manifest);
    } catch (error) {
      problems.push(`${place}: ${error instanceof Unreadable ? error.message : 'cannot be read'}`);
    }
  }
  return { manifests, problems };
}

// --- internal ---

/** The documents in our renderer's own style, and the text that is left, each line where it was. */
function readFast(text: string): { readonly read: readonly Manifest[]; readonly rest: string } {
  const read: Manifest[] = [];
  const left = (documentsIn(text) ?? [text]).map((document) => {
    const body = readBlock(alone(document).replace(/^---\n/, '\n'));
    const manifest = body === undefined ? undefined : attempt(body);
    if (manifest === undefined) return document;
    read.push(manifest);
    return blank(document);
  });
  return { read, rest: left.join('') };
}

/** Undefined when it is no object: the slow way says why. */
function attempt(body: ValueMap): Manifest | undefined {
  try {
    return manifestOf(body);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

interface Placed {
  readonly document: Document;
  readonly place: string;
}

function documentsOf(text: string, problems: string[]): Placed[] {
  const lines = new LineCounter();
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: true,
    // A number that JavaScript would round must not hide a change.
    intAsBigInt: true,
  } as const;
  try {
    const documents = parseAllDocuments(text, options);
    return [...documents].flatMap((document) => {
      const said = [...document.errors, ...document.warnings].map(
        ({ code, pos }) => `line ${lines.linePos(pos[0]).line}: no valid YAML (${code})`,
      );
      problems.push(...said);
      if (said.length > 0) return [];
      return [{ document, place: `line ${lines.linePos(document.range[0]).line}` }];
    });
  } catch {
    // The parser calls itself for each level: a few thousand levels end its stack.
    problems.push('the file: cannot be read');
    return [];
  }
}

/** Undefined for an empty document, which says nothing. */
function manifestIn(document: Document): Manifest | undefined {
  const content: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 0 });
  if (content === null || content === undefined) return undefined;
  const body = asValue(content);
  if (!(body instanceof Map)) throw new Unreadable('is no mapping');
  return manifestOf(body);
}

function manifestOf(body: ValueMap): Manifest {
  const [apiVersion, kind] = [wordAt(body, 'apiVersion'), wordAt(body, 'kind')];
  const name = wordAt(body, 'metadata', 'name');
  const namespace = at(body, 'metadata', 'namespace');
  if (namespace !== undefined && typeof namespace !== 'string') {
    throw new Unreadable('has a metadata.namespace that is no text');
  }
  return { apiVersion, kind, namespace, name, body: guard(kind, body) };
}

function wordAt(body: ValueMap, ...keys: readonly string[]): string {
  const word = at(body, ...keys);
  if (typeof word === 'string' && word !== '') return word;
  throw new Unreadable(`has no ${keys.join('.')}`);
}
