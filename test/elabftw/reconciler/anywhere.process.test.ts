import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, fallen, schemaPage } from '../server/answer.ts';
import { type ContractServer, type Faults, startServer } from '../server/server.ts';
import { instanceFor, key, metadata, stateFor } from './bench.ts';
import { beginning, essence } from './essence.ts';
import { runHere } from './in-process.ts';

const state = stateFor(instanceFor('renater'));
let server: ContractServer;

beforeAll(async () => {
  server = await startServer(key, metadata);
});
afterAll(() => server.close());

const answers =
  (given: Answer) =>
  (number: number): Faults => ({
    before: (request) => (request.number === number ? given : undefined),
  });

/** A pod that stops and comes back: nobody listens, then nginx alone, then the application. */
const restart = (number: number): Faults => ({
  before: (request) => {
    if (request.number < number || request.number > number + 3) return undefined;
    return request.number === number ? 'drop' : { status: 502, html: '<h1>502</h1>' };
  },
});

const events: readonly (readonly [what: string, at: (number: number) => Faults])[] = [
  ['429 with a time to wait', answers({ status: 429, retryAfter: '0' })],
  ['429 without one', answers({ status: 429 })],
  ['an empty 500', answers(fallen)],
  ['503 with a page', answers({ status: 503, html: '<h1>later</h1>' })],
  ['504 after the work was done', done({ status: 504, html: '<h1>too late</h1>' })],
  ['a page with 200', answers({ status: 200, html: '<h1>maintenance</h1>' })],
  ['a request that is lost', (number) => ({ before: drops(number) })],
  ['an answer that is lost', (number) => ({ after: loses(number, 'lose') })],
  ['an answer that is cut in its middle', (number) => ({ after: loses(number, 'cut') })],
  ['a restart', restart],
  ['an upgrade', upgrade],
  ['an upgrade that takes a while', migration],
];

describe('at any request of a run', () => {
  it.each(events)('%s changes nothing of its end', async (_what, at) => {
    Object.assign(server, { state: beginning(), faults: {}, requests: [] });
    await runHere(server, state);
    const whole = essence(server.state);
    const all = server.requests.length;

    for (let number = 1; number <= all; number += 1) {
      Object.assign(server, { state: beginning(), requests: [], faults: at(number) });

      const { status } = await runHere(server, state);
      Object.assign(server, { faults: {}, requests: [] });
      const check = await runHere(server, state, { mode: 'check' });

      expect([number, status, check.status]).toEqual([number, 0, 0]);
      const { config, ...rest } = essence(server.state);
      expect({ ...rest, config: { ...config, schema: whole.config['schema'] } }).toEqual(whole);
    }
    expect(all).toBeGreaterThan(20);
  });
});

// --- internal ---

function drops(number: number): NonNullable<Faults['before']> {
  return (request) => (request.number === number ? 'drop' : undefined);
}

function loses(number: number, how: 'lose' | 'cut'): NonNullable<Faults['after']> {
  return (request) => (request.number === number ? how : undefined);
}

/** The application works, and what stands before it has lost patience. */
function done(instead: Answer): (number: number) => Faults {
  return (number) => ({
    after: (request) => (request.number === number ? instead : undefined),
  });
}

function upgrade(number: number): Faults {
  return {
    before: (request) => {
      if (request.number === number) server.state.version = '6.0.5';
      return undefined;
    },
  };
}

/** The new image runs on the old schema until it is migrated: pages, on every address. */
function migration(number: number): Faults {
  return {
    before: (request) => {
      if (request.number < number) return undefined;
      server.state.version = '6.0.5';
      return request.number < number + 4 ? schemaPage : undefined;
    },
  };
}
