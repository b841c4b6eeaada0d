import { z } from 'zod';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { readTriggerPayload } from '../../lib/forge/index.ts';
import { instanceSchema } from '../../lib/instance/index.ts';
import { deploymentKind, deploymentStates } from '../../lib/kubernetes/argocd/index.ts';
import { readInput } from './input.ts';

/**
 * Why the trigger was called, from the file that GitLab names in `TRIGGER_PAYLOAD`. Whoever
 * holds the trigger's token can write anything there: of GitLab's own webhooks only a
 * number is taken; of Argo CD's only a slug, a commit and one of three words.
 */
export type GitLabHook =
  | { readonly on: 'issue'; readonly number: number }
  | { readonly on: 'pull'; readonly number: number }
  | ({ readonly on: 'deployment' } & z.infer<typeof deployment>);

/** @throws {FleetError} `TRIGGER_PAYLOAD`, which quotes nothing of the file. */
export function readGitLabHook(env: NodeJS.ProcessEnv): GitLabHook {
  const path = env['TRIGGER_PAYLOAD'];
  if (path === undefined || path === '') throw unreadable('is missing');
  return gitLabHook(readInput(path));
}

/** The same from the text of the file. */
export function gitLabHook(text: string): GitLabHook {
  const kind = kindOf(text);
  if (kind === 'merge_request') {
    const read = mergeRequest.safeParse(JSON.parse(text));
    if (read.success) return { on: 'pull', number: read.data.object_attributes.iid };
    throw unreadable('names no merge request');
  }
  if (kind === deploymentKind) {
    const read = deployment.safeParse(JSON.parse(text));
    if (read.success) return { on: 'deployment', ...read.data };
    throw unreadable('tells of no deployment of a notebook');
  }
  return { on: 'issue', number: readTriggerPayload(text) };
}

// --- internal ---

const kind = z.object({ object_kind: z.string() });

const mergeRequest = z.object({ object_attributes: z.object({ iid: z.int().min(1) }) });

const deployment = z.object({
  slug: instanceSchema.shape.slug,
  commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  state: z.enum(deploymentStates),
});

/** Anything that is not what it should be is left to the reader of issues, which says so. */
function kindOf(text: string): string | undefined {
  try {
    return kind.safeParse(JSON.parse(text)).data?.object_kind;
  } catch {
    return undefined;
  }
}

function unreadable(what: string): FleetError {
  return new FleetError({
    code: 'TRIGGER_PAYLOAD',
    what: `The payload ${what}.`,
    where: 'TRIGGER_PAYLOAD',
    fix: 'See which events the webhook sends (docs/how-to/connect-gitlab.md); the scheduled pipeline answers what was missed.',
    exit: exitStatus.impossible,
  });
}
