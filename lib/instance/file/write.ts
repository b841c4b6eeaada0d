import { FleetError } from '../../base/index.ts';
import type { Instance } from '../schema/instance.ts';
import { conform } from './conform.ts';
import { encodeLiteral } from './encode.ts';
import type { JsonValue } from './json.ts';
import { readInstance } from './parse.ts';
import { problemError } from './problem.ts';
import { typeImport } from './program.ts';

/**
 * The text of an instance's file: keys in the order of the schema, laid out as the
 * formatter does, so that writing an unchanged instance changes no byte. The text
 * is read back and compared before it is handed out.
 *
 * @throws {FleetError} `INSTANCE_…` when the instance does not fit the schema;
 * `INSTANCE_WRITE` when the text would not say the same, which is a fault of the encoder.
 */
export function writeInstance(instance: Instance): string {
  const path = `instances/${instance.slug}.ts`;
  const conforming = conform(instance, () => undefined);
  if (!conforming.ok) throw problemError(path, conforming.problems);
  const value = withoutAbsent(conforming.value);
  const text = writeData(value);
  const back = readInstance(text, path);
  if (!back.ok || JSON.stringify(back.value.instance) !== JSON.stringify(value)) {
    throw new FleetError({
      code: 'INSTANCE_WRITE',
      what: 'The written file would not say what the instance says.',
      where: path,
      fix: 'Report this: the encoder in lib/instance/file is at fault.',
      ...(back.ok ? {} : { cause: problemError(path, back.problems) }),
    });
  }
  return text;
}

/** The text of a file that says this data, whatever its schema. */
export function writeData(value: { readonly [key: string]: JsonValue }): string {
  return `import type { Instance } from '${typeImport}';\n\nexport default ${encodeLiteral(value)} satisfies Instance;\n`;
}

// --- internal ---

/** Optional fields that are present with the value `undefined` are not written. */
function withoutAbsent(instance: Instance): { readonly [key: string]: JsonValue } {
  return JSON.parse(JSON.stringify(instance));
}
