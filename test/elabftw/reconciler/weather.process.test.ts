import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guard } from '../../../lib/elabftw/reconciler/client.mjs';
import { fallen, schemaPage } from '../server/answer.ts';
import { type ContractServer, startServer } from '../server/server.ts';
import { freshState } from '../server/state.ts';
import {
  instanceFor,
  key,
  metadata,
  openWorkbench,
  run,
  stateFor,
  type Workbench,
} from './bench.ts';
import { runHere } from './in-process.ts';

const state = stateFor(instanceFor('institute'));
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
beforeEach(() => {
  Object.assign(server, { state: freshState(), faults: {}, requests: [] });
});

describe('bad weather', () => {
  it.each([
    ['429', { status: 429 }],
    ['an empty 500', fallen],
    ['a page with 503', { status: 503, html: '<h1>later</h1>' }],
    ['the page of a maintenance, with 200', { status: 200, html: '<h1>maintenance</h1>' }],
    ['the page of another schema', schemaPage],
  ])('is waited out: %s at two of five requests', async (_, answer) => {
    server.faults = { before: ({ number }) => (number % 5 < 2 ? answer : undefined) };

    const { status } = await runHere(server, state);
    server.faults = {};
    const check = await runHere(server, state, { mode: 'check' });

    expect([status, check.status]).toEqual([0, 0]);
    expect(server.state.teams).toHaveLength(2);
  });

  it('ends with a sentence when nobody answers in time', async () => {
    server.faults = { before: () => fallen };

    const { status, summary } = await runHere(server, state, { wait: 20 });

    expect([status, summary.problem?.code]).toEqual([3, 'no-answer']);
    expect(summary.problem?.sentence).toContain('Look at the web pod');
  });

  it('may bring an upgrade in between: it looks again at everything', async () => {
    server.faults = {
      before: ({ number }) => {
        if (number === 6) server.state.version = '6.0.5';
        return undefined;
      },
    };

    const { status, summary } = await runHere(server, state);

    expect([status, summary.release]).toEqual([0, '6.0.5']);
  });
});

describe('the reconciler refuses', () => {
  it.each(['6.1.0', '7.0.0', '5.5.14', 'nonsense', '6.0'])(
    'the release %s, which nobody looked at',
    async (version) => {
      server.state.version = version;

      const { status, summary } = await runHere(server, state);

      expect([status, summary.problem?.code]).toEqual([10, 'release']);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('another instance, and writes nothing to it', async () => {
    server.state.config['saml_baseurl'] = 'https://other.example';
    server.state.config['saml_entityid'] = 'https://other.example/metadata.php';

    const { status, summary } = await runHere(server, state);

    expect([status, summary.problem?.code]).toEqual([10, 'other-site']);
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('to go on with a key that the instance does not take', async () => {
    const { status, summary } = await run(bench, server, state, {
      secrets: { 'api-key': 'not-the-right-key' },
    });

    expect([status, summary['problem']]).toMatchObject([10, { code: 'key' }]);
  });

  it.each([
    ['a mode that it does not know', { mode: 'reset' }, 'usage'],
    ['a missing secret', { secrets: {} }, 'secret'],
    ['an empty secret', { secrets: { 'api-key': '\n' } }, 'secret'],
    ['a secret of two lines', { secrets: { 'api-key': 'one\ntwo' } }, 'secret'],
  ])('%s, before any request', async (_, options, code) => {
    const { status, summary } = await run(bench, server, state, options);

    expect([status, summary['problem']]).toMatchObject([10, { code }]);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['the schema', { schema: '999' }],
    ['the schema in capitals', { SCHEMA: '999' }],
    ['a number', { login_tries: 3 }],
  ])('a document with %s', async (_, extra) => {
    const broken = JSON.parse(
      JSON.stringify({ ...state, settings: { ...state.settings, ...extra } }),
    );

    const { status, summary } = await run(bench, server, broken);

    expect([status, summary['problem']]).toMatchObject([10, { code: 'desired' }]);
    expect(server.requests).toEqual([]);
  });

  it.each(['schema', 'Schema', ' schema', 'schema ', 'ｓchema'])(
    'to send %j at its one door',
    (name) => {
      expect(() => guard('config', { [name]: '1' })).toThrow('never be written');
      expect(() => guard('/config?x=1', { lang: 'fr_FR', [name]: '1' })).toThrow(
        'never be written',
      );
      expect(() => guard('teams/1', { [name]: '1' })).not.toThrow();
    },
  );

  it('to change for ever what does not hold', async () => {
    server.faults = {
      before: () => {
        server.state.config['lang'] = 'en_GB';
        return undefined;
      },
    };

    const { status, summary } = await runHere(server, state);

    expect([status, summary.problem?.code]).toEqual([1, 'does-not-hold']);
    expect(summary.problem?.sentence).toContain('setting lang');
  });
});

describe('explain', () => {
  it('tells every setting, and writes nothing', async () => {
    const { status, events } = await run(bench, server, state, { mode: 'explain' });
    const told = events.filter(({ event }) => event === 'setting').map(({ name }) => name);

    expect(status).toBe(0);
    expect(told).toEqual(Object.keys(state.settings));
    expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
