import { z } from 'zod';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import type { Issue } from '../../lib/forge/index.ts';
import { parseJson, readInput } from './input.ts';

/**
 * The event that started the workflow, from the file that GitHub names in
 * `GITHUB_EVENT_PATH`. Only here is it read: no text of it passes through a shell or an
 * expression of a workflow.
 */
export type GitHubEvent =
  | { readonly on: 'issues'; readonly issue: Issue }
  | { readonly on: 'pull'; readonly number: number; readonly head: string }
  | { readonly on: 'deployment'; readonly environment: string };

/** @throws {FleetError} `EVENT_UNKNOWN` where none is named or it is none of ours. */
export function readGitHubEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const path = env['GITHUB_EVENT_PATH'];
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (path === undefined || path === '') throw unknown('GITHUB_EVENT_PATH is not set');
  return gitHubEvent(name, parseJson(readInput(path), path));
}

/** The same from its name and what the file says. */
export function gitHubEvent(name: string, json: unknown): GitHubEvent {
  if (name === 'issues') return { on: 'issues', issue: issueOf(parse(issues, json)) };
  if (name === 'pull_request') {
    const { number, head } = parse(pullRequest, json).pull_request;
    return { on: 'pull', number, head: head.sha };
  }
  if (name === 'merge_group') {
    const { head_ref, head_sha } = parse(mergeGroup, json).merge_group;
    return { on: 'pull', number: numberInQueue(head_ref), head: head_sha };
  }
  if (name === 'deployment_status') {
    return { on: 'deployment', environment: parse(deploymentStatus, json).deployment.environment };
  }
  throw unknown(`${JSON.stringify(name)} is no event that this command answers`);
}

// --- internal ---

const account = z.looseObject({ id: z.int(), login: z.string(), type: z.string() });
const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

const issues = z.looseObject({
  issue: z.looseObject({
    number: z.int().min(1),
    title: z.string(),
    // An empty issue has none.
    body: z.string().nullish(),
    state: z.enum(['open', 'closed']),
    created_at: z.string(),
    user: account.nullable(),
    labels: z.array(z.looseObject({ name: z.string() })).default([]),
  }),
  sender: account,
});

const pullRequest = z.looseObject({
  pull_request: z.looseObject({ number: z.int().min(1), head: z.looseObject({ sha }) }),
});

const mergeGroup = z.looseObject({
  merge_group: z.looseObject({ head_ref: z.string(), head_sha: sha }),
});

const deploymentStatus = z.looseObject({
  deployment: z.looseObject({ environment: z.string().max(100) }),
});

function issueOf({ issue, sender }: z.infer<typeof issues>): Issue {
  const { number, title, body, state, created_at, user, labels } = issue;
  // GitHub's own stand-in for an account that is gone.
  const { id, login, type } = user ?? { id: 0, login: 'ghost', type: 'User' };
  return {
    ...{ number, title, body: body ?? '', state, openedOn: created_at.slice(0, 10) },
    labels: labels.map(({ name }) => name),
    // What a program did is answered by nobody: two that answer each other do not end.
    author: { id, login, isBot: type === 'Bot' || sender.type === 'Bot' },
  };
}

/** The queue's branch is made by GitHub: `refs/heads/gh-readonly-queue/main/pr-17-<commit>`. */
function numberInQueue(ref: string): number {
  const found = /^refs\/heads\/gh-readonly-queue\/.+\/pr-(?<number>[1-9]\d{0,9})-[0-9a-f]+$/.exec(
    ref,
  );
  const number = Number(found?.groups?.['number']);
  if (Number.isSafeInteger(number)) return number;
  throw unknown('the merge queue’s branch names no pull request');
}

function parse<Shape extends z.ZodType>(schema: Shape, json: unknown): z.infer<Shape> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw unknown(`${first?.path.join('.') ?? 'it'}: ${first?.message ?? 'has another shape'}`);
}

function unknown(why: string): FleetError {
  return new FleetError({
    code: 'EVENT_UNKNOWN',
    what: `The event that started this run cannot be read: ${why}.`,
    where: 'GITHUB_EVENT_PATH',
    fix: 'Run this in the workflow that is made for it (docs/reference/workflows.md).',
    exit: exitStatus.usage,
  });
}
