import { fields, kindOf } from '../../../lib/kubernetes/fields/index.ts';
import { setLists } from './set-lists.ts';

/**
 * What Kubernetes knows of a value, in the words of lib/kubernetes/fields: `PodSpec`,
 * `[name]Container`, `{}quantity`; undefined where it knows nothing. `[*]` before a type
 * makes it a list whose order says nothing.
 */
export type Type = string | undefined;

/** How the items of a list are told apart. */
export type ListKind =
  | { readonly by: 'keys'; readonly keys: readonly string[] }
  | { readonly by: 'content' }
  | { readonly by: 'place' };

/** The type of a whole object. */
export function objectType(apiVersion: string, kind: string): Type {
  return kindOf(apiVersion, kind) === undefined ? undefined : `${wholeObject}${apiVersion}/${kind}`;
}

/** The type of a field of a value of this type. */
export function fieldType(type: Type, field: string): Type {
  if (type === undefined) return undefined;
  if (type.startsWith('{}')) return type.slice(2);
  const known = fieldsOf(type);
  if (known === undefined || !Object.hasOwn(known, field)) return undefined;
  const found = known[field];
  const owner = type.slice(type.lastIndexOf('/') + 1);
  if (found === undefined || !setLists.has(`${owner}.${field}`)) return found;
  return `[*]${found.slice(found.indexOf(']') + 1)}`;
}

/** The type of an item of a list of this type. */
export function itemType(type: Type): Type {
  return type?.startsWith('[') ? type.slice(type.indexOf(']') + 1) : undefined;
}

/** How Kubernetes tells the items of such a list apart; undefined where nobody says. */
export function listKind(type: Type): ListKind | undefined {
  const keys = /^\[(?<keys>[^\]]*)\]/.exec(type ?? '')?.groups?.['keys'];
  if (keys === undefined) return undefined;
  if (keys === '*') return { by: 'content' };
  return keys === '' ? { by: 'place' } : { by: 'keys', keys: keys.split(',') };
}

// --- internal ---

const wholeObject = 'object:';

function fieldsOf(type: string): Readonly<Record<string, string>> | undefined {
  if (!type.startsWith(wholeObject)) {
    return Object.hasOwn(fields.types, type) ? fields.types[type] : undefined;
  }
  const name = type.slice(wholeObject.length);
  const found = objectFields.get(name) ?? {
    ...fields.kinds[name]?.fields,
    apiVersion: 'string',
    kind: 'string',
    metadata: 'ObjectMeta',
  };
  objectFields.set(name, found);
  return found;
}

/** Fields of whole objects, by the kinds of the catalogue: `objectType` makes a type of no other. */
const objectFields = new Map<string, Readonly<Record<string, string>>>();
