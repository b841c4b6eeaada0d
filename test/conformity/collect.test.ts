import { describe, expect, it, onTestFinished } from 'vitest';
import { evaluate, evidenceSchema } from '../../lib/conformity/index.ts';
import { collectApi } from '../../scripts/collect/api.ts';
import { collectBlackBox } from '../../scripts/collect/black-box.ts';
import { targetOf } from '../../scripts/collect/target.ts';
import { good, instance, platform, reconciledConfig, today } from './fixtures.ts';
import { certificate, host, type Installation, installationKey, play } from './installation.ts';

const pair = certificate(host, 3000);
const soon = certificate(host, 20);
const other = certificate('other.example', 3000);

async function playing(one: Installation, keys = pair) {
  const played = await play(one, keys);
  onTestFinished(played.stop);
  return played;
}

async function red(one: Installation, keys = pair, today_ = today): Promise<string[]> {
  const { target } = await playing(one, keys);
  const blackBox = await collectBlackBox(target);
  const evidence = evidenceSchema.parse({ ...good, collectedOn: today_, blackBox });
  return evaluate(instance, evidence, platform, today_)
    .results.filter(({ source, outcome }) => source === 'black-box' && outcome !== 'pass')
    .map(({ id }) => id);
}

function page(path: string, status: number, body = ''): Installation {
  return { pages: { [path]: { status, body } } };
}

const entity = (id: string) => `<x entityID="${id}"/>`;
const x509 = soon.cert.replace(/-----[^-]+-----|\s/g, '');

describe('the black-box collector', () => {
  it('finds nothing to mend on a good installation', async () => {
    expect(await red({})).toEqual([]);
  });

  it.each<[string, Installation, typeof pair, string[]]>([
    ['another name in the certificate', {}, other, ['transport-certificate']],
    ['a certificate that ends soon', {}, soon, ['transport-certificate-days']],
    ['no TLS 1.3', { tls: { maxVersion: 'TLSv1.2' } }, pair, ['transport-tls-1-3']],
    [
      'TLS 1.0',
      { tls: { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } },
      pair,
      ['transport-old-tls'],
    ],
    ['plain HTTP', { plain: { status: 200 } }, pair, ['transport-http']],
    [
      'a redirection to plain HTTP',
      { plain: { status: 301, location: 'http://x.example' } },
      pair,
      ['transport-http'],
    ],
    [
      'a short HSTS',
      { headers: { 'strict-transport-security': 'max-age=600' } },
      pair,
      ['transport-hsts'],
    ],
    [
      'a proxy’s own content policy',
      { headers: { 'content-security-policy': "default-src 'self'" } },
      pair,
      ['headers-csp'],
    ],
    ['guessed types', { headers: { 'x-content-type-options': '' } }, pair, ['headers-nosniff']],
    ['a talkative server', { headers: { server: 'nginx/1.30.4' } }, pair, ['headers-server']],
    ['a cookie for scripts', { cookie: 'a=b; Secure; SameSite=Lax' }, pair, ['headers-cookies']],
    ['a broken database', page('/healthcheck.php', 500, 'ko'), pair, ['exposure-health-database']],
    ['open metrics', page('/metrics', 200, 'elab_users_total 3'), pair, ['exposure-metrics']],
    [
      'a way to register',
      page('/login.php', 200, '<a href="register.php">'),
      pair,
      ['exposure-register'],
    ],
    [
      'another entity',
      page('/metadata.php', 200, entity('https://x.example')),
      pair,
      ['exposure-entity-id'],
    ],
    [
      'no federation',
      page('/metadata.php', 500),
      pair,
      ['exposure-entity-id', 'exposure-provider-certificate'],
    ],
    [
      'a SAML certificate that ends soon',
      page(
        '/metadata.php',
        200,
        `${entity(`https://${host}/metadata.php`)}<ds:X509Certificate>${x509}</ds:X509Certificate>`,
      ),
      pair,
      ['exposure-provider-certificate'],
    ],
    ['an open database', { database: true }, pair, ['exposure-database-port']],
  ])('sees %s, and nothing else', async (_, one, keys, ids) => {
    const now = new Date().toISOString().slice(0, 10);
    const found = await red(one, keys, now);
    expect(found).toEqual(ids);
  });

  it('keeps no value of a cookie', async () => {
    const { target } = await playing({});
    expect(JSON.stringify(await collectBlackBox(target))).not.toContain('do-not-keep-me');
  });

  it('says so when nothing answers', async () => {
    const { target, stop } = await playing({});
    stop();
    await expect(collectBlackBox(target)).rejects.toMatchObject({
      code: 'AUDIT_UNREACHABLE',
      exit: 3,
    });
  });
});

describe('the API collector', () => {
  it('keeps what the checks need, and no secret', async () => {
    const { target } = await playing({ config: reconciledConfig() });
    const api = await collectApi(target, installationKey);

    expect(api).toEqual(good.api);
    expect(JSON.stringify(api)).not.toMatch(/Very-Secret-Relay-1|do-not-keep-me/);
  });

  it('counts the sysadmins who administer no team, as upstream tells them', async () => {
    const teams = (is_admin: number | null) => [{ id: null, name: null, is_admin }];
    const users = [
      { is_sysadmin: 1, teams: teams(1) },
      { is_sysadmin: 1, teams: teams(0) },
      // What upstream answers about somebody who is in no team at all.
      { is_sysadmin: 1, teams: teams(null) },
      { is_sysadmin: 0, teams: teams(0) },
    ];
    const { target } = await playing({ users });

    expect((await collectApi(target, installationKey)).sysadminsWithoutTeam).toBe(2);
  });

  it('leaves people out when they are told in a form that it does not know', async () => {
    const { target } = await playing({ users: [{ userid: 1 }] });

    expect((await collectApi(target, installationKey)).sysadminsWithoutTeam).toBeUndefined();
  });

  it('sends no key where the certificate is another’s', async () => {
    const { target, keyed } = await playing({}, other);

    await expect(collectApi(target, installationKey)).rejects.toMatchObject({
      code: 'AUDIT_NO_ANSWER',
    });
    expect(keyed).toEqual([]);
  });

  it('tells a key that is refused, without telling the key', async () => {
    const { target } = await playing({});
    const wrong = 'ffffffffffffffffffffffffffffffff';

    const error = await collectApi(target, wrong).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'AUDIT_KEY_REFUSED' });
    expect(String(error)).not.toContain(wrong);
  });
});

describe('where an audit may look', () => {
  it.each([
    `https://${host}`,
    `https://${host}:8443`,
    'https://127.0.0.1:8443',
    'https://[::1]',
    'https://localhost:1',
  ])('is %s', (url) => {
    expect(targetOf(url, host, undefined).host).toBe(host);
  });

  it.each([
    ['https://other.example', 'AUDIT_OTHER_HOST'],
    [`https://${host}.evil.example`, 'AUDIT_OTHER_HOST'],
    ['https://169.254.169.254', 'AUDIT_OTHER_HOST'],
    [`http://${host}`, 'USAGE'],
    [`https://user:word@${host}`, 'USAGE'],
    [`https://${host}/elsewhere`, 'USAGE'],
    ['not an address', 'USAGE'],
  ])('is not %s', (url, code) => {
    expect(() => targetOf(url, host, undefined)).toThrow(expect.objectContaining({ code }));
  });
});
