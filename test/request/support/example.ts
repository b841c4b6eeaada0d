import { readdirSync } from 'node:fs';
import type { Forge, RequestKind } from '../../../generators/request/index.ts';
import { answersOf, bodyOf, examples } from './samples.ts';

/** The body that a forge makes of the example of a kind: each kind has one at least. */
export function exampleOf({ id }: RequestKind, forge: Forge): string {
  return bodyOf(exampleNameOf(id), forge);
}

/** Name of the first example of a kind, in the order of the alphabet. */
export function exampleNameOf(id: string): string {
  const found = names.find((name) => answersOf(name)['kind'] === id);
  if (found === undefined) throw new Error(`examples/requests has no request of the kind ${id}`);
  return found;
}

// --- internal ---

const names = readdirSync(examples)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))
  .sort();
