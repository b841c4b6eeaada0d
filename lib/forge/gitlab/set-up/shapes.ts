import { z } from 'zod';

/** What the inspection reads of GitLab's answers. Values of variables and addresses of hooks are never kept. */

export const token = z.object({
  scopes: z.array(z.string()).default([]),
  expires_at: z.iso.date().nullish(),
});

export const settings = z.object({
  default_branch: z.string().nullish(),
  issues_access_level: z.string().optional(),
  only_allow_merge_if_pipeline_succeeds: z.boolean().nullish(),
  allow_merge_on_skipped_pipeline: z.boolean().nullish(),
  squash_option: z.string().nullish(),
  ci_pipeline_variables_minimum_override_role: z.string().nullish(),
});

export const labels = z.array(z.object({ name: z.string() }));

const level = z.object({
  access_level: z.number().int().nullish(),
  user_id: z.number().int().nullish(),
  group_id: z.number().int().nullish(),
  deploy_key_id: z.number().int().nullish(),
});

export const protectedBranches = z.array(
  z.object({
    name: z.string(),
    push_access_levels: z.array(level).default([]),
    merge_access_levels: z.array(level).default([]),
    allow_force_push: z.boolean().default(false),
  }),
);

export const approvalRules = z.array(z.object({ approvals_required: z.number().int() }));

export const approvalSettings = z.object({
  reset_approvals_on_push: z.boolean().nullish(),
  merge_requests_author_approval: z.boolean().nullish(),
});

/** Of the address of a hook, which holds the trigger's token, only what it starts is kept. */
export const hooks = z.array(
  z.object({
    url: z.string().transform((url) => /\/trigger\/pipeline(?:$|\?)/.test(url)),
    issues_events: z.boolean().nullish(),
    merge_requests_events: z.boolean().nullish(),
    enable_ssl_verification: z.boolean().nullish(),
  }),
);

export const variables = z.array(
  z.object({
    key: z.string(),
    protected: z.boolean(),
    masked: z.boolean(),
    hidden: z.boolean().nullish(),
  }),
);

export const schedules = z.array(
  z.object({ description: z.string().nullish(), ref: z.string(), active: z.boolean() }),
);

export type ProtectedBranch = z.infer<typeof protectedBranches>[number];
export type Level = z.infer<typeof level>;
