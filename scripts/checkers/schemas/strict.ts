/** A JSON schema, or an OpenAPI one on its way to become one. */
export type Schema = { readonly [key: string]: unknown };

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An OpenAPI schema of Kubernetes as a JSON schema that refuses unknown fields.
 *
 * Kubernetes' own extensions say where it would be wrong to refuse: objects that
 * keep whatever they are given, and integers that may be words. Inside `allOf`,
 * `anyOf`, `oneOf` and `not` a schema only adds conditions and names no field anew,
 * so it is left open. `nullable` is dropped: no rendered field is null.
 */
export function strict(schema: Schema): Schema {
  return convert(schema, true);
}

// --- internal ---

/** Keys whose value is data, or a map from names to schemas, not a schema itself. */
const data = new Set(['default', 'enum', 'example', 'required']);
const maps = new Set(['properties', 'patternProperties', 'definitions']);
const conditions = new Set(['allOf', 'anyOf', 'oneOf', 'not']);
const dropped = new Set(['description', 'nullable', 'externalDocs', 'title']);

function convert(schema: Schema, close: boolean): Schema {
  if (schema['x-kubernetes-int-or-string'] === true || schema['format'] === 'int-or-string') {
    return { anyOf: [{ type: 'integer' }, { type: 'string' }] };
  }
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (dropped.has(key) || key.startsWith('x-kubernetes-')) continue;
    result[key] = convertValue(key, value, close);
  }
  const open =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  if (close && !open && isSchema(result['properties']) && !('additionalProperties' in result)) {
    result['additionalProperties'] = false;
  }
  return result;
}

function convertValue(key: string, value: unknown, close: boolean): unknown {
  if (data.has(key)) return value;
  if (maps.has(key) && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        isSchema(inner) ? convert(inner, close) : inner,
      ]),
    );
  }
  const inside = close && !conditions.has(key);
  if (Array.isArray(value)) {
    return value.map((inner: unknown) => (isSchema(inner) ? convert(inner, inside) : inner));
  }
  return isSchema(value) ? convert(value, inside) : value;
}
