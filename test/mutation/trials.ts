import { parse } from 'yaml';
import { reviewTrees } from '../../generators/review/index.ts';
import { type Json, type Mutant, mutantsOf } from './mutants.ts';

/** One mutant, of what it is one, and whether the review says more than that it is safe. */
export interface Trial extends Omit<Mutant, 'body'> {
  readonly kind: string;
  readonly name: string;
  readonly noticed: boolean;
}

/** Mutants of every object of a file of `dist/`, each reviewed as a change of its own. */
export function trials(path: string, text: string): Trial[] {
  const documents = text.split(/^(?=---)/m);
  const bodies = documents.map((document): Json => parse(document));
  const first = new Map(
    bodies.map((body, index): [string, number] => [kindOfObject(body), index]).toReversed(),
  );
  return [...first.values()].flatMap((index) => {
    const body = bodies[index] ?? null;
    const beside = documents
      .filter((other, at) => at !== index && !bystanders.test(other))
      .join('');
    const base = `${beside}---\n${JSON.stringify(body)}\n`;
    return mutantsOf(body)
      .filter((mutant) => JSON.stringify(mutant.body) !== JSON.stringify(body))
      .map(({ path: place, how, body: other }) => {
        const head = `${beside}---\n${JSON.stringify(other)}\n`;
        const { verdict } = reviewTrees(new Map([[path, base]]), new Map([[path, head]]));
        const noticed = verdict !== 'safe' && verdict !== 'unchanged';
        return { path: place, how, ...called(body), noticed };
      });
  });
}

// --- internal ---

/** Of objects that differ by their name alone, one stands for all: there are eight entries of the vault. */
function kindOfObject(body: Json): string {
  const { kind, name } = called(body);
  return `${kind} ${JSON.stringify(body).replaceAll(name, '#')}`;
}

/** What no rule looks at beside the object that changes: left out, because reading is what takes time. */
const bystanders = /^kind: (?:ConfigMap|ExternalSecret|PushSecret|ServiceAccount)$/m;

function called(body: Json): { kind: string; name: string } {
  const kind = at(body, 'kind');
  const name = at(at(body, 'metadata'), 'name');
  return { kind: String(kind), name: String(name) };
}

function at(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value[key]
    : undefined;
}
