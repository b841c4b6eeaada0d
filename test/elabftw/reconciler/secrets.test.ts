import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, no } from '../server/answer.ts';
import { type ContractServer, type Request, startServer } from '../server/server.ts';
import { freshState, idp } from '../server/state.ts';
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

/** As the vault’s are, and as people make them: signs of patterns, of JSON, of HTML, of addresses. */
const secret = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' }),
    fc.string({
      minLength: 6,
      maxLength: 24,
      unit: fc.constantFrom(...String.raw`$^.*+?()[]{}|\/"'<>&%=;:~a1Z`),
    }),
    fc
      .tuple(
        fc.constantFrom('\\u0041', '\\n\\t', '%41%0a', '$&$1', '&amp;#39;', '***'),
        fc.stringMatching(/^[A-Z0-9]{6,12}$/),
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => text === text.trim() && /[^a-z_ .,:-]/i.test(text) && text.length > 5);

/** In a row of the settings anything may stand: lines, letters of other scripts. */
const stored = fc.oneof(
  secret,
  fc
    .array(fc.string({ minLength: 8, maxLength: 20, unit: 'grapheme' }), {
      minLength: 2,
      maxLength: 4,
    })
    .map((lines) => lines.join('\n')),
);

/** Ways in which a page, a log or a proxy quotes what it was told. */
const quotes: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text.toWellFormed()),
  (text) => encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+'),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(`operator:${text}`).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;'),
  (text) => text.toUpperCase(),
  (text) => `x${text}x`,
];

/** Every way in which the application may fail, and quote what it was told while it does. */
const failures: readonly ((text: string, request: Request) => Answer | undefined)[] = [
  () => undefined,
  (text) => no(500, `Duplicate entry '${text}'`, 1062),
  (text) => no(500, `Incorrect value '${text}'`, 1292),
  (text) => no(400, `Bad value ${text}`),
  (text) => ({ status: 500, html: `<pre>${text}</pre>` }),
  (text) => ({ status: 200, html: text }),
  (text) => ({ status: 200, json: text }),
  (text) => ({ status: 302, location: encodeURIComponent(text.toWellFormed()) }),
  (text) => ({ status: 429, retryAfter: encodeURIComponent(text.toWellFormed()) }),
  (text) => ({ status: 200, json: { elabftw_version: text, [text]: text } }),
  (text, { path }) =>
    path === 'config'
      ? { status: 200, json: { ...server.state.config, [text]: text, [`new_${text}`]: '1' } }
      : undefined,
  (text, { path }) =>
    path === 'info' || path === 'config'
      ? undefined
      : {
          status: 200,
          json: [
            {
              id: 1,
              userid: 1,
              name: text,
              url: text,
              entityid: text,
              enabled: 1,
              idps_count_enabled: 1,
              orgid: text,
            },
          ],
        },
];

describe('no secret is ever printed', () => {
  it('in any mode, whatever fails, and however the answer quotes it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(secret, { minLength: 3, maxLength: 3 }),
        fc.uniqueArray(stored, { minLength: 2, maxLength: 2 }),
        fc.constantFrom(...failures),
        fc.constantFrom(...quotes),
        fc.nat(4),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('apply', 'check', 'explain'),
        async (
          [login = '', password = '', old = ''],
          [saml = '', mail = ''],
          failure,
          quote,
          which,
          at,
          mode,
        ) => {
          const all = [login, password, old, saml, mail];
          const fresh = freshState();
          const kept = { ts_password: old, saml_privatekey: saml, smtp_password: mail };
          Object.assign(fresh.config, kept);
          Object.assign(server, { state: fresh, requests: [] });
          const told = quote(all[which] ?? '');
          server.faults = {
            // What is in the settings is secret once it was read; before, nobody knows it.
            before: (request) =>
              request.number >= at && (which < 2 || request.number > 2)
                ? failure(told, request)
                : undefined,
          };

          const secrets = { 'timestamp-login': login, 'timestamp-password': password };
          const { output } = await runHere(server, state, { mode, secrets, wait: 20 });

          const values = textsOf(output);
          for (const hidden of [key, ...all].flatMap((each) => [each, ...each.split('\n')])) {
            if (hidden.trim().length < 4) continue;
            for (const form of quotes.map((each) => each(hidden.trim()))) {
              expect(values.filter((value) => value.includes(form))).toEqual([]);
            }
          }
        },
      ),
      { seed: 20261124, numRuns: 60 },
    );
  });

  it('though it be of one, two or three letters, where a name could be it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[!-~]{1,3}$/), async (short) => {
        Object.assign(server, { state: freshState(), requests: [] });
        server.state.config['smtp_password'] = short;
        server.state.config[short] = '1';
        server.state.idps.push(idp(90, short, null));
        server.faults = {};

        const { output } = await runHere(server, state, {
          secrets: { 'timestamp-login': short, 'timestamp-password': short },
        });
        const names = output
          .trim()
          .split('\n')
          .flatMap((line) => namesIn(JSON.parse(line)));

        expect(names).toContain('***');
        expect(names.filter((name) => name === short)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 12 },
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

// --- internal ---

/** All texts of all lines, as a reader of JSON sees them, and each line as it was printed. */
function textsOf(output: string): readonly string[] {
  const lines = output.trim().split('\n');
  const texts: string[] = [];
  for (const line of lines) {
    JSON.parse(line, (_key, value) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
  }
  return [...texts, ...lines];
}

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap((each) => (typeof each === 'string' ? [each] : namesIn(each)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'name' ? [String(each)] : namesIn(each),
  );
}
