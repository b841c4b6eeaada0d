import { z } from 'zod';

/** What we read of GitLab's answers; whatever else they hold is left out. */

/** ISO 8601 in whichever zone the server keeps → UTC. */
const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no date')
  .transform((text) => new Date(text).toISOString());

const id = z.number().int().positive();
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '');
const author = z.object({ id, username: z.string() });

export const account = author.extend({ bot: z.boolean().optional() });

export const project = z.object({ id, default_branch: z.string().nullish() });

export const issue = z.object({
  iid: id,
  title: z.string(),
  description: text,
  state: z.enum(['opened', 'closed']),
  labels: z.array(z.string()).default([]),
  author,
  created_at: instant,
  updated_at: instant,
  confidential: z.boolean().default(false),
});
export const issues = z.array(issue);

export const note = z.object({
  id,
  body: text,
  system: z.boolean(),
  author: author.nullish(),
  created_at: instant,
  updated_at: instant,
});
export const notes = z.array(note);

export const mergeRequest = z.object({
  iid: id,
  title: z.string(),
  description: text,
  state: z.enum(['opened', 'closed', 'locked', 'merged']),
  source_branch: z.string(),
  target_branch: z.string(),
  /** Null once the fork is gone. */
  source_project_id: id.nullish(),
  target_project_id: id,
  sha: text,
  author,
});
export const mergeRequests = z.array(mergeRequest);

/** What the branch of a merge request was at one time, the newest first. */
export const versions = z.array(z.object({ head_commit_sha: z.string(), created_at: instant }));

export const approvals = z.object({
  approved_by: z.array(z.object({ user: author, approved_at: instant.nullish() })).default([]),
});

export const member = z.object({ id, state: z.string(), access_level: z.number().int() });

export const statuses = z.array(
  z.object({ id, name: z.string(), status: z.string(), description: text }),
);

export type AuthorAnswer = z.infer<typeof author>;
export type IssueAnswer = z.infer<typeof issue>;
export type NoteAnswer = z.infer<typeof note>;
export type MergeRequestAnswer = z.infer<typeof mergeRequest>;
