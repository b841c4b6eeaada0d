import { FleetError } from '../../lib/base/index.ts';
import { type Evidence, evidenceSchema } from '../../lib/conformity/index.ts';
import { readInput } from '../rim/input.ts';

/**
 * Evidence as a file holds it. Says where the form is broken, never what stands there:
 * it may be a secret.
 *
 * @throws {FleetError} `EVIDENCE_FORM`, `INPUT_UNREADABLE`.
 */
export function readEvidence(path: string): Evidence {
  const read = evidenceSchema.safeParse(parsed(readInput(path), path));
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => issue.path.join('.') || 'the whole').slice(0, 10);
  throw badEvidence(path, `${places.join(', ')} not as the schema has it`);
}

// --- internal ---

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badEvidence(path, 'no JSON');
  }
}

function badEvidence(where: string, what: string): FleetError {
  return new FleetError({
    code: 'EVIDENCE_FORM',
    what: `This is no evidence: ${what}.`,
    where,
    fix: 'Compare it with docs/reference/schemas/conformity-evidence.schema.json.',
    exit: 2,
  });
}
