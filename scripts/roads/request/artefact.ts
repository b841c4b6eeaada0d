import { createHash } from 'node:crypto';
import { answerRequest, type RequestArtefact } from '../../../generators/request/index.ts';
import type { Issue } from '../../../lib/forge/index.ts';
import type { RequestContext } from './context.ts';
import { wantedFiles } from './wanted-files.ts';

export interface ArtefactContext extends RequestContext {
  /** Commit that `fleet` and `readBase` are of. */
  readonly commit: string;
}

/**
 * What a request comes to, as digests. Two jobs work it out apart from each other, one that
 * may write nothing from the event, one that may write from the forge: the same issue and
 * the same commit give the same artefact.
 */
export function artefactOf(
  issue: Pick<Issue, 'number' | 'body' | 'author' | 'state' | 'openedOn'>,
  context: ArtefactContext,
): RequestArtefact {
  const { number, body, openedOn } = issue;
  const { platform, fleet, form, commit } = context;
  const head = { version: 1 as const, number, commit, text: digestOf(body) };
  const nothing = { slug: null, digest: null, files: [] };
  if (issue.author.isBot) return { ...head, step: 'ignored', ...nothing };
  if (issue.state === 'closed') return { ...head, step: 'closed', ...nothing };
  const answer = answerRequest(body, { forge: form, platform, fleet, number, openedOn });
  const { effect, verdict } = answer;
  const said = { slug: verdict.slug, digest: verdict.digest };
  if (effect === null) return { ...head, step: 'refused', ...said, files: [] };
  if (effect.does === 'ask') return { ...head, step: 'routed', ...said, files: [] };
  const { instance, manifests, gone } = wantedFiles(effect, context);
  return {
    ...head,
    step: 'wanted',
    ...said,
    files: [
      ...[instance, ...manifests].map(({ path, text }) => ({ path, sha256: sha256(text) })),
      ...gone.map((path) => ({ path, sha256: 'gone' as const })),
    ],
  };
}

// --- internal ---

/** Line ends are the forge's, which writes them one way to an event and another to its API. */
function digestOf(body: string): string {
  return `sha256:${sha256(body.replace(/\r\n?/g, '\n'))}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
