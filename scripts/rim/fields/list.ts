/** The part of a list's schema that says how its items are told apart. */
interface ListSchema {
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/**
 * The type of a list of these items: `[]Container`, or `[name]Container` where Kubernetes
 * merges the items by a field. Its older `x-kubernetes-patch-merge-key` says no more.
 */
export function listOf(schema: ListSchema, items: string): string {
  return `[${(schema['x-kubernetes-list-map-keys'] ?? []).join(',')}]${items}`;
}
