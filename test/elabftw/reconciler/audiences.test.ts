import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audienceIds } from '../../../lib/platform/index.ts';
import { type ContractServer, startServer } from '../server/server.ts';
import { account, freshState, idp } from '../server/state.ts';
import {
  instanceFor,
  key,
  metadata,
  openWorkbench,
  run,
  stateFor,
  type Workbench,
} from './bench.ts';
import { runHere } from './in-process.ts';

let bench: Workbench;
let server: ContractServer;

beforeAll(async () => {
  bench = openWorkbench();
  server = await startServer(key, metadata);
});
afterAll(async () => {
  bench.close();
  await server.close();
});
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

const writes = () => server.requests.filter(({ method }) => method !== 'GET');

describe('a fresh installation', () => {
  it.each(audienceIds)(
    'for %s is as declared after one run, and a second writes nothing',
    async (audience) => {
      const state = stateFor(instanceFor(audience));

      const first = await run(bench, server, state);
      const audited = server.state.audit.length;
      server.requests = [];
      const second = await run(bench, server, state);
      const check = await runHere(server, state, { mode: 'check' });

      expect(first.summary).toMatchObject({ ok: true, problem: null });
      expect([first.status, second.status, check.status]).toEqual([0, 0, 0]);
      expect(writes()).toEqual([]);
      expect(server.state.audit).toHaveLength(audited);
      for (const [name, wanted] of Object.entries(state.settings)) {
        expect([name, server.state.config[name] ?? '']).toEqual([name, wanted]);
      }
      expect(second.summary).toMatchObject({ changes: 0, release: '6.0.4', site: state.site });
    },
  );

  it('has its teams once, hidden or shown, with the operator in each of them', async () => {
    await runHere(server, stateFor(instanceFor('institute')));

    expect(
      server.state.teams.map(({ name, orgid, visible }) => ({ name, orgid, visible })),
    ).toEqual([
      { name: 'Administration', orgid: 'fleet-administration', visible: 0 },
      { name: 'HAIES', orgid: 'haies', visible: 1 },
    ]);
    expect(server.state.users[0]?.teams.map(({ id }) => id)).toEqual(
      server.state.teams.map(({ id }) => id),
    );
  });

  it('believes identifiers of the institute’s own provider alone', async () => {
    await runHere(server, stateFor(instanceFor('renater')));

    expect(
      server.state.idps.map(({ enabled, team_attr, orgid_attr }) => [
        enabled,
        team_attr,
        orgid_attr !== '',
      ]),
    ).toEqual([
      [1, '', true],
      [1, '', false],
    ]);
  });
});

describe('an instance in use', () => {
  const state = () => stateFor(instanceFor('institute'));

  it('makes a pilot administrator after the first login, and reports who is missing', async () => {
    const before = await runHere(server, state());
    server.state.users.push(account(50, { orgid: 'inrea-000101', teams: [] }));
    await runHere(server, state());
    const team = server.state.teams.find(({ orgid }) => orgid === 'haies');

    expect(before.summary.notes).toEqual([{ note: 'pilot-awaited', name: 'inrea-000101' }]);
    expect(server.state.users.at(-1)?.teams).toEqual([
      { id: team?.id, is_admin: 1, is_archived: 0 },
    ]);
    expect(server.requests.some(({ method, path }) => method === 'POST' && path === 'users')).toBe(
      false,
    );
  });

  it('takes the rights of a pilot who has left', async () => {
    await runHere(server, state());
    const id = server.state.teams.find(({ orgid }) => orgid === 'haies')?.id ?? 0;
    server.state.users.push(
      account(51, { orgid: 'inrea-000102', teams: [{ id, is_admin: 1, is_archived: 0 }] }),
    );

    await runHere(server, state());

    expect(server.state.users.at(-1)?.teams[0]?.is_admin).toBe(0);
  });

  it('does nothing for two accounts of one reference, and says so', async () => {
    server.state.users.push(
      account(60, { orgid: 'inrea-000101' }),
      account(61, { orgid: 'inrea-000101' }),
    );

    const { summary } = await runHere(server, state());

    expect(summary.notes).toEqual([{ note: 'pilot-twice', name: 'inrea-000101' }]);
    expect(server.state.users.slice(1).flatMap(({ teams }) => teams)).toEqual([]);
  });

  it('makes every sysadmin administrator of a team where the second factor is asked of administrators', async () => {
    server.state.users.push(account(70, { is_sysadmin: 1 }));

    await runHere(server, state());

    expect(server.state.config['enforce_mfa']).toBe('2');
    expect(server.state.users.at(-1)?.teams).toEqual([{ id: 1, is_admin: 1, is_archived: 0 }]);
  });

  it('switches off providers and sources that nobody declared, and a lost refresh on again', async () => {
    await runHere(server, state());
    const [source] = server.state.sources;
    if (source !== undefined) source.auto_refresh = 0;
    server.state.idps.push(idp(90, 'https://evil.example', null));

    const { output } = await runHere(server, state());
    const events = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(events.filter(({ event }) => event === 'change').map(({ name }) => name)).toEqual([
      'https://idp.inrea.example/saml/metadata.xml',
      'https://evil.example',
    ]);
    expect([source?.auto_refresh, server.state.idps.at(-1)?.enabled]).toEqual([1, 0]);
  });

  it('finds a team again by its key after somebody renamed it', async () => {
    await runHere(server, state());
    const unit = server.state.teams.find(({ orgid }) => orgid === 'haies');
    if (unit !== undefined) unit.name = 'Autre nom';

    await runHere(server, state());

    expect(server.state.teams.map(({ name }) => name)).toEqual(['Administration', 'HAIES']);
  });
});
