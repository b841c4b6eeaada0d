import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { artefactLimit, artefactSchema, type RequestArtefact } from './schema.ts';

/**
 * The artefact, if it is one. It comes from a job that has read what a stranger wrote, so
 * nothing of it is believed that its schema does not say.
 *
 * @throws {FleetError} `ARTEFACT_SHAPE`.
 */
export function readArtefact(text: string): RequestArtefact {
  if (text.length > artefactLimit) throw misshapen(`${text.length} characters are too many`);
  const read = artefactSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw misshapen(first?.message ?? 'it has another shape', first?.path.join('.'));
}

// --- internal ---

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw misshapen('it is no JSON');
  }
}

function misshapen(why: string, where?: string): FleetError {
  return new FleetError({
    code: 'ARTEFACT_SHAPE',
    what: `The artefact is not what the first job writes: ${why}.`,
    ...(where ? { where } : {}),
    fix: 'Nothing was written. If this run is of the main branch’s own workflow, report it.',
    exit: exitStatus.refused,
  });
}
