import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingKeys, writableKeys } from '../../../lib/elabftw/settings/index.ts';
import { type ContractServer, startServer } from '../server/server.ts';
import { freshState, type State } from '../server/state.ts';
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

function reset(): void {
  Object.assign(server, { state: structuredClone(settled), faults: {}, requests: [] });
}

describe('drift', () => {
  it.each(writableKeys)('of %s is found, named, put back, and alone', async (name) => {
    reset();
    server.state.config[name] = server.state.config[name] === '1' ? '0' : '1';

    const { status, summary, output } = await runHere(server, state);
    const patches = server.requests.filter(({ method }) => method === 'PATCH');
    const told = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'change');

    expect([status, summary.changes, told.map((change) => change.name)]).toEqual([0, 1, [name]]);
    expect(patches.map(({ body }) => Object.keys(body))).toEqual([[name]]);
    expect(server.state.config[name] ?? '').toBe(settled.config[name] ?? '');
  });

  it('of all settings is named by a check, which writes nothing', async () => {
    reset();
    for (const name of writableKeys) server.state.config[name] = 'drift';

    const { status, summary } = await runHere(server, state, { mode: 'check' });

    expect([status, summary.drift.toSorted()]).toEqual([1, writableKeys.toSorted()]);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('of schema is named, and nothing is ever written for it', async () => {
    reset();
    server.state.config['schema'] = '999';

    const check = await runHere(server, state, { mode: 'check', wait: 30 });
    const apply = await runHere(server, state, { wait: 30 });

    expect([check.status, check.summary.drift]).toEqual([1, ['schema']]);
    expect([apply.status, apply.summary.problem?.code]).toEqual([3, 'schema']);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('has been tried for every setting of the table', () => {
    expect([...writableKeys, 'schema'].toSorted()).toEqual(settingKeys.toSorted());
  });

  it('of all settings at once is put back in two requests, strings all', async () => {
    reset();
    for (const name of writableKeys) server.state.config[name] = 'drift';

    const { status, summary } = await runHere(server, state);
    const patches = server.requests.filter(({ method }) => method === 'PATCH');

    expect([status, summary.changes, patches.length]).toEqual([0, writableKeys.length, 2]);
    const values = patches.flatMap(({ body }) => Object.entries(body));
    const cleared = values.filter(([, value]) => typeof value !== 'string').map(([name]) => name);
    expect(cleared.toSorted()).toEqual([...state.keys.encrypted].toSorted());
    for (const name of writableKeys) {
      expect([name, server.state.config[name] ?? '']).toEqual([name, settled.config[name] ?? '']);
    }
  });
});

describe('a newer release of the line', () => {
  it('may bring settings: they are reported and not touched', async () => {
    reset();
    server.state.config['brand_new'] = 'x';
    server.state.version = '6.0.9';

    const { status, summary, output } = await runHere(server, state);

    expect([status, summary.notes]).toEqual([
      0,
      [
        { note: 'unknown-setting', name: 'brand_new' },
        { note: 'pilot-awaited', name: 'inrea-000101' },
      ],
    ]);
    expect(output).not.toContain('"x"');
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('may have lost one: that is reported as a difference, and not sent', async () => {
    reset();
    delete server.state.config['blox_enabled'];

    const { status, summary } = await runHere(server, state);

    expect([status, summary.drift]).toEqual([1, ['blox_enabled']]);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('the five ways to share', () => {
  it('are switched on before others are switched off, whatever they were', async () => {
    const names = writableKeys.filter((name) => name.startsWith('allow_permission_'));
    for (const only of names) {
      reset();
      for (const name of names) server.state.config[name] = name === only ? '1' : '0';

      const { status } = await runHere(server, state);

      expect([only, status]).toEqual([only, 0]);
    }
    expect(freshState().config['allow_permission_full']).toBe('1');
  });
});
