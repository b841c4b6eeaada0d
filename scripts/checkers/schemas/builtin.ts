import { isSchema, type Schema, strict } from './strict.ts';

/** A schema and where the checkers look for it: `<first part of apiVersion>/<kind>_<version>.json`. */
export interface SchemaFile {
  readonly path: string;
  readonly schema: Schema;
}

export const dialect = 'http://json-schema.org/draft-07/schema#';

/**
 * The file that kubeconform and kubesec look for: to them the group of a core
 * object is its version.
 */
export function schemaPath(group: string, version: string, kind: string): string {
  return `${group === '' ? version : group}/${kind.toLowerCase()}_${version}.json`;
}

/** One self-contained schema for each kind that the description of Kubernetes' API names. */
export function builtinSchemas(swagger: unknown): readonly SchemaFile[] {
  const definitions = isSchema(swagger) ? swagger['definitions'] : undefined;
  if (!isSchema(definitions)) return [];
  const done = new Map<string, Schema>();
  for (const [name, definition] of Object.entries(definitions)) {
    done.set(name, loose[name] ?? strict(isSchema(definition) ? definition : {}));
  }
  return Object.entries(definitions).flatMap(([name, definition]) =>
    kindsOf(definition).map(({ group, version, kind }) => ({
      path: schemaPath(group, version, kind),
      schema: rooted(
        done.get(name) ?? {},
        group === '' ? version : `${group}/${version}`,
        kind,
        reached(name, done),
      ),
    })),
  );
}

// --- internal ---

/** Written as a word or as a number, whatever their `type: string` says. */
const loose: Readonly<Record<string, Schema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    anyOf: [{ type: 'string' }, { type: 'number' }],
  },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    anyOf: [{ type: 'string' }, { type: 'integer' }],
  },
};

interface Kind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Kinds that share one definition (`DeleteOptions`) are no objects of a manifest. */
function kindsOf(definition: unknown): readonly Kind[] {
  const kinds = isSchema(definition) ? definition['x-kubernetes-group-version-kind'] : undefined;
  if (!Array.isArray(kinds) || kinds.length !== 1) return [];
  return kinds.filter(isSchema).map((kind) => ({
    group: String(kind['group']),
    version: String(kind['version']),
    kind: String(kind['kind']),
  }));
}

function rooted(
  schema: Schema,
  apiVersion: string,
  kind: string,
  definitions: Readonly<Record<string, Schema>>,
): Schema {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    $schema: dialect,
    ...schema,
    properties: {
      ...properties,
      apiVersion: { enum: [apiVersion] },
      kind: { enum: [kind] },
    },
    required: [...new Set([...required, 'apiVersion', 'kind', 'metadata'])],
    definitions,
  };
}

/** Every definition that one refers to, directly or not. */
function reached(name: string, all: ReadonlyMap<string, Schema>): Readonly<Record<string, Schema>> {
  const found: Record<string, Schema> = {};
  const waiting = references(all.get(name));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const schema = all.get(next);
    if (schema === undefined || next in found) continue;
    found[next] = schema;
    waiting.push(...references(schema));
  }
  return found;
}

function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isSchema(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string'
      ? [inner.slice(inner.lastIndexOf('/') + 1)]
      : references(inner),
  );
}
