import { z } from 'zod';

/**
 * The keys that the schema knows at a place of the data: what a misspelled key is
 * compared with. Empty where the data is no object there.
 */
export function knownKeys(
  schema: z.core.$ZodType,
  data: unknown,
  path: readonly PropertyKey[],
): readonly string[] {
  const inner = unwrap(schema, data);
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const below = isRecord(data) || Array.isArray(data) ? Reflect.get(data, step) : undefined;
  if (inner instanceof z.ZodArray) return knownKeys(inner.element, below, rest);
  const next = inner instanceof z.ZodObject ? inner.shape[String(step)] : undefined;
  return next === undefined ? [] : knownKeys(next, below, rest);
}

// --- internal ---

/** Through `optional`, and to the member of a union that the data names. */
function unwrap(schema: z.core.$ZodType, data: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap(), data);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const { discriminator, options } = schema.def;
  const named = isRecord(data) ? data[discriminator] : undefined;
  const member = options.find((option) => {
    return option instanceof z.ZodObject && option.shape[discriminator]?.value === named;
  });
  return member ?? schema;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
