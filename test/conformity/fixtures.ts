import { type Evidence, keepConfig } from '../../lib/conformity/index.ts';
import { desiredSettings, settings } from '../../lib/elabftw/settings/index.ts';
import { type Instance, resolveInstance } from '../../lib/instance/index.ts';
import { platform as ours, type Platform } from '../../lib/platform/index.ts';
import { like, pilot } from '../instance/fixtures/base.ts';

export const today = '2026-11-24';

const charter = { version: '2026-1', on: '2026-02-16' };

/** An instance whose pilots are in order. */
export const instance: Instance = like({
  pilots: [
    pilot('primary', 'inrea-000101', { charter }),
    pilot('backup', 'inrea-000102', { charter }),
  ],
});

/** Somebody has written down when the newest release came out. */
export const platform: Platform = {
  ...ours,
  releases: {
    ...ours.releases,
    elabftw: ours.releases.elabftw.map((one) =>
      one.version === '6.0.4' ? { ...one, releasedOn: '2026-10-01' } : one,
    ),
  },
};

/** What `GET /config` answers after the reconciler: strings, and secrets in clear. */
export function reconciledConfig(one: Instance = instance): Record<string, string | null> {
  const desired = desiredSettings(resolveInstance(one, platform), platform);
  const rows = Object.entries(desired).map(([key, { value }]): [string, string | null] => [
    key,
    typeof value === 'string' ? value : null,
  ]);
  return { ...Object.fromEntries(rows), smtp_password: 'Very-Secret-Relay-1', schema: '224' };
}

/** What it answers on a fresh installation. */
export function upstreamConfig(): Record<string, string | null> {
  return Object.fromEntries(Object.entries(settings).map(([key, { upstream }]) => [key, upstream]));
}

export function evidenceOf(config: Record<string, unknown>, version = '6.0.4'): Evidence {
  return {
    version: 1,
    slug: instance.slug,
    host: 'haies.cle.inrea.example',
    collectedOn: today,
    blackBox: {
      tls: {
        accepted: ['TLSv1.2', 'TLSv1.3'],
        trusted: true,
        problem: null,
        certificateUntil: '2027-01-31',
      },
      plainHttp: { status: 308, toHttps: true },
      headers: {
        'content-security-policy':
          "default-src 'self' data:; script-src 'self'; frame-ancestors 'self'; base-uri 'none'",
        'permissions-policy': 'camera=(self)',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000',
        'x-content-type-options': 'nosniff',
      },
      cookies: [{ name: 'PHPSESSID', secure: true, httpOnly: true, sameSite: true }],
      pages: {
        '/healthcheck': 204,
        '/healthcheck.php': 200,
        '/php-status': 401,
        '/nginx-status': 401,
        '/metrics': 401,
      },
      healthText: true,
      registerForm: false,
      entityId: 'https://haies.cle.inrea.example/metadata.php',
      providerCertificateUntil: null,
      databasePortOpen: false,
    },
    api: { version, timestampBalance: 0, sysadminsWithoutTeam: 0, ...keepConfig(config) },
    agent: {
      release: version,
      mysqlVersion: '8.4.5',
      schemaIsRequired: true,
      settings: { on: '2026-11-24', asDeclared: true },
      container: {
        uid: 10001,
        readOnlyRoot: true,
        capabilities: [],
        noNewPrivileges: true,
        pinnedByDigest: true,
        attested: true,
        devMode: false,
      },
      lastBackupOn: '2026-11-24',
      lastRestoreDrillOn: '2026-10-01',
      offSiteCopy: true,
      diskPercent: 41,
    },
  };
}

export const good = evidenceOf(reconciledConfig());
