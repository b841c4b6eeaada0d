import { describe, expect, it } from 'vitest';
import { inspectGitLab } from '../../../lib/forge/gitlab/index.ts';
import type { SetupFact } from '../../../lib/forge/set-up.ts';
import { goodSettings } from './server/state.ts';
import { roles } from './server/wire.ts';
import { fleetToken, gitlabPlace, maintainerToken, type Place } from './support/place.ts';

const wanted = {
  labels: ['request:accepted', 'request:to-complete'],
  base: 'main',
  live: 'live',
  today: '2026-11-24',
};

async function place(): Promise<Place> {
  const gitlab = await gitlabPlace();
  gitlab.state.settings.labels.push(...wanted.labels);
  return gitlab;
}

async function factsOf(gitlab: Place, token = fleetToken): Promise<readonly SetupFact[]> {
  return inspectGitLab(gitlab.connect({ token }), wanted);
}

async function stateOf(gitlab: Place, id: string, token?: string) {
  return (await factsOf(gitlab, token)).find((fact) => fact.id === id)?.state;
}

const ofMaintainers = ['webhook', 'token-variable', 'read-token-variable'];

describe('a project that is set up as the how-to says', () => {
  it('is found good with the fleet’s own token, but for what that may not see', async () => {
    const facts = await factsOf(await place());

    expect(facts.filter(({ state }) => state !== 'ok').map(({ id, state }) => [id, state])).toEqual(
      ofMaintainers.map((id) => [id, 'unknown']),
    );
  });

  it('is found good with a maintainer’s token, but for what that cannot say of the other', async () => {
    const facts = await factsOf(await place(), maintainerToken);

    expect(facts.filter(({ state }) => state !== 'ok').map(({ id, state }) => [id, state])).toEqual(
      [['token-account', 'unknown']],
    );
  });

  it('has every fact told in both languages, with a fix wherever one is needed', async () => {
    const gitlab = await place();
    const facts = [...(await factsOf(gitlab)), ...(await factsOf(gitlab, maintainerToken))];

    for (const { id, state, fr, en, fix } of facts) {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect([fr, en].every((text) => /^\S.*\.$/.test(text) && !/['"]/.test(text))).toBe(true);
      expect(fix === null, id).toBe(state === 'ok');
    }
  });

  it('gives away no token: not ours, not the trigger’s, not the value of a variable', async () => {
    const gitlab = await place();
    gitlab.state.settings.hooks = [];
    const facts = [...(await factsOf(gitlab)), ...(await factsOf(gitlab, maintainerToken))];

    expect(JSON.stringify(facts)).not.toMatch(/glpat-|glptt-|token=/);
  });
});

const schedule = { description: 'requests', ref: 'main', active: true };

describe('what is missing', () => {
  const changes: readonly (readonly [string, string, (gitlab: Place) => void])[] = [
    ['token-role', 'a role too low', ({ state }) => state.roles.set(2, roles.reporter)],
    ['token-role', 'a role too high', ({ state }) => state.roles.set(2, roles.maintainer)],
    [
      'token-scopes',
      'a scope of administration',
      ({ state }) => setToken(state, { scopes: ['api', 'sudo'] }),
    ],
    [
      'token-expiry',
      'a token near its last day',
      ({ state }) => setToken(state, { expiresAt: '2026-12-20' }),
    ],
    [
      'token-expiry',
      'a token that lasts for ever',
      ({ state }) => setToken(state, { expiresAt: null }),
    ],
    ['issues', 'issues switched off', ({ state }) => set(state, { issues: 'disabled' })],
    ['labels', 'a label', ({ state }) => set(state, { labels: ['request:accepted'] })],
    [
      'pipelines-must-succeed',
      'merges without a pipeline',
      ({ state }) => set(state, { mustSucceed: false }),
    ],
    [
      'pipelines-must-succeed',
      'merges with a skipped pipeline',
      ({ state }) => set(state, { skippedWillDo: true }),
    ],
    ['squash', 'squashing', ({ state }) => set(state, { squash: 'always' })],
    ['approvals', 'no approval required', ({ state }) => set(state, { approvalsRequired: 0 })],
    [
      'approvals',
      'approvals that outlive a push',
      ({ state }) => set(state, { resetsOnPush: false }),
    ],
    ['base-protection', 'no protection', (gitlab) => protect(gitlab, 'main', undefined)],
    [
      'base-protection',
      'developers who merge',
      (gitlab) => protect(gitlab, 'main', { merge: [{ access_level: 30 }] }),
    ],
    [
      'base-protection',
      'maintainers who push',
      (gitlab) => protect(gitlab, 'main', { push: [{ access_level: 40 }] }),
    ],
    ['base-protection', 'force pushes', (gitlab) => protect(gitlab, 'main', { force: true })],
    ['live-protection', 'no protection', (gitlab) => protect(gitlab, 'live', undefined)],
    [
      'live-protection',
      'maintainers who push',
      (gitlab) => protect(gitlab, 'live', { push: [{ access_level: 40 }] }),
    ],
    [
      'live-protection',
      'merges',
      (gitlab) => protect(gitlab, 'live', { merge: [{ access_level: 40 }] }),
    ],
    [
      'schedule',
      'a schedule of another name',
      ({ state }) => set(state, { schedules: [{ ...schedule, description: 'nightly' }] }),
    ],
    [
      'schedule',
      'a schedule of another branch',
      ({ state }) => set(state, { schedules: [{ ...schedule, ref: 'live' }] }),
    ],
    [
      'pipeline-variables',
      'developers who give variables',
      ({ state }) => set(state, { variableRole: 'developer' }),
    ],
    [
      'pipeline-variables',
      'a trigger that may give none',
      ({ state }) => set(state, { variableRole: 'no_one_allowed' }),
    ],
    [
      'request-branches',
      'a rule of their own, whoever may push',
      (gitlab) => protect(gitlab, 'request/*', { push: [{ access_level: 40, user_id: 3 }] }),
    ],
    [
      'request-branches',
      'a pattern over the branches of requests',
      (gitlab) => protect(gitlab, 're*', { push: [{ access_level: 40 }] }),
    ],
    [
      'schedule',
      'a schedule that sleeps',
      ({ state }) => set(state, { schedules: [{ ...schedule, active: false }] }),
    ],
  ];

  it.each(changes)('%s: %s', async (id, _, change) => {
    const gitlab = await place();
    change(gitlab);

    expect(await stateOf(gitlab, id)).toBe('missing');
  });

  const url = 'https://gitlab.example/api/v4/projects/9/ref/main/trigger/pipeline?token=x';
  const hook = { url, issues: true, merges: true, verifies: true };
  const [token, readToken] = goodSettings().variables;
  const hooked: readonly (readonly [string, readonly (typeof hook)[]])[] = [
    ['none', []],
    ['one of merge requests only', [{ ...hook, issues: false }]],
    ['one of issues only', [{ ...hook, merges: false }]],
    ['one that checks no certificate', [{ ...hook, verifies: false }]],
    ['one that leads elsewhere', [{ ...hook, url: 'https://chat.example/' }]],
  ];

  it.each(hooked)('webhook, seen by maintainers: %s', async (_, hooks) => {
    const gitlab = await place();
    set(gitlab.state, { hooks: [...hooks] });

    expect(await stateOf(gitlab, 'webhook', maintainerToken)).toBe('missing');
  });

  it.each([
    ['token-variable', 'none', [readToken]],
    ['token-variable', 'one that any branch can read', [{ ...token, protected: false }, readToken]],
    ['token-variable', 'one that a log can show', [{ ...token, masked: false }, readToken]],
    ['read-token-variable', 'none', [token]],
    [
      'read-token-variable',
      'one that no merge request sees',
      [token, { ...readToken, protected: true }],
    ],
  ] as const)('%s, seen by maintainers: %s', async (id, _, variables) => {
    const gitlab = await place();
    const given = variables.flatMap((one) =>
      one?.key === undefined ? [] : [{ masked: true, protected: true, ...one, key: one.key }],
    );
    set(gitlab.state, { variables: given });

    expect(await stateOf(gitlab, id, maintainerToken)).toBe('missing');
  });

  it('names the labels that are missing, and no other', async () => {
    const gitlab = await place();
    set(gitlab.state, { labels: ['request:accepted'] });

    const fact = (await factsOf(gitlab)).find(({ id }) => id === 'labels');

    expect(fact?.en).toBe('Missing labels: `request:to-complete`.');
    expect(fact?.fr).toBe('Étiquettes manquantes : `request:to-complete`.');
  });

  it('is not what the Free plan does not have: that is told with the weaker form', async () => {
    const gitlab = await place();
    set(gitlab.state, { plan: 'free' });

    const fact = (await factsOf(gitlab)).find(({ id }) => id === 'approvals');

    expect(fact?.state).toBe('unknown');
    expect(fact?.fix?.en).toContain('Pipelines must succeed');
  });
});

describe('a GitLab that cannot be asked', () => {
  it('is no finding but an error', async () => {
    const gitlab = await place();

    await expect(factsOf(gitlab, 'glpat-wrong')).rejects.toMatchObject({
      code: 'FORGE_UNAUTHORISED',
    });
  });
});

// --- internal ---

function set(state: Place['state'], given: Partial<Place['state']['settings']>): void {
  Object.assign(state.settings, given);
}

function setToken(
  { tokens }: Place['state'],
  given: { readonly scopes?: readonly string[]; readonly expiresAt?: string | null },
): void {
  const old = tokens.get(fleetToken);
  if (old !== undefined) tokens.set(fleetToken, { ...old, ...given });
}

type Protection = Place['state']['settings']['protections'][number];

/** Changes the protection of a branch, makes it, or takes it away. */
function protect(
  { state }: Place,
  name: string,
  given: Partial<Omit<Protection, 'name'>> | undefined,
): void {
  const { protections } = state.settings;
  const old = protections.find((one) => one.name === name);
  const others = protections.filter((one) => one.name !== name);
  const made = { name, push: [], merge: [], force: false, ...old, ...given };
  state.settings.protections = given === undefined ? others : [...others, made];
}
