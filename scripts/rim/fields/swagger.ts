import type { Fields, Kind } from '../../../lib/kubernetes/fields/index.ts';
import { listOf } from './list.ts';

const gvk = 'x-kubernetes-group-version-kind';

/** The part of Kubernetes' OpenAPI document that is read. */
interface Swagger {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly paths: Readonly<
    Record<string, { readonly post?: { readonly [gvk]?: GroupVersionKind } }>
  >;
}

interface Schema {
  readonly [gvk]?: readonly GroupVersionKind[];
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Definitions that are no objects: what JSON they are written as. */
const scalars: Readonly<Record<string, string>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'int-or-string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'any',
};

/**
 * The fields of these built-in kinds (`apps/v1/StatefulSet`) and of all that they hold.
 *
 * @throws {Error} when a kind is missing, or two definitions share their short name.
 */
export function builtInFields(
  swagger: Swagger,
  wanted: readonly string[],
): Omit<Fields, 'sources'> {
  const created = new Map<string, { definition: string; namespaced: boolean }>();
  for (const [path, { post }] of Object.entries(swagger.paths)) {
    const of = post?.[gvk];
    if (of === undefined || /\{name\}/.test(path)) continue;
    created.set(nameOf(of), {
      definition: definitionOf(swagger, of),
      namespaced: path.includes('/namespaces/{namespace}/'),
    });
  }
  const types = new Map<string, { origin: string; fields: Record<string, string> }>();
  const kinds: Record<string, Kind> = {};
  for (const name of wanted) {
    const found = created.get(name);
    if (found === undefined) throw new Error(`Kubernetes has no ${name}.`);
    const { apiVersion, kind, metadata, status, ...own } =
      swagger.definitions[found.definition]?.properties ?? {};
    if (metadata !== undefined) typeOf(metadata);
    kinds[name] = { namespaced: found.namespaced, fields: fieldsOf(own) };
  }
  return {
    kinds,
    types: Object.fromEntries([...types].map(([name, { fields }]) => [name, fields])),
  };

  function fieldsOf(properties: Readonly<Record<string, Schema>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, typeOf(schema)]),
    );
  }

  function typeOf(schema: Schema): string {
    if (schema.$ref !== undefined) return reference(schema.$ref.replace('#/definitions/', ''));
    if (schema.type === 'array') return listOf(schema, typeOf(schema.items ?? {}));
    if (schema.additionalProperties !== undefined)
      return `{}${typeOf(schema.additionalProperties)}`;
    return schema.type === undefined || schema.type === 'object' ? 'any' : schema.type;
  }

  function reference(origin: string): string {
    const scalar = scalars[origin];
    if (scalar !== undefined) return scalar;
    const name = origin.slice(origin.lastIndexOf('.') + 1);
    const known = types.get(name);
    if (known !== undefined) {
      if (known.origin !== origin) throw new Error(`${origin} and ${known.origin} share a name.`);
      return name;
    }
    const { properties } = swagger.definitions[origin] ?? {};
    if (properties === undefined) return 'any';
    const entry = { origin, fields: {} };
    types.set(name, entry);
    Object.assign(entry.fields, fieldsOf(properties));
    return name;
  }
}

// --- internal ---

function nameOf({ group, version, kind }: GroupVersionKind): string {
  return group === '' ? `${version}/${kind}` : `${group}/${version}/${kind}`;
}

function definitionOf(swagger: Swagger, of: GroupVersionKind): string {
  for (const [name, schema] of Object.entries(swagger.definitions)) {
    const [own, other] = schema[gvk] ?? [];
    if (own !== undefined && other === undefined && nameOf(own) === nameOf(of)) return name;
  }
  return '';
}
