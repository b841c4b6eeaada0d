import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContractServer, startServer } from '../server/server.ts';
import { account, freshState, idp, newNumber } from '../server/state.ts';
import { instanceFor, key, metadata, stateFor } from './bench.ts';
import { runHere } from './in-process.ts';

const desired = stateFor(instanceFor('renater'));
let server: ContractServer;

beforeAll(async () => {
  server = await startServer(key, metadata);
});
afterAll(() => server.close());
beforeEach(async () => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
  await runHere(server, desired);
});

describe('a run that repeats the first one', () => {
  it.each(byHand)('puts right and tells as drift: %s', async (_what, change, told) => {
    change();

    const found = await runHere(server, desired, { mendedDiffers: true });
    const next = await runHere(server, desired, { mendedDiffers: true });

    expect([found.status, found.summary.drift]).toEqual([1, told]);
    expect(found.summary).toMatchObject({ ok: false, problem: null, changes: told.length });
    expect([next.status, next.summary.drift]).toEqual([0, []]);
  });

  it.each(byTime)('puts right and does not call drift: %s', async (_what, change, changes) => {
    change();

    const found = await runHere(server, desired, { mendedDiffers: true });
    const next = await runHere(server, desired, { mendedDiffers: true });

    expect([found.status, found.summary.drift]).toEqual([0, []]);
    expect([found.summary.changes, next.summary.changes]).toEqual([changes, 0]);
  });

  it('tells what somebody changed beside what time did', async () => {
    joinFederation();
    server.state.config['local_register'] = '1';

    const { status, summary } = await runHere(server, desired, { mendedDiffers: true });

    expect([status, summary.drift]).toEqual([1, ['local_register']]);
  });

  it('calls good what it put right, unless it is asked to tell', async () => {
    server.state.config['local_register'] = '1';

    const { status, summary } = await runHere(server, desired);

    expect([status, summary.ok, summary.drift, summary.changes]).toEqual([0, true, [], 1]);
  });
});

// --- internal ---

const trusted = 'https://idp.inrea.example/idp/shibboleth';

function provider(entity: string) {
  const found = server.state.idps.find(({ entityid }) => entityid === entity);
  if (found === undefined) throw new Error(`no provider ${entity}`);
  return found;
}

/** A provider that its federation has added: eLabFTW fetches it at night, off and with its attributes. */
function joinFederation(): void {
  const [source] = server.state.sources;
  server.state.idps.push(
    idp(newNumber(server.state, 'idps'), 'https://new.example/idp', source?.id ?? 0),
  );
}

const byHand: readonly (readonly [string, () => unknown, readonly string[]])[] = [
  ['a setting', () => Object.assign(server.state.config, { blox_enabled: '1' }), ['blox_enabled']],
  [
    'a provider that nobody declared',
    () =>
      server.state.idps.push(idp(newNumber(server.state, 'idps'), 'https://strange.example', null)),
    ['https://strange.example'],
  ],
  [
    'a declared provider that writes teams again',
    () => Object.assign(provider(trusted), { team_attr: 'urn:oid:1' }),
    [trusted],
  ],
  [
    'a source that is no longer refreshed',
    () => {
      for (const source of server.state.sources) source.auto_refresh = 0;
    },
    [desired.identity.source],
  ],
  [
    'a team that is shown',
    () => {
      for (const team of server.state.teams) team.visible = 1;
    },
    ['fleet-administration'],
  ],
  [
    'a pilot of former days who administers again',
    () => {
      const [, team] = server.state.teams;
      const teams = [{ id: team?.id ?? 0, is_admin: 1, is_archived: 0 }];
      server.state.users.push(account(90, { orgid: 'inrea-000102', teams }));
    },
    ['pilot inrea-000102'],
  ],
];

const byTime: readonly (readonly [string, () => unknown, number])[] = [
  // It joins the team, and administers it.
  [
    'a pilot’s first login',
    () => server.state.users.push(account(91, { orgid: 'inrea-000101' })),
    2,
  ],
  // The source is enabled again, and the provider loses what it brought.
  ['a provider that its federation has added', joinFederation, 2],
];
