import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { no } from '../server/answer.ts';
import { type ContractServer, type Request, startServer } from '../server/server.ts';
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

const audience = 'institute';
const state = stateFor(
  instanceFor(audience, { policy: { timestamp: { authority: 'evidency', auto: 'weekly' } } }),
);
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

/** Printable, as the vault’s passwords are, quotes and backslashes among them. */
const secret = fc
  .string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
  .filter((text) => text === text.trim() && /[^a-z_ .,:-]/i.test(text));

/** Every way in which the application may fail, and quote what it was told while it does. */
const failures: readonly ((text: string, request: Request) => ReturnType<typeof no> | undefined)[] =
  [
    () => undefined,
    (text) => no(500, `Duplicate entry '${text}'`, 1062),
    (text) => no(500, `Incorrect value '${text}'`, 1292),
    (text) => no(400, `Bad value ${text}`),
    (text) => ({ status: 500, html: `<pre>${text}</pre>` }),
    (text) => ({ status: 200, html: text }),
    (text) => ({ status: 200, json: text }),
    (text) => ({ status: 200, json: { elabftw_version: text, [text]: text } }),
    (text, { path }) =>
      path === 'info' ? undefined : { status: 200, json: [{ id: 1, name: text, url: text }] },
  ];

describe('no secret is ever printed', () => {
  it('in any mode, whatever fails, and however the answer quotes it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(secret, { minLength: 5, maxLength: 5 }),
        fc.constantFrom(...failures),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('apply', 'check', 'explain'),
        async ([login = '', password = '', old = '', saml = '', mail = ''], failure, at, mode) => {
          const fresh = freshState();
          Object.assign(fresh.config, {
            ts_password: old,
            saml_privatekey: saml,
            smtp_password: mail,
          });
          Object.assign(server, { state: fresh, requests: [] });
          server.faults = {
            before: (request) => (request.number === at ? failure(password, request) : undefined),
          };

          const secrets = { 'timestamp-login': login, 'timestamp-password': password };
          const { output } = await runHere(server, state, { mode, secrets, wait: 20 });

          for (const hidden of [key, login, password, old, saml, mail]) {
            expect(output).not.toContain(hidden);
            expect(output).not.toContain(JSON.stringify(hidden).slice(1, -1));
          }
        },
      ),
      { seed: 20261124, numRuns: 80 },
    );
  });

  it.each(['apply', 'check', 'explain'])('by the process itself, in mode %s', async (mode) => {
    const secrets = {
      'api-key': key,
      'timestamp-login': 'L0gin"of\\evidency',
      'timestamp-password': 'pa$$"w0rd\\',
    };
    Object.assign(server, { state: freshState(), faults: {}, requests: [] });
    server.state.config['saml_privatekey'] =
      '-----BEGIN PRIVATE KEY-----\nMIIsecretsecret\n-----END-----';

    const { output } = await run(bench, server, state, { mode, secrets });

    const hidden = [...Object.values(secrets), 'MIIsecretsecret'];
    for (const text of hidden.flatMap((each) => [each, JSON.stringify(each).slice(1, -1)])) {
      expect(output).not.toContain(text);
    }
    expect(server.state.config['ts_password'] === secrets['timestamp-password']).toBe(
      mode === 'apply',
    );
  });

  it('in the document that the program is started with', () => {
    expect(state.settings['ts_password']).toEqual({ secretFile: 'timestamp-password' });
    expect(state.settings['ts_balance']).toEqual({ leftTo: 'application' });
  });
});
