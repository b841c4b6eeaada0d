import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from '../server/server.ts';
import {
  instanceFor,
  key,
  metadata,
  openWorkbench,
  run,
  stateFor,
  type Workbench,
} from './bench.ts';
import { beginning, essence } from './essence.ts';
import { runHere } from './in-process.ts';

const state = stateFor(instanceFor('renater'));
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

function begin(): void {
  Object.assign(server, { state: beginning(), faults: {}, requests: [] });
}

describe('a run that is killed', () => {
  it('at any request that writes, is finished by the next one, and nothing is there twice', async () => {
    begin();
    await runHere(server, state);
    const whole = essence(server.state);
    const writes = server.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ number }) => number);

    // Killed at a reading request, or before a writing one, it leaves what the last
    // writing one left.
    for (const number of writes) {
      begin();
      let kill = (): void => {};
      server.faults = {
        after: (request) => {
          if (request.number !== number) return undefined;
          kill();
          return 'lose';
        },
      };
      const started = (stop: () => void): void => {
        kill = stop;
      };
      const first = await run(bench, server, state, { started });
      server.faults = {};
      const second = await runHere(server, state);

      expect([number, first.status, second.status]).toEqual([number, null, 0]);
      expect(essence(server.state)).toEqual(whole);
    }
    expect(writes.length).toBeGreaterThan(8);
  });

  it('nor is anything there twice when any answer is lost on the way', async () => {
    begin();
    await runHere(server, state);
    const whole = essence(server.state);
    const all = server.requests.length;

    for (let number = 1; number <= all; number += 1) {
      begin();
      server.faults = { after: (request) => (request.number === number ? 'lose' : undefined) };

      const { status } = await runHere(server, state);

      expect([number, status]).toEqual([number, 0]);
      expect(essence(server.state)).toEqual(whole);
    }
  });
});
