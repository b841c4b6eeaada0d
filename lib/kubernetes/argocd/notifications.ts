import type { ArgoCd, ForgePlace, Institute } from '../../platform/index.ts';
import { label } from '../labels.ts';
import type { ConfigMap } from '../types.ts';
import {
  type DeploymentState,
  deploymentKind,
  deploymentStates,
  environmentOf,
} from './deployment.ts';

/**
 * How each cluster's own Argo CD tells the forge what has become of a notebook. On GitHub
 * its own service sets a deployment status, on which a workflow acts; on GitLab it starts a
 * pipeline. Neither credential can write an issue: an App with `deployments: write` alone,
 * a token that triggers and does nothing else. Both are references into the Secret
 * `argocd-notifications-secret`, which the administrator makes (docs/how-to/connect-argocd.md).
 *
 * Applied by the cluster's administrator over upstream's own ConfigMap, server-side.
 */
export function notificationsObject({ argocd, forge }: Institute): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-notifications-cm', namespace: argocd.namespace },
    data: Object.fromEntries(
      Object.entries({
        ...(forge.kind === 'github' ? github(forge, branchOf(argocd)) : gitlab(forge)),
        ...triggers(),
      })
        // JSON is YAML, and knows one way to quote.
        .map(([key, value]) => [key, `${JSON.stringify(value, null, 2)}\n`]),
    ),
  };
}

// --- internal ---

/** Name of the branch that Argo CD follows, which is written in full. */
function branchOf({ revision }: ArgoCd): string {
  return revision.replace(/^refs\/heads\//, '');
}

interface Moment {
  readonly trigger: string;
  /** In Argo CD's expression language; an Application that was just made has no status. */
  readonly when: string;
  /** Told again only when this value is another. */
  readonly oncePer: string;
}

/** Read in the engine of Argo CD 3.5 (notifications-engine, pkg/triggers and pkg/controller). */
const moments: Readonly<Record<DeploymentState, Moment>> = {
  healthy: {
    trigger: 'on-healthy',
    when: [
      "app.status?.operationState?.phase == 'Succeeded'",
      "app.status?.sync?.status == 'Synced'",
      "app.status?.health?.status == 'Healthy'",
    ].join(' and '),
    // A commit that changes nothing of this notebook is compared, not synced.
    oncePer: 'app.status.operationState?.syncResult?.revision',
  },
  failed: {
    trigger: 'on-failed',
    when: "app.status?.operationState?.phase in ['Error', 'Failed']",
    // An operation that could not even begin has no result.
    oncePer: 'app.status.operationState?.operation?.sync?.revision',
  },
  unhealthy: {
    trigger: 'on-unhealthy-30-minutes',
    when: [
      'app.status?.health?.lastTransitionTime != nil',
      "app.status.health.status not in ['Healthy', 'Suspended']",
      // The controller looks at every Application once a minute.
      'time.Now().Sub(time.Parse(app.status.health.lastTransitionTime)).Minutes() >= 30',
    ].join(' and '),
    oncePer: 'app.status.health.lastTransitionTime',
  },
};

function triggers(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    deploymentStates.map((state) => {
      const { trigger, when, oncePer } = moments[state];
      return [`trigger.${trigger}`, [{ when, oncePer, send: [`eln-${state}`] }]];
    }),
  );
}

/** Every notebook of the fleet, by the label that only the fleet's Applications carry. */
function subscription(service: string): readonly unknown[] {
  const names = deploymentStates.map((state) => moments[state].trigger);
  return [{ recipients: [service], triggers: names, selector: label.slug }];
}

const slug = '{{.app.metadata.name}}';
const commit = '{{.app.status.sync.revision}}';

function github({ host }: ForgePlace, branch: string): Readonly<Record<string, unknown>> {
  const states: Readonly<Record<DeploymentState, string>> = {
    healthy: 'success',
    failed: 'error',
    unhealthy: 'failure',
  };
  return {
    'service.github': {
      appID: '$github-app-id',
      installationID: '$github-installation-id',
      privateKey: '$github-private-key',
      ...(host === 'github.com' ? {} : { enterpriseBaseURL: `https://${host}/api/v3` }),
    },
    ...Object.fromEntries(
      deploymentStates.map((state) => [
        `template.eln-${state}`,
        {
          // The description of the deployment status, by which `toldIn` reads it.
          message: `${state} at ${commit}`,
          github: {
            revisionPath: commit,
            deployment: {
              state: states[state],
              environment: environmentOf(slug),
              // The workflow enters its environment by this branch; a bare commit has none.
              reference: branch,
              // What runs is what that branch holds: nothing is checked or merged for it.
              requiredContexts: [],
              autoMerge: false,
              transientEnvironment: false,
            },
          },
        },
      ]),
    ),
    subscriptions: subscription('github'),
  };
}

function gitlab({ host, repository }: ForgePlace): Readonly<Record<string, unknown>> {
  const project = `https://${host}/api/v4/projects/${encodeURIComponent(repository)}`;
  return {
    'service.webhook.gitlab': {
      url: `${project}/ref/main/trigger/pipeline?token=$gitlab-trigger-token`,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    },
    ...Object.fromEntries(
      deploymentStates.map((state) => [
        `template.eln-${state}`,
        {
          message: state,
          webhook: {
            gitlab: {
              method: 'POST',
              body: JSON.stringify({ object_kind: deploymentKind, slug, commit, state }),
            },
          },
        },
      ]),
    ),
    subscriptions: subscription('gitlab'),
  };
}
