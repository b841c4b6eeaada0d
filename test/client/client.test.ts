import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from '../elabftw/server/server.ts';
import { freshState } from '../elabftw/server/state.ts';
import { askByClient, clientPython } from './client.ts';

const key = 'the-key-of-these-tests';
let python: string;
let server: ContractServer;

beforeAll(async () => {
  python = await clientPython();
  server = await startServer(key, { 'https://m.example': ['https://i.example'] });
});
afterAll(() => server?.close());
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

describe('the official Python client', () => {
  it('reads and changes settings, teams, users and providers of the contract server', async () => {
    const { status, stdout, stderr } = await askByClient(python, server.address, key);

    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      release: '6.0.4',
      before: ['3', '1'],
      patched: ['7', '0'],
      after: ['7', '0'],
      team: [201, 'By the client', 'by-client'],
      teams: ['By the client', 'Default team'],
      user: [201, 'pia@unit.example'],
      users: 2,
      source: [1],
      idps: [['https://i.example', 1]],
      missing: 404,
      refused: 400,
    });
    expect(server.state.users.at(-1)?.teams).toEqual([{ id: 2, is_admin: 1, is_archived: 0 }]);
  });

  it('sends what the application asks for: the key alone, and one content type', async () => {
    await askByClient(python, server.address, key);

    const writes = server.requests.filter(({ method }) => method !== 'GET');

    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH config',
      'POST teams',
      'PATCH teams/2',
      'POST users',
      'PATCH users/2',
      'POST idps_sources',
      'PATCH idps_sources/1',
      'PATCH idps_sources/1',
      'PATCH teams/2',
    ]);
    expect(server.state.config['login_tries']).toBe('7');
  });

  it('ends badly with a wrong key, and when the schema is another one', async () => {
    const wrong = await askByClient(python, server.address, 'another');
    server.state.config['schema'] = '999';
    const other = await askByClient(python, server.address, key);

    expect([wrong.status, wrong.stderr.includes('401')]).toEqual([1, true]);
    expect([other.status, other.stderr.includes('500')]).toEqual([1, true]);
  });
});
