import { parseDocument } from 'yaml';
import { asValue } from '../../manifest/as-value.ts';
import { isList, isMap, textOf, type Value } from '../../manifest/value.ts';

/** A workflow as data; undefined when it is none. */
export function workflowOf(text: string): Value | undefined {
  try {
    const document = parseDocument(text, {
      prettyErrors: false,
      logLevel: 'silent',
      stringKeys: true,
    });
    if (document.errors.length > 0) return undefined;
    const value = asValue(document.toJS({ mapAsMap: true, maxAliasCount: 100 }));
    return isMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keys of a map and their values, or none. */
export function entriesOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  return isMap(value) ? [...value] : [];
}

/** Every text in a value, however deep. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(textsOf);
  if (isMap(value)) return [...value.values()].flatMap(textsOf);
  const text = textOf(value);
  return text === undefined ? [] : [text];
}
