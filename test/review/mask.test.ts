import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportHtml, reportMarkdown, reviewTrees } from '../../generators/review/index.ts';
import {
  isOpenValue,
  namesSecretField,
  namesSecretSetting,
} from '../../generators/review/mask/name.ts';
import { maskText } from '../../generators/review/mask/text.ts';
import { maskTokens } from '../../generators/review/mask/token.ts';
import { instance, type Json, type Manifest, object, settings, tree, web } from './trees.ts';

const seed = { seed: 20261124 };
const image = 'registry.example/elabftw/elabimg:6.0.4';

describe('the name of a setting', () => {
  it.each([
    'DB_PASSWORD',
    'SECRET_KEY',
    'ldap_password',
    'apiToken',
    'API_KEY',
    'tls.key',
    'secret.json',
    'PASSWORD_OLD',
    'smtpPassword2',
    'privateKey',
    'Authorization',
    'password_hash',
  ])('%s promises a secret', (name) => {
    expect(namesSecretSetting(name)).toBe(true);
  });

  it.each([
    'min_password_length',
    'DB_PASSWORD_FILE',
    'SITE_URL',
    'public_key',
    'monkey',
    'tokens_ttl',
    'settings.json',
    'compass',
  ])('%s promises none', (name) => {
    expect(namesSecretSetting(name)).toBe(false);
  });
});

describe('the name of a field', () => {
  it.each(['key', 'topologyKey', 'secretName', 'secretStoreRef', 'passwordSecretRef', 'name'])(
    '%s is a reference, not a secret',
    (name) => {
      expect(namesSecretField(name)).toBe(false);
    },
  );

  it.each(['password', 'clientSecret', 'apiKey', 'token'])('%s promises a secret', (name) => {
    expect(namesSecretField(name)).toBe(true);
  });
});

describe('the mask of a text', () => {
  it.each([
    [
      'an ini line',
      'user = bob\npassword = a b c\nport = 1',
      'user = bob\npassword = ‹masked›\nport = 1',
    ],
    [
      'JSON',
      '{"user":"bob","ldap_password":"a\\"b","x":1}',
      '{"user":"bob","ldap_password":"‹masked›","x":1}',
    ],
    ['JSON in JSON', '{\\"token\\":\\"abc\\",\\"x\\":1}', '{\\"token\\":\\"‹masked›\\",\\"x\\":1}'],
    ['a YAML block', 'a:\n  token: |\n    one\n\n    two\n  b: c', 'a:\n  token: ‹masked›\n  b: c'],
    ['a command line', 'dump --password hunter', 'dump --password ‹masked›'],
    ['an option with its value', 'dump --password=hunter', 'dump --password=‹masked›'],
    ['an address', 'mysql://eln:hunter@db:3306/eln', 'mysql://eln:‹masked›@db:3306/eln'],
    ['a private key', `a\n${pem('BEGIN EC')}\nMHcC\n${pem('END EC')}\nb`, 'a\n‹masked›\nb'],
    ['half a private key', `${pem('BEGIN')}\nMHcC`, '‹masked›'],
    ['a switch', 'password = yes\nkey: 12', 'password = yes\nkey: 12'],
    ['a path', 'ssl_key = /run/tls/tls.key', 'ssl_key = /run/tls/tls.key'],
    ['a file that is read', 'password=$(cat "$secrets/root")', 'password=$(cat "$secrets/root")'],
    ['a variable', `password: \${PASSWORD}`, `password: \${PASSWORD}`],
    ['the default of a variable', `password=\${PASSWORD:-hunter}`, 'password=‹masked›'],
    ['a command', 'password=$(echo hunter)', 'password=‹masked›'],
  ])('of %s hides the value and leaves the rest', (_, text, expected) => {
    expect(maskText(text)).toBe(expected);
  });

  it.each([
    'ouest/PersistentVolumeClaim/eln-umr-1234-agro/files',
    'gateway.networking.k8s.io/v1beta1',
    `${image}@sha256:${'0123456789abcdef'.repeat(4)}`,
    'eln/umr-1234-agro/restic-password',
    'argocd.argoproj.io/sync-options',
    'RespectIgnoreDifferences=true',
    'FallbackToLogsOnError',
    'IfNotPresent',
    'prepare-0123abcdef',
    'innodb_buffer_pool_size=134217728',
    '2026-11-24T05:53:12Z',
  ])('leaves %s alone', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it.each([
    '0123456789abcdef0123456789abcdef',
    'def00000a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6',
    ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYzEXAMPLEKEY'].join('/'),
    '123e4567-e89b-12d3-a456-426614174000',
    ['ghp', '0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX'].join('_'),
  ])('hides %s wherever it stands', (token) => {
    expect(maskTokens(`see ${token} there`)).toBe('see ‹masked› there');
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const once = maskText(`password: ${text}\n${text}`);
        expect(maskText(once)).toBe(once);
      }),
      seed,
    );
  });

  it('takes a time in proportion to the text', () => {
    const long = [
      'a',
      'a-',
      'a:',
      '"',
      '-----BEGIN PRIVATE KEY-----',
      'password=',
      '--a ',
      'a://b:',
    ];
    const start = performance.now();
    for (const piece of long) maskText(piece.repeat(200_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

/** Everything that a reader may get of a change, in both directions. */
function everything(before: Manifest[], after: Manifest[]): string {
  return [
    [before, after],
    [after, before],
    [[], after],
  ]
    .map(([base = [], head = []]) => reviewTrees(instance(...base), instance(...head)))
    .map((report) => JSON.stringify(report) + reportMarkdown(report) + reportHtml(report))
    .join('\n');
}

/** Letters and digits that nothing of ours is made of, so that finding them means a leak. */
const secretText = fc
  .stringMatching(/^[qzj][qzjQZJ!%-]{8,30}[qzj]$/)
  .filter((text) => !isOpenValue(text));

/** Bytes from a hash, because fast-check loves zeros, in the writings that tokens come in. */
const randomToken = fc
  .tuple(
    fc.nat(),
    fc.constantFrom<BufferEncoding>('hex', 'base64', 'base64url'),
    fc.integer({ min: 24, max: 48 }),
  )
  .map(([origin, code, length]) =>
    createHash('sha512').update(`${origin}`).digest().subarray(0, length).toString(code),
  );

describe('a report', () => {
  const places: readonly [string, (secret: string) => Manifest][] = [
    ['the data of a Secret', (secret) => object('Secret', 's', { data: { a: secret } })],
    [
      'the text data of a Secret',
      (secret) => object('Secret', 's', { stringData: { a: { b: [secret] } } }),
    ],
    [
      'a sealed secret',
      (secret) => object('SealedSecret', 's', { spec: { encryptedData: { a: secret } } }),
    ],
    ['an environment variable', (secret) => web(image, [{ name: 'DB_PASSWORD', value: secret }])],
    ['a configuration key', (secret) => settings({ smtp_password: secret })],
    [
      'a line of a configuration',
      (secret) => settings({ 'my.cnf': `[client]\npassword = ${secret}\n` }),
    ],
    [
      'a JSON configuration',
      (secret) => settings({ 'a.json': JSON.stringify({ a: { api_key: secret } }) }),
    ],
    [
      'an annotation of kubectl',
      (secret) =>
        object('ConfigMap', 'a', {
          metadata: {
            name: 'a',
            annotations: { 'kubectl.kubernetes.io/last-applied-configuration': secret },
          },
        }),
    ],
    ['a field', (secret) => object('Widget', 'a', { spec: { auth: { clientSecret: secret } } })],
    ['an option', (secret) => object('Widget', 'a', { spec: { args: ['--token', secret] } })],
    [
      'a header',
      (secret) =>
        object('Widget', 'a', {
          spec: { httpHeaders: [{ name: 'Authorization', value: secret }] },
        }),
    ],
  ];

  it.each(places)('never shows a secret in %s, and yet tells that it changed', (_, put) => {
    fc.assert(
      fc.property(secretText, secretText, (one, two) => {
        fc.pre(one !== two);
        const said = everything([put(one)], [put(two)]);
        const { changes } = reviewTrees(instance(put(one)), instance(put(two)));

        expect(said.includes(one)).toBe(false);
        expect(said.includes(two)).toBe(false);
        expect(said.includes(Buffer.from(one).toString('base64'))).toBe(false);
        expect(changes[0]?.fields.length).toBeGreaterThan(0);
      }),
      { ...seed, numRuns: 10 },
    );
  });

  it('never shows a random token, whatever it is the value, key or name of', () => {
    const spots: readonly ((token: string) => Manifest)[] = [
      (token) => object('ConfigMap', 'a', { data: { text: `see ${token}, there` } }),
      (token) => object('ConfigMap', 'a', { data: { [token]: 'a' } }),
      (token) => object('ConfigMap', token, { data: {} }),
      (token) => object(token, 'a', {}),
      (token) => object('ConfigMap', 'a', { [token]: { [token]: [token] } }),
      (token) => web(`registry.example/a:${token}`),
      (token) => web(image, [{ name: token, value: 'a' }]),
      (token) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'a' },
        spec: { resources: { requests: { storage: token } } },
      }),
      (token) => object('HTTPRoute', 'a', { spec: { hostnames: [token] } }),
    ];
    fc.assert(
      fc.property(randomToken, randomToken, fc.constantFrom(...spots), (one, two, put) => {
        const said = everything([put(one)], [put(two)]);

        expect(said.includes(one)).toBe(false);
        expect(said.includes(two)).toBe(false);
      }),
      { ...seed, numRuns: 120 },
    );
  });

  it('says of two hidden values that they differ', () => {
    const secret = (password: Json) => object('Secret', 's', { data: { password } });
    const [change] = reviewTrees(instance(secret('b25l')), instance(secret('dHdv'))).changes;

    expect(change?.fields).toEqual([
      {
        path: 'data.password',
        change: 'changed',
        before: '‹masked›',
        after: '‹masked› (another value)',
        fold: null,
      },
    ]);
    expect(change?.patch).toBe(' # Only masked values differ.');
  });

  it('shows what External Secrets refer to', () => {
    const data = [
      { secretKey: 'DB_PASSWORD', remoteRef: { key: 'eln/umr-x/db', property: 'password' } },
    ];
    const external = object('ExternalSecret', 'db', { spec: { data } });
    const [change] = reviewTrees(tree({}), instance(external)).changes;

    expect(change?.patch).toContain('secretKey: DB_PASSWORD');
    expect(change?.patch).toContain('key: eln/umr-x/db');
  });
});

// --- internal ---

/** Put together at run time: no file of ours may hold what a scanner takes for a key. */
function pem(edge: string): string {
  return `-----${edge} PRIVATE KEY-----`;
}
