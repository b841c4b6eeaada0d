import { dialect, type SchemaFile, schemaPath } from './builtin.ts';
import { isSchema, type Schema, strict } from './strict.ts';

/** A schema for each version that this CustomResourceDefinition serves; none for another kind. */
export function customSchemas(definition: unknown): readonly SchemaFile[] {
  if (!isSchema(definition) || definition['kind'] !== 'CustomResourceDefinition') return [];
  const { group, names, versions } = isSchema(definition['spec']) ? definition['spec'] : {};
  if (!isSchema(names) || !Array.isArray(versions)) return [];
  const kind = String(names['kind']);
  return versions
    .filter(isSchema)
    .filter(({ served }) => served === true)
    .map(({ name, schema }) => {
      const root = isSchema(schema) ? schema['openAPIV3Schema'] : undefined;
      return {
        path: schemaPath(String(group), String(name), kind),
        schema: rooted(isSchema(root) ? root : {}, `${String(group)}/${String(name)}`, kind),
      };
    });
}

// --- internal ---

const texts: Schema = { type: 'object', additionalProperties: { type: 'string' } };

/** What manifests may write of ObjectMeta: an apiserver adds it to every custom resource. */
const metadata: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    namespace: { type: 'string' },
    labels: texts,
    annotations: texts,
    finalizers: { type: 'array', items: { type: 'string' } },
  },
  required: ['name'],
  additionalProperties: false,
};

function rooted(schema: Schema, apiVersion: string, kind: string): Schema {
  const { properties, required, ...rest } = strict(schema);
  return {
    $schema: dialect,
    ...rest,
    properties: {
      ...(isSchema(properties) ? properties : {}),
      apiVersion: { enum: [apiVersion] },
      kind: { enum: [kind] },
      metadata,
    },
    required: [
      ...new Set([...(Array.isArray(required) ? required : []), 'apiVersion', 'kind', 'metadata']),
    ],
  };
}
