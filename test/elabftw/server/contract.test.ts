import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingKeys, settings } from '../../../lib/elabftw/settings/index.ts';
import { ok } from './answer.ts';
import { observations } from './observed/index.ts';
import { ask, replay } from './replay.ts';
import { type ContractServer, startServer } from './server.ts';
import { freshState } from './state.ts';

const key = 'k';
let server: ContractServer;

beforeAll(async () => {
  server = await startServer(key, { 'https://m.example': ['https://i.example'] });
});
afterAll(() => server.close());

describe('the contract server answers as the real application was seen to', () => {
  it.each(observations.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
    server.faults = {};

    expect(await replay(server, row)).toEqual([]);
  });

  it('and no row holds for a server that says yes to everything', async () => {
    server.faults = { before: () => ok({}) };

    const pleased = [];
    for (const row of observations)
      if ((await replay(server, row)).length === 0) pleased.push(row.what);

    expect(pleased).toEqual([]);
  });

  it('with texts alone where settings are, and every one of them', async () => {
    Object.assign(server, { state: freshState(), faults: {} });

    const { text } = await ask(server, { ask: ['GET', 'config'], seen: { status: 200 } });
    const values = Object.entries(JSON.parse(text) as Record<string, unknown>);

    expect(values.map(([name]) => name).toSorted()).toEqual([...settingKeys]);
    expect(values.filter(([, value]) => value !== null && typeof value !== 'string')).toEqual([]);
    expect(values.every(([name, value]) => value === settings[name as 'lang'].upstream)).toBe(true);
  });

  it('with 429 and the time to wait, where nginx counts', async () => {
    server.faults = { before: () => ({ status: 429, retryAfter: '3' }) };

    const response = await fetch(`${server.address}/api/v2/info`);

    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
  });
});
