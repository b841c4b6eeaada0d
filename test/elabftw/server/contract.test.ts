import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from './server.ts';
import { freshState } from './state.ts';

const key = 'k';
let server: ContractServer;

beforeAll(async () => {
  server = await startServer(key, { 'https://m.example': ['https://i.example'] });
});
afterAll(() => server.close());
beforeEach(() => {
  server.state = freshState();
});

async function ask(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${server.address}/api/v2/${path}`, {
    method,
    headers: { Authorization: key, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text };
}

/** Each row as the real application was seen to do: what was sent, what is stored then. */
describe('the contract server, as the real application', () => {
  it.each([
    ['login_tries', 7, '7'],
    ['local_register', true, '1'],
    ['local_register', false, ''],
    ['login_tries', ['a'], 'Array'],
    ['login_tries', 'abc', 'abc'],
    ['login_tries', null, null],
    ['announcement', '<b>Hi</b><script>alert(1)</script> & co', '<b>Hi</b> &amp; co'],
    ['announcement', null, ''],
    ['lang', 'xx_YY', 'xx_YY'],
  ])('stores %s = %j as %j', async (name, sent, stored) => {
    expect((await ask('PATCH', 'config', { [name]: sent })).status).toBe(200);
    expect(server.state.config[name]).toBe(stored);
  });

  it('ignores an empty secret and clears it by null, and gives secrets back in clear', async () => {
    await ask('PATCH', 'config', { smtp_password: 's3cret' });
    await ask('PATCH', 'config', { smtp_password: '' });
    expect((await ask('GET', 'config')).text).toContain('s3cret');
    await ask('PATCH', 'config', { smtp_password: null });
    expect(server.state.config['smtp_password']).toBe('');
  });

  it('stores four of five switches before it refuses the last', async () => {
    const names = ['full', 'organization', 'team', 'user', 'useronly'].map(
      (name) => `allow_permission_${name}`,
    );
    const answer = await ask(
      'PATCH',
      'config',
      Object.fromEntries(names.map((name) => [name, '0'])),
    );

    expect([answer.status, answer.text.includes('422')]).toEqual([400, true]);
    expect(names.map((name) => server.state.config[name])).toEqual(['0', '0', '0', '0', '1']);
  });

  it('is bricked by a schema, and says so with a page', async () => {
    expect((await ask('PATCH', 'config', { schema: '999' })).status).toBe(200);
    const { status, text } = await ask('GET', 'info');
    expect([status, text.startsWith('<!DOCTYPE')]).toEqual([500, true]);
  });

  it.each([
    ['PATCH', 'config', '{}', { 'Content-Type': 'application/json; charset=utf-8' }, 400],
    ['PATCH', 'config', '"x"', {}, 500],
    ['PATCH', 'config', 'null', {}, 500],
    ['PATCH', 'config', '{bad', {}, 400],
    ['POST', 'config', '{}', {}, 400],
    ['PUT', 'config', '{}', {}, 405],
    ['PATCH', 'config', '{"no_such_key":"1"}', {}, 200],
    ['GET', 'info', undefined, { Authorization: `Bearer ${key}` }, 401],
    ['GET', 'nonsense', undefined, {}, 400],
    ['GET', 'users/99', undefined, {}, 404],
    ['PATCH', 'teams/1', '{"no_such":"1"}', {}, 400],
    ['DELETE', 'teams/1', undefined, {}, 400],
    ['PATCH', 'users/1', '{"action":"add","team":99}', {}, 200],
    ['PATCH', 'users/1', '{"action":"patchuser2team","team":1,"target":"group"}', {}, 500],
    ['PATCH', 'users/1', '{"action":"update","is_sysadmin":1}', {}, 400],
    ['PATCH', 'users/1', '{"action":"unreference","team":1}', {}, 400],
    ['POST', 'users', '{"email":"root@site.example"}', {}, 400],
    ['POST', 'idps', '{}', {}, 500],
    ['POST', 'idps_sources', '{}', {}, 400],
  ])('answers %s %s %s %j with %i', async (method, path, body, headers, status) => {
    expect((await ask(method, path, body, headers)).status).toBe(status);
  });

  it('makes duplicates of teams and providers, and answers 500 to a second source', async () => {
    const twice = async (path: string, body: unknown) => [
      (await ask('POST', path, body)).status,
      (await ask('POST', path, body)).status,
    ];

    expect(await twice('teams', { name: 'Pilot' })).toEqual([201, 201]);
    expect(await twice('idps', { entityid: 'https://i.example' })).toEqual([201, 201]);
    expect(await twice('idps_sources', { url: 'https://m.example' })).toEqual([201, 500]);
  });

  it('toggles the refresh of a source by any body that is no verb', async () => {
    await ask('POST', 'idps_sources', { url: 'https://m.example' });
    const id = server.state.sources[0]?.id;
    const seen = [];
    for (const body of [{}, { auto_refresh: '1' }, { action: 'update' }, { action: 'replace' }]) {
      await ask('PATCH', `idps_sources/${id}`, body);
      seen.push(server.state.sources[0]?.auto_refresh);
    }
    expect(seen).toEqual([0, 1, 0, 0]);
    expect(server.state.idps.map(({ enabled }) => enabled)).toEqual([0]);
  });
});
