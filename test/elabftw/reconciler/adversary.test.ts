import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from '../server/server.ts';
import { account, freshState, idp, newNumber, type State, team } from '../server/state.ts';
import { instanceFor, key, metadata, stateFor } from './bench.ts';
import { runHere } from './in-process.ts';

const state = stateFor(instanceFor('institute'));
let server: ContractServer;
let settled: State;

beforeAll(async () => {
  server = await startServer(key, metadata);
  await runHere(server, state);
  settled = structuredClone(server.state);
});
afterAll(() => server.close());
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

const writes = () => server.requests.filter(({ method }) => method !== 'GET');
const site = (host: string) => ({
  saml_baseurl: `https://${host}`,
  saml_entityid: `https://${host}/metadata.php`,
});

/** Another notebook of the fleet, of which an address or a key was mixed up. */
function otherNotebook(config: Readonly<Record<string, string | null>>): void {
  server.state = structuredClone(settled);
  const unit = server.state.teams.find(({ orgid }) => orgid === 'haies');
  Object.assign(unit ?? {}, { orgid: 'talus', name: 'TALUS' });
  Object.assign(server.state.config, config);
}

describe('another instance', () => {
  it.each([
    ['by both addresses', site('talus.eln.example')],
    ['by one address, the other cleared', { ...site('talus.eln.example'), saml_baseurl: '' }],
    ['by one address, the other broken', { ...site('talus.eln.example'), saml_entityid: 'x' }],
    ['by its teams, both addresses cleared', { saml_baseurl: null, saml_entityid: null }],
  ])('is known %s, and nothing is written to it', async (_how, config) => {
    otherNotebook(config);

    const { status, summary } = await runHere(server, state);

    expect([status, summary.problem?.code]).toEqual([10, 'other-site']);
    expect(writes()).toEqual([]);
  });

  it.each([
    ['both addresses cleared', { saml_baseurl: null, saml_entityid: null }],
    ['one address of another site', { saml_entityid: 'https://evil.example/metadata.php' }],
    [
      'one cleared and one of another site',
      { saml_baseurl: '', saml_entityid: 'https://old.example/metadata.php' },
    ],
  ])('is not seen in the own one with %s', async (_how, config) => {
    server.state = structuredClone(settled);
    Object.assign(server.state.config, config);

    const { status } = await runHere(server, state);

    expect(status).toBe(0);
    expect(server.state.config['saml_baseurl']).toBe(settled.config['saml_baseurl']);
    expect(server.state.config['saml_entityid']).toBe(settled.config['saml_entityid']);
  });
});

describe('teams that people have made', () => {
  it.each(['haies', 'Haies', ' HAIES', 'HAIES ', 'ＨＡＩＥＳ'])(
    'are taken over when %j is the unit’s name otherwise written',
    async (name) => {
      server.state.teams.push(team(newNumber(server.state, 'teams'), name));

      const { status } = await runHere(server, state);

      expect(status).toBe(0);
      expect(server.state.teams.map((each) => each.name)).toEqual(['Administration', 'HAIES']);
    },
  );

  it('are left alone when they have a key of their own, and the doubt is told', async () => {
    const other = { ...team(newNumber(server.state, 'teams'), 'Haies'), orgid: 'someone' };
    server.state.teams.push(other);

    const { status, summary } = await runHere(server, state);

    expect(status).toBe(0);
    expect(other).toMatchObject({ name: 'Haies', orgid: 'someone' });
    expect(summary.notes).toContainEqual({ note: 'team-twice', name: 'haies' });
  });

  it.each(['Administration', 'Default team'])(
    'and the unit that calls itself %s are two, from the first run on',
    async (acronym) => {
      const { entity } = instanceFor('institute');
      const named = stateFor(instanceFor('institute', { entity: { ...entity, acronym } }));

      const first = await runHere(server, named);
      server.requests = [];
      const second = await runHere(server, named);

      expect([first.status, second.status, writes()]).toEqual([0, 0, []]);
      expect(server.state.teams.map(({ orgid }) => orgid).toSorted()).toEqual([
        'fleet-administration',
        'haies',
      ]);
    },
  );

  it('are two with one key: the older one is kept, and it is told', async () => {
    server.state = structuredClone(settled);
    server.state.teams.push({ ...team(90, 'A copy'), orgid: 'haies' });

    const { status, summary } = await runHere(server, state);

    expect([status, writes()]).toEqual([0, []]);
    expect(summary.notes).toContainEqual({ note: 'team-twice', name: 'haies' });
  });

  it('are two thousand, with as many accounts, and it is looked at them once a part', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => at + 100);
    server.state.teams.push(...many.map((id) => team(id, `Team ${id}`)));
    server.state.users.push(
      ...many.map((id) => account(id, { teams: [{ id, is_admin: 1, is_archived: 0 }] })),
    );

    const { status } = await runHere(server, state);

    expect(status).toBe(0);
    expect(server.requests.filter(({ path }) => path === 'teams').length).toBeLessThan(15);
    expect(server.state.teams).toHaveLength(2002);
  });
});

describe('identity', () => {
  it('of a pilot who was archived and came back is the account in use', async () => {
    server.state.users.push(
      account(60, { orgid: 'inrea-000101', teams: [{ id: 1, is_admin: 1, is_archived: 1 }] }),
      account(61, { orgid: 'inrea-000101', teams: [{ id: 1, is_admin: 0, is_archived: 0 }] }),
    );

    const { summary } = await runHere(server, state);
    const unit = server.state.teams.find(({ orgid }) => orgid === 'haies');

    expect(summary.notes).toEqual([]);
    expect(server.state.users[2]?.teams).toContainEqual({
      id: unit?.id,
      is_admin: 1,
      is_archived: 0,
    });
    expect(server.state.users[1]?.teams).toHaveLength(1);
  });

  it('of a pilot who is archived is told, and nothing is given', async () => {
    server.state.users.push(
      account(60, { orgid: 'inrea-000101', teams: [{ id: 1, is_admin: 0, is_archived: 1 }] }),
    );

    const { summary } = await runHere(server, state);

    expect(summary.notes).toEqual([{ note: 'pilot-archived', name: 'inrea-000101' }]);
    expect(server.state.users[1]?.teams).toHaveLength(1);
  });

  it.each(['INREA-000101', ' inrea-000101', 'inrea-000101 ', 'inrea-0001010'])(
    'that reads %j is nobody’s reference',
    async (orgid) => {
      server.state.users.push(account(60, { orgid }));

      const { summary } = await runHere(server, state);

      expect(summary.notes).toEqual([{ note: 'pilot-awaited', name: 'inrea-000101' }]);
      expect(server.state.users[1]?.teams).toEqual([]);
    },
  );

  it('providers with markup, line ends and turned letters in their names stay one line of the log', async () => {
    const name = 'https://evil.example/<script>\n{"event":"summary"}\u202e\u2028\u0085';
    server.state.idps.push({ ...idp(90, name, null), name: '<img src=x onerror=alert(1)>' });

    const { status, output } = await runHere(server, state);
    const lines = output.split('\n').slice(0, -1);

    expect(status).toBe(0);
    expect(
      lines.map((line) => JSON.parse(line)).filter(({ name: told }) => told === name),
    ).toHaveLength(1);
    expect(output).not.toContain('onerror');
    expect(output).not.toMatch(/[\u0080-\u009f\u2028\u202e]/);
  });

  it('a provider whose name is a book is told by its beginning', async () => {
    server.state.idps.push(idp(90, `https://evil.example/${'x'.repeat(100_000)}`, null));

    const { status, output } = await runHere(server, state);

    expect(status).toBe(0);
    expect(output.length).toBeLessThan(100_000);
  });

  it('a source in other letters is not tried for ever: what to do is said', async () => {
    const url = state.identity.source.toUpperCase();
    server.state.sources.push({ id: 7, url, auto_refresh: 1, last_fetched_at: null });

    const { status, summary } = await runHere(server, state);

    expect([status, summary.problem?.code]).toEqual([10, 'source']);
    expect(summary.problem?.sentence).toContain('DELETE idps_sources/7');
  });

  it('five hundred providers of a federation are all put right, in one look', async () => {
    const url = state.identity.source;
    server.state.sources.push({ id: 3, url, auto_refresh: 1, last_fetched_at: 'x' });
    for (let at = 0; at < 500; at += 1)
      server.state.idps.push(idp(100 + at, `https://${at}.inrea.example/idp`, 3));

    const { status } = await runHere(server, state);

    expect(status).toBe(0);
    expect(server.state.idps.every((each) => each.enabled === 1 && each.team_attr === '')).toBe(
      true,
    );
    expect(server.requests.filter(({ path }) => path === 'idps').length).toBeLessThan(5);
  });
});
