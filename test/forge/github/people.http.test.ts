import { describe, expect, it } from 'vitest';
import { bench } from './bench.ts';
import { forgeOf, tokenSettings } from './client.ts';

const group = 'inrea/eln-requesters';

async function people() {
  const made = await bench();
  const { state } = made;
  const team = state.team('inrea', 'eln-requesters');
  const person = (login: string) => {
    const { id } = state.account(login);
    return { id, login, isBot: false };
  };
  return { ...made, team, person };
}

describe('whether an account belongs to a group', () => {
  it('is told by team, by the team’s number and by organisation', async () => {
    const { forge, state, team, person } = await people();
    const [alix, bo] = [person('alix'), person('bo')];
    team.members.set(alix.id, 'active');
    state.membersOf('inrea').set(bo.id, 'active');

    expect(await forge.belongsTo(alix, group)).toBe(true);
    expect(await forge.belongsTo(alix, team.id)).toBe(true);
    expect(await forge.belongsTo(bo, 'inrea')).toBe(true);
    expect(await forge.belongsTo(bo, group)).toBe(false);
    expect(await forge.belongsTo(alix, 'inrea')).toBe(false);
    for (const absent of ['inrea/nobody', 'elsewhere', 'inrea/', 123_456]) {
      expect(await forge.belongsTo(alix, absent)).toBe(false);
    }
  });

  it('is no while an invitation is not accepted', async () => {
    const { forge, state, team, person } = await people();
    const alix = person('alix');
    team.members.set(alix.id, 'pending');
    state.membersOf('inrea').set(alix.id, 'pending');

    expect(await forge.belongsTo(alix, group)).toBe(false);
    expect(await forge.belongsTo(alix, 'inrea')).toBe(false);
  });

  it('follows the account that was renamed, and not whoever took its login', async () => {
    const { forge, state, team, person } = await people();
    const alix = person('alix');
    team.members.set(alix.id, 'active');
    state.account('alix').login = 'alix-2';
    const thief = state.account('alix');

    expect(await forge.belongsTo(alix, group)).toBe(true);
    expect(await forge.belongsTo({ id: thief.id, login: 'alix', isBot: false }, group)).toBe(false);
  });

  it('is no for an outsider whose old login a member has taken', async () => {
    const { forge, state, team, person } = await people();
    const mallory = person('mallory');
    state.account('mallory').login = 'mallory-2';
    team.members.set(state.account('mallory').id, 'active');

    expect(await forge.belongsTo(mallory, group)).toBe(false);
  });

  it('is no for an account that is gone', async () => {
    const { forge } = await people();
    expect(await forge.belongsTo({ id: 0, login: 'ghost', isBot: false }, group)).toBe(false);
    expect(await forge.belongsTo({ id: 987_654, login: 'gone', isBot: false }, group)).toBe(false);
  });

  it('is an error, and no answer, where the token may not see it', async () => {
    const { server, api, clone, team, person } = await people();
    const alix = person('alix');
    team.members.set(alix.id, 'active');
    const token = server.callers.workflowToken({ issues: 'write' });
    const forge = forgeOf(server, tokenSettings(server, api, token), clone);

    for (const one of [group, team.id, 'inrea']) {
      await expect(forge.belongsTo(alix, one)).rejects.toMatchObject({
        ...{ code: 'FORGE_FORBIDDEN', exit: 3, fix: expect.stringContaining('members=read') },
      });
    }
  });
});

describe('whether an account may merge', () => {
  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', false],
    ['triage', false],
    ['read', false],
  ] as const)('with the role %s: %s', async (role, may) => {
    const { forge, state, person } = await people();
    const alix = person('alix');
    state.roles.set(alix.id, role);
    expect(await forge.mayMerge(alix)).toBe(may);
  });

  it('is no for whoever took the login of a maintainer, and yes for the renamed maintainer', async () => {
    const { forge, state, person } = await people();
    const alix = person('alix');
    state.roles.set(alix.id, 'maintain');
    state.account('alix').login = 'alix-2';
    const thief = state.account('alix');

    expect(await forge.mayMerge(alix)).toBe(true);
    expect(await forge.mayMerge({ id: thief.id, login: 'alix', isBot: false })).toBe(false);
    expect(await forge.mayMerge({ id: thief.id, login: 'alix-2', isBot: false })).toBe(false);
  });
});
