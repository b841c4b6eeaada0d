import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceIds } from '../../lib/platform/index.ts';
import { instanceFor, key, metadata, stateFor } from '../elabftw/reconciler/bench.ts';
import { runHere } from '../elabftw/reconciler/in-process.ts';
import { ask } from '../elabftw/server/replay.ts';
import { type ContractServer, startServer } from '../elabftw/server/server.ts';
import { account, freshState } from '../elabftw/server/state.ts';
import { wholeOf } from './agrees.ts';
import { type Exchange, faultsOf } from './description.ts';
import { requestsOf } from './replayed.ts';
import { entriesOf, read, transcripts } from './transcript.ts';

let server: ContractServer;
beforeAll(async () => {
  server = await startServer(key, metadata);
});
afterAll(() => server.close());

describe('upstream’s own description', () => {
  it('is not what the real application does, everywhere', () => {
    expect(realFaults()).toContain('GET /teams 200 >[].orgid is null');
    expect(realFaults()).toContain('PATCH /idps/{id} < lacks action');
  });

  it('finds what is wrong', () => {
    expect(
      faultsOf({ method: 'GET', path: 'teams', status: 200, json: [{ id: 'x', name: 1 }] }),
    ).toEqual([
      'GET /teams 200 >[].id is string, no integer',
      'GET /teams 200 >[].name is number, no string',
    ]);
    expect(faultsOf({ method: 'GET', path: 'nonsense/at/all', status: 200 })).toHaveLength(1);
    expect(faultsOf({ method: 'GET', path: 'config', status: 418 })).toHaveLength(1);
  });

  it.each(audienceIds)(
    'is kept for %s by the reconciler’s requests and the server’s answers, but where the real one does not',
    async (audience) => {
      const exchanges: Exchange[] = [];
      Object.assign(server, { state: freshState(), requests: [], faults: {} });
      server.state.users.push(account(40, { orgid: 'inrea-000101' }));
      const { status } = await runHere(server, stateFor(instanceFor(audience)));
      expect(status).toBe(0);
      for (const { method, path, body } of [...server.requests]) {
        const given = await ask(server, {
          ask: method === 'GET' ? [method, path] : [method, path, body],
          seen: { status: 0 },
        });
        const json = given.text === '' ? {} : { json: JSON.parse(given.text) as unknown };
        const sent = method === 'GET' ? {} : { body };
        exchanges.push({ method, path, status: given.status, ...sent, ...json });
      }
      // What it answers as another type than described, it takes as that type too.
      const allowed = realFaults().flatMap((fault) => [fault, fault.replace(' 200 >', ' <')]);
      const faults = exchanges.flatMap(faultsOf).filter((fault) => !allowed.includes(fault));

      expect([...new Set(faults)]).toEqual([]);
      expect(exchanges.length).toBeGreaterThan(20);
    },
  );
});

// --- internal ---

/** Faults of answers that were noted: who answers as the real application has those too. */
function realFaults(): readonly string[] {
  const noted = transcripts()
    .flatMap(entriesOf)
    .flatMap((entry) =>
      (requestsOf(entry) ?? []).flatMap(({ method, path, body }, at) => {
        const answer = entry.answers[at];
        if (answer?.status === undefined || path.startsWith('/')) return [];
        const sent = body === undefined ? {} : { body: parsed(body) };
        const json = answer.body === undefined ? {} : { json: wholeOf(answer.body) };
        const bare = path.split('?')[0] ?? '';
        return faultsOf({ method, path: bare, status: answer.status, ...sent, ...json });
      }),
    );
  const fresh = ['config-5.6.12-fresh.json', 'config-6.x-fresh.json'].flatMap((file) =>
    ['GET', 'PATCH'].flatMap((method) =>
      faultsOf({ method, path: 'config', status: 200, json: parsed(read(file)) }),
    ),
  );
  return [...new Set([...noted, ...fresh])];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
