import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceIds } from '../../../lib/platform/index.ts';
import { type ContractServer, startServer } from '../server/server.ts';
import { key, metadata } from './bench.ts';
import { beginning } from './essence.ts';
import { runHere } from './in-process.ts';
import { cases } from './policies.ts';

let server: ContractServer;
beforeAll(async () => {
  server = await startServer(key, metadata);
});
afterAll(() => server.close());

describe('from all defaults to what is declared', () => {
  it('is tried for every audience, with more than the default policy', () => {
    for (const audience of audienceIds) {
      const own = cases().filter(({ name }) => name.startsWith(`${audience} `));
      expect([audience, own.length > 4]).toEqual([audience, true]);
    }
  });

  it.each(cases().map((each) => [each.name, each] as const))(
    'it is one run for %s, and a second one writes nothing',
    async (_name, { state, secrets }) => {
      Object.assign(server, { state: beginning(), faults: {}, requests: [] });

      const first = await runHere(server, state, { secrets });
      const audited = server.state.audit.length;
      server.requests = [];
      const second = await runHere(server, state, { secrets });

      expect([first.status, second.status, second.summary.changes]).toEqual([0, 0, 0]);
      expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(server.state.audit).toHaveLength(audited);
      for (const [name, wanted] of Object.entries(state.settings)) {
        if (typeof wanted !== 'string' && !('secretFile' in wanted)) continue;
        const text = typeof wanted === 'string' ? wanted : secrets[wanted.secretFile];
        expect([name, server.state.config[name] ?? '']).toEqual([name, text]);
      }
    },
  );
});
