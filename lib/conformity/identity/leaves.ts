/** A rendered instance as a flat list of leaves: path → text. */
export type Leaves = ReadonlyMap<string, string>;

/** What an instance is rendered to: its objects, and its settings once they are text. */
export interface Rendering {
  readonly objects: readonly object[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Every leaf by a path that a reader understands: `StatefulSet/web spec.replicas`,
 * `settings lang`. Elements of a list go by their own name where they have one.
 * `normal` is applied to names; values stay as they are until they are compared.
 */
export function leavesOf(
  { objects, settings }: Rendering,
  normal: (text: string) => string,
): Leaves {
  const leaves = new Map<string, string>();
  for (const object of objects) {
    const { kind, name } = identityOf(object);
    walk(leaves, normal, normal(`${kind}/${name} `), object);
  }
  walk(leaves, normal, 'settings ', settings);
  return leaves;
}

export interface Difference {
  readonly path: string;
  /** What stands there; null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Where two renderings differ, by path, once both values are made `normal`. */
export function differences(
  before: Leaves,
  after: Leaves,
  normal: (text: string) => string,
): readonly Difference[] {
  const found: Difference[] = [];
  const look = (path: string): void => {
    const [one, other] = [before.get(path), after.get(path)];
    // Most are the same as they stand, and some are whole programs.
    if (one === other) return;
    const left = one === undefined ? null : normal(one);
    const right = other === undefined ? null : normal(other);
    if (left !== right) found.push({ path, before: left, after: right });
  };
  for (const path of before.keys()) look(path);
  for (const path of after.keys()) if (!before.has(path)) look(path);
  return found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

// --- internal ---

function walk(
  leaves: Map<string, string>,
  normal: (text: string) => string,
  path: string,
  value: unknown,
): void {
  const inside = typeof value === 'string' ? (documentOf(value) ?? value) : value;
  if (typeof inside !== 'object' || inside === null) {
    if (inside !== undefined) leaves.set(path, String(inside));
    return;
  }
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(inside)
    ? inside.map((one: unknown, index) => [`[${normal(keyOf(one) ?? `${index}`)}]`, one] as const)
    : Object.entries(inside).map(([key, one]) => [`.${normal(key)}`, one] as const);
  // An empty map or list says something too.
  if (entries.length === 0) leaves.set(path, Array.isArray(inside) ? '[]' : '{}');
  for (const [step, one] of entries) walk(leaves, normal, unused(leaves, path + step), one);
}

/** A JSON document in a text, as a ConfigMap carries them: its parts differ one by one. */
function documentOf(text: string): object | undefined {
  if (!/^\s*\{[\s\S]*\}\s*$/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** Two elements of one name in a list stay two. */
function unused(leaves: ReadonlyMap<string, string>, path: string): string {
  return leaves.has(path) ? unused(leaves, `${path}+`) : path;
}

function keyOf(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null || !('name' in one)) return undefined;
  return typeof one.name === 'string' ? one.name : undefined;
}

function identityOf(object: object): { readonly kind: string; readonly name: string } {
  const kind = 'kind' in object ? String(object.kind) : '';
  const metadata = 'metadata' in object ? object.metadata : undefined;
  return { kind, name: keyOf(metadata) ?? '' };
}
