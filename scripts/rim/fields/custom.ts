import type { Fields, Kind } from '../../../lib/kubernetes/fields/index.ts';
import { listOf } from './list.ts';

/** The part of a CustomResourceDefinition that is read. */
interface Definition {
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

interface Schema {
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

export interface Wanted {
  readonly kinds: readonly string[];
  /** Type → the only fields of it that are kept. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

/**
 * The fields of these custom kinds (`cert-manager.io/v1/Certificate`).
 *
 * @throws {Error} when no definition serves one of them.
 */
export function customFields(
  documents: readonly unknown[],
  { kinds: wanted, only = {} }: Wanted,
): Omit<Fields, 'sources'> {
  const kinds: Record<string, Kind> = {};
  const types: Record<string, Record<string, string>> = {};
  /** Fields, written out → the type that has exactly these: CRDs repeat themselves a lot. */
  const alike = new Map<string, string>();
  for (const { spec } of documents.filter(isDefinition)) {
    for (const version of spec.versions) {
      const name = `${spec.group}/${version.name}/${spec.names.kind}`;
      if (!version.served || !wanted.includes(name)) continue;
      const { apiVersion, kind, metadata, status, ...own } =
        version.schema.openAPIV3Schema.properties ?? {};
      kinds[name] = {
        namespaced: spec.scope === 'Namespaced',
        fields: fieldsOf(own, spec.names.kind),
      };
    }
  }
  const missing = wanted.filter((name) => !Object.hasOwn(kinds, name));
  if (missing.length > 0) throw new Error(`No definition serves ${missing.join(', ')}.`);
  return { kinds, types };

  function fieldsOf(properties: Readonly<Record<string, Schema>>, path: string) {
    const kept = only[path] ?? Object.keys(properties);
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => kept.includes(name))
        .map(([name, schema]) => [name, typeOf(schema, `${path}.${name}`)]),
    );
  }

  function typeOf(schema: Schema, path: string): string {
    if (schema['x-kubernetes-int-or-string']) return 'int-or-string';
    if (schema['x-kubernetes-preserve-unknown-fields']) return 'any';
    if (schema.type === 'array') return listOf(schema, typeOf(schema.items ?? {}, path));
    if (schema.properties !== undefined) {
      const found = fieldsOf(schema.properties, path);
      const written = JSON.stringify(found);
      const name = alike.get(written) ?? path;
      alike.set(written, name);
      types[name] = found;
      return name;
    }
    const free = schema.additionalProperties;
    if (typeof free === 'object') return `{}${typeOf(free, path)}`;
    return schema.type === undefined || schema.type === 'object' ? 'any' : schema.type;
  }
}

// --- internal ---

function isDefinition(document: unknown): document is Definition {
  return (
    typeof document === 'object' &&
    document !== null &&
    'kind' in document &&
    document.kind === 'CustomResourceDefinition'
  );
}
