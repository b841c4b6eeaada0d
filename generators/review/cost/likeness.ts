import type { Instance } from '../../../lib/instance/index.ts';
import type { Rings } from '../../../lib/platform/index.ts';

/** Fields that say who and when, not what or how much. Any other makes a kind of its own. */
const silent: ReadonlySet<string> = new Set([
  'slug',
  'entity',
  'consortium',
  'history',
  'expectedUsers',
  'expectedTeams',
  'pilots',
  'mailbox',
  'language',
  'freezes',
  'owner',
  'request',
  'changes',
  'reviewOn',
] satisfies (keyof Instance)[]);

/** Fields whose words are names (a host, a bucket, a decision): only that they are there counts. */
const named: ReadonlySet<string> = new Set([
  'host',
  'partners',
  'storage',
  'database',
  'classification',
  'sensitivity',
] satisfies (keyof Instance)[]);

/** Words of those fields that do say what is made. */
const telling: ReadonlySet<string> = new Set(['kind', 'level']);

/** Equal for instances that ask for the same. A ring says only what it pins. */
export function likeness({ ring, ...instance }: Instance, rings: Rings): string {
  return JSON.stringify([
    ring === undefined ? null : rings[ring],
    ...Object.entries(instance)
      .filter(([key, value]) => !silent.has(key) && value !== undefined)
      .map(([key, value]) => [key, named.has(key) ? withoutNames(value) : value]),
  ]);
}

/**
 * The same from the text of an instance file, without parsing it: equal texts mean equal
 * fields. Undefined where the file is not laid out one field a line, brackets and all, as
 * `fleet request open` and the formatter write it: such a file is then parsed.
 */
export function textLikeness(text: string): string | undefined {
  if (!text.startsWith(opening) || !text.endsWith(closing)) return undefined;
  const lines = text.slice(opening.length, -closing.length).split('\n');
  const kept: string[] = [];
  let depth = 0;
  let key = '';
  for (const line of lines) {
    if (line === '') continue;
    if (depth === 0) key = /^ {2}(?<key>[a-zA-Z]+): /.exec(line)?.groups?.['key'] ?? '';
    const after = depthAfter(line, depth);
    if (key === '' || after === undefined) return undefined;
    depth = after;
    if (!silent.has(key)) kept.push(named.has(key) ? line.replace(word, wordless) : line);
  }
  return depth === 0 ? kept.join('\n') : undefined;
}

// --- internal ---

const opening = "import type { Instance } from '../lib/instance/index.ts';\n\nexport default {\n";
const closing = '\n} satisfies Instance;\n';

function withoutNames(value: unknown): unknown {
  if (typeof value === 'string') return 'named';
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([field, held]: [string, unknown]) => {
    return [field, telling.has(field) ? held : withoutNames(held)];
  });
}

const quoted = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

const word = /(?<field>[a-zA-Z]+): (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

function wordless(found: string, field: string): string {
  return telling.has(field) ? found : `${field}: named`;
}

/**
 * How many brackets are open after this line; undefined when a field could begin or end
 * inside it, so that one might hide behind another, or when it holds more than data.
 */
function depthAfter(line: string, before: number): number | undefined {
  const bare = line.replace(quoted, '0');
  if (/['"`/\\]/.test(bare)) return undefined;
  let depth = before;
  let fields = before === 0 ? 0 : 1;
  for (const { 0: sign, index } of bare.matchAll(/[{}[\],:]/g)) {
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (depth < 0) return undefined;
    if (depth > 0) continue;
    if (sign === ':') fields += 1;
    if (sign === ',' && index !== bare.length - 1) return undefined;
  }
  const isWhole = depth > 0 || (fields === 1 && bare.endsWith(','));
  return isWhole ? depth : undefined;
}
