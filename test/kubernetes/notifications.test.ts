import { describe, expect, it } from 'vitest';
import { resolveInstance } from '../../lib/instance/index.ts';
import {
  deploymentStates,
  environmentOf,
  instanceApplication,
  notificationsObject,
  toldIn,
} from '../../lib/kubernetes/argocd/index.ts';
import { type Institute, platform } from '../../lib/platform/index.ts';
import { least } from './sample.ts';

const { institute } = platform;
const onGitLab: Institute = {
  ...institute,
  forge: {
    ...institute.forge,
    kind: 'gitlab',
    host: 'gitlab.example',
    repository: 'a/b/eln-fleet',
  },
};
const commit = 'c'.repeat(40);

function dataOf(of: Institute): Readonly<Record<string, string>> {
  return notificationsObject(of).data ?? {};
}

function entryOf(of: Institute, key: string): Record<string, unknown> {
  return JSON.parse(dataOf(of)[key] ?? 'null');
}

describe('what Argo CD tells the forge', () => {
  it.each([
    ['GitHub', institute],
    ['GitLab', onGitLab],
  ])('is three things, each by a trigger of its own, on %s', (_, of) => {
    const data = dataOf(of);
    const keys = Object.keys(data).filter((key) => /^(?:trigger|template)\./.test(key));

    expect(keys.sort()).toEqual([
      'template.eln-failed',
      'template.eln-healthy',
      'template.eln-unhealthy',
      'trigger.on-failed',
      'trigger.on-healthy',
      'trigger.on-unhealthy-30-minutes',
    ]);
    for (const state of deploymentStates) {
      const name = state === 'unhealthy' ? 'on-unhealthy-30-minutes' : `on-${state}`;
      const conditions: readonly { oncePer: string; send: string[] }[] = JSON.parse(
        data[`trigger.${name}`] ?? '',
      );
      expect(conditions.map(({ send }) => send)).toEqual([[`eln-${state}`]]);
      expect(conditions[0]?.oncePer).toMatch(/^app\.status\./);
    }
  });

  it('is of every notebook, by a label that its Application carries, and of nothing else', () => {
    const [subscription] = JSON.parse(dataOf(institute)['subscriptions'] ?? '');
    const { metadata } = instanceApplication(resolveInstance(least, platform), institute);

    expect(metadata.labels).toHaveProperty([subscription.selector]);
    expect(subscription.triggers).toEqual(['on-healthy', 'on-failed', 'on-unhealthy-30-minutes']);
  });

  it.each([
    ['GitHub', institute, ['$github-app-id', '$github-installation-id', '$github-private-key']],
    ['GitLab', onGitLab, ['$gitlab-trigger-token']],
  ])('is told with credentials of a Secret, by reference, on %s', (_, of, references) => {
    const found = JSON.stringify(dataOf(of)).match(/\$[\w-]+/g);

    expect(found).toEqual(references);
  });
});

describe('a deployment status on GitHub', () => {
  it.each([
    ['healthy', 'success'],
    ['failed', 'error'],
    ['unhealthy', 'failure'],
  ])(
    'says %s as %s, of the notebook and the commit, by the branch that is followed',
    (told, state) => {
      const template = entryOf(institute, `template.eln-${told}`);

      expect(template).toEqual({
        message: `${told} at {{.app.status.sync.revision}}`,
        github: {
          revisionPath: '{{.app.status.sync.revision}}',
          deployment: {
            state,
            environment: 'eln-{{.app.metadata.name}}',
            reference: 'live',
            requiredContexts: [],
            autoMerge: false,
            transientEnvironment: false,
          },
        },
      });
    },
  );

  it('goes to the institute’s own GitHub', () => {
    const { host } = institute.forge;
    const hosted = { ...institute, forge: { ...institute.forge, host: 'github.com' } };

    expect(entryOf(institute, 'service.github')['enterpriseBaseURL']).toBe(
      `https://${host}/api/v3`,
    );
    expect(entryOf(hosted, 'service.github')).not.toHaveProperty('enterpriseBaseURL');
  });

  it('is read back by its description alone', () => {
    expect(toldIn(`unhealthy at ${commit}`)).toEqual({ state: 'unhealthy', commit });
    for (const other of [
      'unhealthy',
      `ready at ${commit}`,
      `healthy at ${commit} `,
      'healthy at x',
    ]) {
      expect(toldIn(other)).toBeUndefined();
    }
    expect(environmentOf('umr-x')).toBe('eln-umr-x');
  });
});

describe('a trigger on GitLab', () => {
  it('is called with a slug, a commit and one word', () => {
    const { webhook } = entryOf(onGitLab, 'template.eln-failed') as {
      webhook: { gitlab: { method: string; body: string } };
    };

    expect(webhook.gitlab.method).toBe('POST');
    expect(JSON.parse(webhook.gitlab.body)).toEqual({
      object_kind: 'eln_deployment',
      slug: '{{.app.metadata.name}}',
      commit: '{{.app.status.sync.revision}}',
      state: 'failed',
    });
  });

  it('is the project’s own, of the main branch', () => {
    expect(entryOf(onGitLab, 'service.webhook.gitlab')['url']).toBe(
      'https://gitlab.example/api/v4/projects/a%2Fb%2Feln-fleet/ref/main/trigger/pipeline?token=$gitlab-trigger-token',
    );
  });
});
