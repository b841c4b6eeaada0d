import { sameQuantity } from '../cost/quantity.ts';
import { same, type Value } from '../manifest/value.ts';
import type { Type } from './schema.ts';

/**
 * Whether two values are the same, whatever their spelling: `1024Mi` is `1Gi`, 0.5 is
 * `500m`, the port 8080 is `8080`. Only where Kubernetes reads them so: the text `1Gi`
 * of an environment variable is not the text `1024Mi`.
 */
export function sameScalar(
  before: Value | undefined,
  after: Value | undefined,
  type: Type,
): boolean {
  if (same(before, after)) return true;
  if (type === 'quantity') return sameQuantity(before, after);
  if (type === 'int-or-string') {
    return (
      sameInteger(before, after) ||
      (isAmount(before) && isAmount(after) && sameQuantity(before, after))
    );
  }
  return type !== undefined && nothing(before) && nothing(after);
}

// --- internal ---

/** `targetPort: web` is a name, and `1k` could be one too: only what has a unit of bytes or thousandths is an amount. */
function isAmount(value: Value | undefined): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && /^[\d.]+(?:m|[KMGTPE]i)?$/.test(value))
  );
}

function sameInteger(before: Value | undefined, after: Value | undefined): boolean {
  const whole = (value: Value | undefined) =>
    (typeof value === 'number' || typeof value === 'string') && /^\d+$/.test(`${value}`)
      ? `${value}`
      : undefined;
  return whole(before) !== undefined && whole(before) === whole(after);
}

/** `key: null` is how YAML writes a field that is not there; of kinds that it knows, the API server drops it. */
function nothing(value: Value | undefined): boolean {
  return value === undefined || value === null;
}
