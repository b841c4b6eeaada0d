import { describe, expect, it } from 'vitest';
import { inspectGitHub } from '../../../lib/forge/github/index.ts';
import { bench } from './bench.ts';
import { forgeOf, tokenSettings } from './client.ts';
import type { GitHubServer } from './server/server.ts';

const wanted = {
  labels: ['request:accepted', 'request:to-complete'],
  ...{ base: 'main', live: 'live', today: '2026-11-24' },
};

/** A repository that is as the how-to says. */
async function prepared() {
  const made = await bench();
  const { server, state } = made;
  server.callers.installation['administration'] = 'read';
  for (const name of wanted.labels) state.labels.set(name, { id: state.nextId(), color: 'c2e0c6' });
  state.git.git.run(['update-ref', 'refs/heads/live', state.git.tip('main') ?? '']);
  server.settings.rules.set('main', [
    ...[{ type: 'deletion' }, { type: 'non_fast_forward' }, pullRule(1, true)],
    checkRule('request-digest'),
    checkRule('fleet-review'),
  ]);
  server.settings.rules.set('live', [
    ...[{ type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  ]);
  return { ...made, inspect: () => inspectGitHub(made.connect().api, wanted) };
}

function pullRule(required_approving_review_count: number, dismiss_stale_reviews_on_push: boolean) {
  return {
    type: 'pull_request',
    parameters: {
      ...{ required_approving_review_count, dismiss_stale_reviews_on_push },
      ...{ require_code_owner_review: false, require_last_push_approval: false },
      required_review_thread_resolution: false,
    },
  };
}

function checkRule(context: string) {
  const parameters = {
    ...{ required_status_checks: [{ context }], strict_required_status_checks_policy: false },
  };
  return { type: 'required_status_checks', parameters };
}

const address = 'https://api.github.example/restrictions';

describe('the set-up of a repository', () => {
  it('that is as it should be is told so, fact by fact', async () => {
    const { inspect } = await prepared();
    const facts = await inspect();

    expect(facts.map(({ id, state }) => [id, state])).toEqual(
      [
        ...['token', 'token-reach', 'permissions', 'permissions-surplus', 'repository', 'labels'],
        ...['base-protection', 'base-approvals', 'base-dismissal', 'base-checks'],
        ...['live-protection', 'actions-permissions', 'actions-pulls'],
      ].map((id) => [id, 'ok']),
    );
    expect(facts.every(({ fix, fr, en }) => fix === null && fr !== en)).toBe(true);
  });

  const lacks: readonly (readonly [string, (server: GitHubServer) => void])[] = [
    ['token', ({ callers }) => Object.assign(callers, { isInstalled: false })],
    ['token-reach', ({ callers }) => Object.assign(callers, { selection: 'all' })],
    ['permissions', ({ callers }) => Object.assign(callers.installation, { issues: 'read' })],
    [
      'permissions-surplus',
      ({ callers }) => Object.assign(callers.installation, { secrets: 'write' }),
    ],
    ['repository', ({ state }) => Object.assign(state, { hasIssues: false })],
    ['labels', ({ state }) => state.labels.delete('request:accepted')],
    ['base-protection', ({ settings }) => without(settings.rules, 'main', 'deletion')],
    ['base-protection', ({ settings }) => without(settings.rules, 'main', 'non_fast_forward')],
    ['base-approvals', ({ settings }) => replaced(settings.rules, pullRule(0, true))],
    ['base-dismissal', ({ settings }) => replaced(settings.rules, pullRule(1, false))],
    ['base-checks', ({ settings }) => replaced(settings.rules, checkRule('another'))],
    ['live-protection', ({ settings }) => without(settings.rules, 'live', 'update')],
    ['live-protection', ({ state }) => state.git.git.run(['update-ref', '-d', 'refs/heads/live'])],
    [
      'actions-permissions',
      ({ settings }) => Object.assign(settings.actions, { default_workflow_permissions: 'write' }),
    ],
    [
      'actions-pulls',
      ({ settings }) => Object.assign(settings.actions, { can_approve_pull_request_reviews: true }),
    ],
  ];
  it.each(lacks)('that lacks %s is told so, with what to do', async (id, spoil) => {
    const { inspect, server } = await prepared();
    spoil(server);

    const fact = (await inspect()).find((one) => one.id === id);

    expect(fact).toMatchObject({ state: 'missing' });
    expect(fact?.fix?.en.length).toBeGreaterThan(10);
    expect(fact?.fix?.fr).not.toBe(fact?.fix?.en);
  });

  it('by the older branch protection is as good', async () => {
    const { inspect, server } = await prepared();
    server.settings.rules.clear();
    server.settings.protections.set('main', {
      required_pull_request_reviews: {
        ...{ dismiss_stale_reviews: true, require_code_owner_reviews: false },
        required_approving_review_count: 2,
      },
      required_status_checks: { contexts: ['request-digest', 'fleet-review'], checks: [] },
      ...{ allow_force_pushes: { enabled: false }, allow_deletions: { enabled: false } },
    });
    server.settings.protections.set('live', {
      restrictions: {
        ...{ url: address, users_url: address, teams_url: address, apps_url: address },
        ...{ users: [], teams: [], apps: [] },
      },
    });

    const facts = await inspect();

    expect(facts.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(facts.find(({ id }) => id === 'base-approvals')?.en).toContain('2 approval');
  });

  it('that the token may not see is unknown, and no error', async () => {
    const { inspect, server } = await prepared();
    delete server.callers.installation['administration'];
    server.settings.rules.delete('main');
    server.settings.protections.set('main', {});

    const states = new Map((await inspect()).map(({ id, state }) => [id, state]));

    expect(states.get('base-approvals')).toBe('unknown');
    expect(states.get('base-protection')).toBe('unknown');
    expect(states.get('actions-permissions')).toBe('unknown');
    expect(states.get('live-protection')).toBe('ok');
    expect(states.get('labels')).toBe('ok');
  });

  it.each([
    ['the workflow’s own', { token: 'missing' }],
    ['a classic one', { token: 'unknown', permissions: 'ok' }],
    ['a classic one with too little', { token: 'unknown', permissions: 'missing' }],
    ['a fine-grained one', { token: 'unknown', permissions: 'unknown' }],
  ])('with a token instead of the App says what it is: %s', async (which, expected) => {
    const { server, api, clone } = await prepared();
    const { callers } = server;
    const tokens: Readonly<Record<string, () => string>> = {
      'the workflow’s own': () => callers.workflowToken({ issues: 'write', contents: 'write' }),
      'a classic one': () => callers.personalToken('alix', 'repo, read:org'),
      'a classic one with too little': () => callers.personalToken('alix', 'repo'),
      'a fine-grained one': () => callers.personalToken('alix'),
    };
    const settings = tokenSettings(server, api, tokens[which]?.() ?? '');

    const facts = await inspectGitHub(forgeOf(server, settings, clone).api, wanted);

    // Whether a workflow must open pull requests hangs on whether there is an App.
    expect(facts.find(({ id }) => id === 'actions-pulls')?.state ?? 'unknown').toBe('unknown');
    const found = facts.filter(({ id }) => id === 'token' || id === 'permissions');
    expect(Object.fromEntries(found.map(({ id, state }) => [id, state]))).toEqual(expected);
  });
});

// --- internal ---

type Rules = GitHubServer['settings']['rules'];

function without(rules: Rules, branch: string, type: string): void {
  rules.set(
    branch,
    (rules.get(branch) ?? []).filter((rule) => rule.type !== type),
  );
}

function replaced(rules: Rules, by: { readonly type: string; readonly parameters?: object }): void {
  const others = (rules.get('main') ?? []).filter(({ type }) => type !== by.type);
  rules.set('main', [...others, by]);
}
