import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../server/answer.ts';
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
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

const writes = () => server.requests.filter(({ method }) => method !== 'GET');
describe('an answer that is no list', () => {
  it.each(['teams', 'users', 'idps', 'idps_sources', 'users/me'])(
    'to %s is not taken for an empty one',
    async (path) => {
      for (const strange of [{}, 'x', null, 7, [1], [null]]) {
        Object.assign(server, { state: freshState(), requests: [] });
        server.faults = {
          before: (request) =>
            request.method === 'GET' && request.path === path ? ok(strange) : undefined,
        };

        const { status, summary } = await runHere(server, state);

        expect([status, summary.problem?.code]).toEqual([3, 'answer']);
        expect(server.requests.filter(({ method }) => method === 'POST').length).toBeLessThan(3);
        expect(writes().some((request) => request.path === path)).toBe(false);
      }
    },
  );
});

describe('a server that is odd', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'and has a setting %s is told so',
    async (name) => {
      server.state = structuredClone(settled);
      Object.defineProperty(server.state.config, name, {
        value: 'x',
        enumerable: true,
        configurable: true,
        writable: true,
      });
      server.faults = {
        before: ({ path }) =>
          path === 'config'
            ? ok(Object.assign(Object.create(null), server.state.config, { [name]: 'x' }))
            : undefined,
      };

      const { status, summary } = await runHere(server, state);

      expect(status).toBe(0);
      expect(name === '__proto__' || summary.notes.some((note) => note.name === name)).toBe(true);
      expect(writes()).toEqual([]);
    },
  );

  it('and makes a team while it answers 400 gets no second one from the next run', async () => {
    server.state.site = null;

    const runs = [];
    for (let at = 0; at < 4; at += 1) runs.push((await runHere(server, state)).status);

    expect(runs.at(-1)).toBe(0);
    expect(server.state.teams).toHaveLength(2);
    expect(server.state.sources).toHaveLength(1);
  });

  it.each([
    ['in seconds', '1', 900],
    ['as a date', () => new Date(Date.now() + 2000).toUTCString(), 300],
    ['in no way', 'soon', 0],
    ['of a day long', '86400', null],
  ] as const)(
    'and says how long to wait %s is obeyed, within reason',
    async (_how, header, least) => {
      const retryAfter = typeof header === 'string' ? header : header();
      server.faults = {
        before: ({ number }) => (number === 2 ? { status: 429, retryAfter } : undefined),
      };
      const begun = Date.now();

      const { status } = await runHere(server, state, { wait: least === null ? 2000 : 20_000 });

      // Half a minute is the longest; here that is past the end.
      expect(status).toBe(least === null ? 3 : 0);
      expect(Date.now() - begun).toBeGreaterThanOrEqual(least ?? 0);
      expect(Date.now() - begun).toBeLessThan(15_000);
    },
  );
});
