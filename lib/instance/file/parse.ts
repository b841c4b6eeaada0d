import type { Instance } from '../schema/instance.ts';
import { conform } from './conform.ts';
import { readData } from './data.ts';
import { bad, good, problemError, type Reading } from './problem.ts';

/** An instance, and where its file says what. */
export interface ParsedInstance {
  readonly instance: Instance;
  /** Line, counted from 1, of a field such as `pilots[0].mandate.until`; undefined if it is not written. */
  lineOf(field: string): number | undefined;
}

/**
 * Reads an instance file without running it, and tells everything that stands
 * against it: first the syntax; if that is data, the schema and the file's name.
 */
export function readInstance(text: string, path: string): Reading<ParsedInstance> {
  const data = readData(text, path);
  if (!data.ok) return data;
  const { value, lineOf } = data.value;
  const { slug } = value;

  const conforming = conform(value, lineOf);
  const misnamed = typeof slug === 'string' && slug !== slugOfFile(path);
  const naming = misnamed ? [wrongName(slug, lineOf('slug') ?? 1)] : [];
  if (!conforming.ok) return bad([...conforming.problems, ...naming]);
  return naming.length > 0 ? bad(naming) : good({ instance: conforming.value, lineOf });
}

/**
 * The same, for whoever has no use for a list.
 *
 * @throws {FleetError} `INSTANCE_…`; the message tells all problems, each with file and line.
 */
export function parseInstance(text: string, path: string): ParsedInstance {
  const reading = readInstance(text, path);
  if (reading.ok) return reading.value;
  throw problemError(path, reading.problems);
}

// --- internal ---

function slugOfFile(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.ts$/, '');
}

function wrongName(slug: string, line: number) {
  return {
    code: 'INSTANCE_FILE_NAME',
    line,
    field: 'slug',
    what: 'The slug differs from the file’s name.',
    fix: `Name the file ${slug.slice(0, 40)}.ts; a slug never changes.`,
  };
}
