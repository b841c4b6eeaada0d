import { guard } from '../manifest/guard.ts';
import { parseJson } from '../manifest/parse-json.ts';
import { Hidden, type Value, type ValueMap } from '../manifest/value.ts';

/**
 * The JSON object that a text of a ConfigMap holds, so that what changed in it is told
 * field by field; undefined when the text is none. Its values are masked once more: an
 * escape may have hidden one from the look at the text.
 */
export function jsonText(value: Value | undefined): ValueMap | undefined {
  if (value instanceof Hidden) return value.json;
  const held = typeof value === 'string' ? parseJson(value) : undefined;
  return held === undefined ? undefined : guard('ConfigMap', held);
}
