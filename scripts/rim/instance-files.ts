import { FleetError } from '../../lib/base/index.ts';
import { type Instance, readInstance } from '../../lib/instance/index.ts';

/** One instance file, read. */
export interface InstanceFile {
  /** As messages name it: `instances/umr-agro.ts`. */
  readonly path: string;
  readonly instance: Instance;
  /** Line of a field, counted from 1; undefined if the file does not say it. */
  lineOf(field: string): number | undefined;
}

export interface Fleet {
  /** By slug. */
  readonly files: readonly InstanceFile[];
  /** What lies in the folder and is no instance file; told, never passed over in silence. */
  readonly others: readonly string[];
}

/** What lies in the folder of the instances itself: folders inside it are not looked into. */
export interface FolderEntry {
  readonly name: string;
  /** Neither a folder nor a link. */
  readonly isFile: boolean;
}

/**
 * The fleet of a folder, on the disk or in a commit: one rule says what an instance file is.
 * `textOf` gives the text of a file, undefined where it is not UTF-8.
 *
 * @throws {FleetError} `FLEET_UNREADABLE`, which tells every problem of every file.
 */
export function fleetOf(
  entries: readonly FolderEntry[],
  textOf: (name: string) => string | undefined,
): Fleet {
  const files: InstanceFile[] = [];
  const others: string[] = [];
  const problems: string[] = [];
  for (const { name, isFile } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `instances/${name}`;
    if (!name.endsWith('.ts')) {
      others.push(path);
      continue;
    }
    const text = isFile ? textOf(name) : undefined;
    if (text === undefined) {
      problems.push(`${path}: ${isFile ? notUtf8 : notOrdinary}`);
      continue;
    }
    const reading = readInstance(text, path);
    if (reading.ok) files.push({ path, ...reading.value });
    else problems.push(...reading.problems.map((problem) => told(path, problem)));
  }
  if (problems.length > 0) throw unreadable(problems);
  return { files, others };
}

// --- internal ---

const notOrdinary = 'This is no ordinary file. Put the file itself here.';
const notUtf8 = 'This is not UTF-8. Save the file as UTF-8.';

function told(path: string, problem: { line: number; field?: string; what: string; fix: string }) {
  const field = problem.field === undefined ? '' : `${problem.field}: `;
  return `${path}:${problem.line}: ${field}${problem.what} ${problem.fix}`;
}

function unreadable(problems: readonly string[]): FleetError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new FleetError({
    code: 'FLEET_UNREADABLE',
    what: `The instance files have ${count}; nothing was written.\n  ${problems.join('\n  ')}`,
  });
}
