import { ok, paged, refusal } from '../answer.ts';
import type { Route } from '../route.ts';
import { branch } from '../shapes/commits.ts';
import { fullRepository } from '../shapes/repository.ts';

/** How the repository is set up: by rulesets, by the older branch protection, and its Actions. */
export interface Settings {
  /** Rules of a ruleset that are in force, by branch. */
  readonly rules: Map<string, readonly { readonly type: string; readonly parameters?: object }[]>;
  /** The older form, by branch. */
  readonly protections: Map<string, object>;
  actions: {
    readonly default_workflow_permissions: string;
    readonly can_approve_pull_request_reviews: boolean;
  };
}

export function defaultSettings(): Settings {
  return {
    rules: new Map(),
    protections: new Map(),
    actions: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
  };
}

export function settingsRoutes(settings: Settings): readonly Route[] {
  const repository = '/repos/{owner}/{repo}';
  return [
    {
      ...{ method: 'GET', path: repository, needs: [{ metadata: 'read' }] },
      answer: (call) => ok(fullRepository(call, call.state)),
    },
    {
      ...{ method: 'GET', path: `${repository}/branches/{branch}`, needs: [{ contents: 'read' }] },
      answer: (call) => {
        const name = call.params['branch'] ?? '';
        const tip = call.state.git.tip(name);
        if (tip === undefined) return refusal(404, 'Branch not found');
        const isProtected = settings.protections.has(name) || settings.rules.has(name);
        return ok(branch(call, call.state, name, tip, isProtected));
      },
    },
    {
      ...{ method: 'GET', path: `${repository}/branches/{branch}/protection` },
      needs: [{ administration: 'read' }],
      answer: (call) => {
        const found = settings.protections.get(call.params['branch'] ?? '');
        return found === undefined ? refusal(404, 'Branch not protected') : ok(found);
      },
    },
    {
      ...{ method: 'GET', path: `${repository}/rules/branches/{branch}` },
      needs: [{ metadata: 'read' }],
      answer: (call) => {
        const source = { ruleset_source_type: 'Repository', ruleset_source: call.state.fullName };
        const found = settings.rules.get(call.params['branch'] ?? '') ?? [];
        return paged(
          call,
          found.map((rule) => ({ ...rule, ...source, ruleset_id: 42 })),
        );
      },
    },
    {
      ...{ method: 'GET', path: `${repository}/actions/permissions/workflow` },
      needs: [{ administration: 'read' }],
      answer: () => ok(settings.actions),
    },
  ];
}
