import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceIds } from '../../lib/platform/index.ts';
import {
  instanceFor,
  key,
  metadata,
  openWorkbench,
  run,
  stateFor,
  type Workbench,
} from '../elabftw/reconciler/bench.ts';
import { beginning, essence } from '../elabftw/reconciler/essence.ts';
import { runHere } from '../elabftw/reconciler/in-process.ts';
import { type Case, cases } from '../elabftw/reconciler/policies.ts';
import { type ContractServer, type Faults, startServer } from '../elabftw/server/server.ts';

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

const moments = ['before', 'after'] as const;

function begin(): void {
  Object.assign(server, { state: beginning(), faults: {}, requests: [] });
}

/** What a whole run leaves, and how many requests it takes. */
async function whole({ state, secrets }: Pick<Case, 'state' | 'secrets'>) {
  begin();
  const { status } = await runHere(server, state, { secrets });
  expect(status).toBe(0);
  return { essence: essence(server.state), requests: server.requests.length };
}

/**
 * From that request on nothing arrives, or the answer to it does not. The program keeps
 * nothing of its own, so what the instance knows of a killed one is exactly this.
 */
function silence(number: number, moment: (typeof moments)[number]): Faults {
  const last = moment === 'before' ? number - 1 : number;
  return {
    before: (request) => (request.number > last ? 'drop' : undefined),
    after: (request) => (request.number === last ? 'lose' : undefined),
  };
}

describe('a reconciler that stops at any request', () => {
  it.each(cases().map((each) => [each.name, each] as const))(
    'before it or after it, is finished by the next one: %s',
    async (_name, each) => {
      const expected = await whole(each);
      for (let number = 1; number <= expected.requests; number += 1) {
        for (const moment of moments) {
          begin();
          server.faults = silence(number, moment);
          const first = await runHere(server, each.state, { secrets: each.secrets, wait: 0 });
          Object.assign(server, { faults: {}, requests: [] });
          const second = await runHere(server, each.state, { secrets: each.secrets });

          expect([number, moment, first.status, second.status]).toEqual([number, moment, 3, 0]);
          expect([number, moment, essence(server.state)]).toEqual([
            number,
            moment,
            expected.essence,
          ]);
        }
      }
      expect(expected.requests).toBeGreaterThan(20);
    },
  );
});

describe('a process that is killed at any request', () => {
  it.each(audienceIds)(
    'before it or after it, is finished by the next one: %s',
    async (audience) => {
      const state = stateFor(instanceFor(audience));
      const expected = await whole({ state, secrets: {} });
      for (let number = 1; number <= expected.requests; number += 1) {
        for (const moment of moments) {
          begin();
          let kill = (): void => {};
          server.faults = {
            before: (request) => {
              if (moment !== 'before' || request.number !== number) return undefined;
              kill();
              return 'drop';
            },
            after: (request) => {
              if (request.number !== number) return undefined;
              kill();
              return 'lose';
            },
          };
          const first = await run(bench, server, state, {
            started: (stop) => {
              kill = stop;
            },
          });
          Object.assign(server, { faults: {}, requests: [] });
          const second = await runHere(server, state);

          expect([number, moment, first.status, second.status]).toEqual([number, moment, null, 0]);
          expect([number, moment, essence(server.state)]).toEqual([
            number,
            moment,
            expected.essence,
          ]);
        }
      }
    },
  );
});
