import { isDeepStrictEqual } from 'node:util';
import type { RequestArtefact } from '../../../generators/request/index.ts';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import type { Forge } from '../../../lib/forge/index.ts';
import { type ArtefactContext, artefactOf } from './artefact.ts';

/** Whether what the first job came to may be carried out. */
export type Settled =
  | { readonly step: 'go' }
  /** A bot's, or edited since: nothing is to be done by this run. */
  | { readonly step: 'ignored' | 'superseded' };

/**
 * Reads the issue again, works the artefact out again, and compares. Nothing of the first
 * job's is carried out but what this one has come to itself.
 *
 * @throws {FleetError} `ARTEFACT_DIFFERS` when the same issue and commit came to something else.
 */
export async function settleArtefact(
  forge: Pick<Forge, 'readIssue'>,
  artefact: RequestArtefact,
  context: ArtefactContext,
): Promise<Settled> {
  if (artefact.commit !== context.commit) throw differs(artefact, ['commit']);
  const issue = await forge.readIssue(artefact.number);
  const ours = artefactOf(issue, context);
  if (ours.step === 'ignored' || artefact.step === 'ignored') return { step: 'ignored' };
  // The run of that edit, or of that closing, answers it.
  const isEdited = ours.text !== artefact.text;
  if (isEdited || (ours.step === 'closed') !== (artefact.step === 'closed')) {
    return { step: 'superseded' };
  }
  const names = Object.keys(ours) as (keyof RequestArtefact)[];
  const different = names.filter((name) => !isDeepStrictEqual(ours[name], artefact[name]));
  if (different.length > 0) throw differs(artefact, different);
  return { step: 'go' };
}

// --- internal ---

function differs({ number }: RequestArtefact, names: readonly string[]): FleetError {
  return new FleetError({
    code: 'ARTEFACT_DIFFERS',
    what: `The job that read issue ${number} came to something else than this one (${names.join(', ')}), so nothing was written.`,
    where: `issue ${number}`,
    fix: 'Run both jobs again. If it stays so, the first job was tampered with: look at its log.',
    exit: exitStatus.refused,
  });
}
