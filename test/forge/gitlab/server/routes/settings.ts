import type {
  CondensedPipelineScheduleSchema,
  ExpandedHookSchema,
  LabelSchema,
  ProjectLevelMergeRequestApprovalSchema,
  ProjectSchema,
  ProtectedBranchSchema,
  VariableSchema,
} from '@gitbeaker/rest';
import { z } from 'zod';
import { offset, pageOf } from '../paging.ts';
import { shortUser } from '../present.ts';
import { type Call, forbidden, needs, type Route, roles, route } from '../wire.ts';

const nothing = z.strictObject({});
const list = z.strictObject(offset);

type Listed = Call<z.infer<typeof list>, unknown>;

function lists<T>(path: string, least: number, items: (call: Listed) => readonly T[]): Route {
  return route('GET', `/projects/:id/${path}`, list, nothing, (call) => {
    needs(call.role, least);
    return pageOf(items(call), call.query, call.url);
  });
}

function level({ access_level, user_id }: { access_level: 0 | 30 | 40 | 60; user_id?: number }) {
  return {
    id: 1,
    access_level,
    access_level_description: access_level === 0 ? 'No one' : 'Maintainers',
    ...(user_id === undefined ? {} : { user_id }),
  };
}

export const settingRoutes: readonly Route[] = [
  route('GET', '/projects/:id', nothing, nothing, ({ state }) => {
    const { settings, project } = state;
    return {
      status: 200,
      body: {
        // The client library takes it for a boolean.
        ci_pipeline_variables_minimum_override_role: settings.variableRole,
        ...({
          id: project.id,
          path_with_namespace: project.path,
          default_branch: 'main',
          issues_access_level: settings.issues,
          only_allow_merge_if_pipeline_succeeds: settings.mustSucceed,
          allow_merge_on_skipped_pipeline: settings.skippedWillDo,
          squash_option: settings.squash,
        } satisfies Partial<ProjectSchema>),
      },
    };
  }),
  lists('labels', roles.guest, ({ state }) =>
    state.settings.labels.map((name, index) => {
      return {
        id: index + 1,
        name,
        description: null,
        description_html: '',
        text_color: '#FFFFFF',
        color: '#428BCA',
        open_issues_count: 0,
        closed_issues_count: 0,
        open_merge_requests_count: 0,
        subscribed: false,
        priority: 0,
        is_project_label: true,
      } satisfies LabelSchema;
    }),
  ),
  lists('protected_branches', roles.developer, ({ state }) =>
    state.settings.protections.map(({ name, push, merge, force }, index) => {
      return {
        id: index + 1,
        name,
        push_access_levels: push.map(level),
        merge_access_levels: merge.map(level),
        allow_force_push: force,
        code_owner_approval_required: false,
      } satisfies ProtectedBranchSchema;
    }),
  ),
  lists('hooks', roles.maintainer, ({ state }) =>
    state.settings.hooks.map(({ url, issues, merges, verifies }, index) => {
      return {
        id: index + 1,
        url,
        project_id: state.project.id,
        created_at: '2026-01-01T00:00:00.000Z',
        push_events: false,
        tag_push_events: false,
        merge_requests_events: merges,
        repository_update_events: false,
        enable_ssl_verification: verifies,
        push_events_branch_filter: '',
        issues_events: issues,
        confidential_issues_events: false,
        note_events: false,
        confidential_note_events: false,
        job_events: false,
        pipeline_events: false,
        wiki_page_events: false,
        deployment_events: false,
        releases_events: false,
        alert_status: 'executable',
        url_variables: [],
      } satisfies ExpandedHookSchema;
    }),
  ),
  lists('variables', roles.maintainer, ({ state }) =>
    state.settings.variables.map((variable) => {
      return {
        ...variable,
        variable_type: 'env_var',
        value: 'glpat-value-of-a-variable',
        hidden: false,
        raw: true,
        environment_scope: '*',
      } satisfies VariableSchema;
    }),
  ),
  lists('pipeline_schedules', roles.developer, ({ state, account }) =>
    state.settings.schedules.map(({ description, ref, active }, index) => {
      return {
        id: index + 1,
        description,
        ref,
        cron: '*/15 * * * *',
        cron_timezone: 'UTC',
        next_run_at: '2026-11-24T12:00:00.000Z',
        active,
        created_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
        owner: shortUser(account),
      } satisfies CondensedPipelineScheduleSchema;
    }),
  ),
  route('GET', '/projects/:id/approvals', nothing, nothing, ({ state, role }) => {
    needs(role, roles.developer);
    if (state.settings.plan === 'free') throw forbidden();
    return {
      status: 200,
      body: {
        approvals_before_merge: 0,
        reset_approvals_on_push: state.settings.resetsOnPush,
        merge_requests_author_approval: false,
        disable_overriding_approvers_per_merge_request: true,
        merge_requests_disable_committers_approval: true,
        require_password_to_approve: false,
      } satisfies ProjectLevelMergeRequestApprovalSchema,
    };
  }),
  route('GET', '/projects/:id/approval_rules', list, nothing, ({ state, query, url }) => {
    if (state.settings.plan === 'free') throw forbidden();
    const rule = { id: 1, name: 'maintainers', rule_type: 'regular' };
    return pageOf([{ ...rule, approvals_required: state.settings.approvalsRequired }], query, url);
  }),
];
