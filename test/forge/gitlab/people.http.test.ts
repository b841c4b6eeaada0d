import { describe, expect, it } from 'vitest';
import { roles } from './server/wire.ts';
import { gitlabPlace, type Place } from './support/place.ts';

async function withGroup(role: number, state: 'active' | 'blocked' = 'active') {
  const gitlab = await gitlabPlace();
  const { id } = gitlab.account('alix', { state });
  gitlab.state.groups.push({ id: 4242, path: 'inrea/units', members: new Map([[id, role]]) });
  gitlab.state.roles.set(id, role);
  return { gitlab, person: { id, login: 'alix', isBot: false } };
}

function requests({ server }: Place): readonly string[] {
  return server.heard.map(({ method, path }) => `${method} ${path}`);
}

describe('who is in a group', () => {
  it('is asked by the account’s id, of the group and all above it', async () => {
    const { gitlab, person } = await withGroup(roles.guest);

    expect(await gitlab.forge().belongsTo(person, 'inrea/units')).toBe(true);

    expect(requests(gitlab)).toEqual([`GET /api/v4/groups/inrea/units/members/all/${person.id}`]);
  });

  it('is asked of a group by its number too', async () => {
    const { gitlab, person } = await withGroup(roles.guest);

    expect(await gitlab.forge().belongsTo(person, 4242)).toBe(true);
    expect(await gitlab.forge().belongsTo(person, 4243)).toBe(false);
  });

  it.each([
    ['somebody else who took the login', 'active', roles.guest, 1],
    ['a blocked account', 'blocked', roles.owner, 0],
    ['one with minimal access', 'active', 5, 0],
  ] as const)('is not %s', async (_, state, role, other) => {
    const { gitlab, person } = await withGroup(role, state);

    expect(
      await gitlab.forge().belongsTo({ ...person, id: person.id + other }, 'inrea/units'),
    ).toBe(false);
  });

  it('is nobody where there is no such group', async () => {
    const { gitlab, person } = await withGroup(roles.guest);

    expect(await gitlab.forge().belongsTo(person, 'inrea/nowhere')).toBe(false);
  });
});

describe('who may merge', () => {
  it.each([
    [roles.guest, false],
    [roles.developer, false],
    [roles.maintainer, true],
    [roles.owner, true],
  ])('of role %i: %s', async (role, may) => {
    const { gitlab, person } = await withGroup(role);

    expect(await gitlab.forge().mayMerge(person)).toBe(may);
  });

  it('is not a stranger', async () => {
    const gitlab = await gitlabPlace();

    expect(await gitlab.forge().mayMerge({ id: 999, login: 'mallory', isBot: false })).toBe(false);
  });
});

describe('the status of a commit', () => {
  it('is set once for each state, as GitLab names it', async () => {
    const gitlab = await gitlabPlace();
    const commit = gitlab.bare.tip('main') ?? '';
    const forge = gitlab.forge();
    const set = (state: 'pending' | 'success' | 'failure', description: string) =>
      forge.setStatus({ commit, name: 'request-digest', state, description });

    expect(await set('pending', 'being compared')).toBe('created');
    expect(await set('pending', 'being compared')).toBe('unchanged');
    expect(await set('failure', 'another request')).toBe('updated');
    expect(await set('failure', 'another request')).toBe('unchanged');
    expect(await set('failure', 'yet another')).toBe('updated');
    expect(await set('success', 'the same')).toBe('updated');
    expect(await set('success', 'the same')).toBe('unchanged');

    expect(gitlab.state.statuses.map(({ status, description }) => [status, description])).toEqual([
      ['failed', 'another request'],
      ['failed', 'yet another'],
      ['success', 'the same'],
    ]);
  });

  it('that waits does not wait anew with other words, which GitLab refuses', async () => {
    const gitlab = await gitlabPlace();
    const commit = gitlab.bare.tip('main') ?? '';
    const forge = gitlab.forge();
    const status = { commit, name: 'request-digest', state: 'pending' } as const;
    await forge.setStatus({ ...status, description: 'a' });

    expect(await forge.setStatus({ ...status, description: 'b' })).toBe('unchanged');
  });
});
