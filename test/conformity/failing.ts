import type { Evidence } from '../../lib/conformity/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { good, instance } from './fixtures.ts';

type Box = NonNullable<Evidence['blackBox']>;
type Agent = NonNullable<Evidence['agent']>;
type Api = NonNullable<Evidence['api']>;
type Pilot = Instance['pilots'][number];

/** What turns a check red: evidence, or an instance file. */
export interface Bad {
  readonly evidence?: Evidence;
  readonly instance?: Instance;
}

const paid: Instance = {
  ...instance,
  policy: { timestamp: { authority: 'evidency', auto: 'off' } },
};

/** One fixture for each check: what turns it red, and it alone. */
export const failing: Readonly<Record<string, Bad>> = {
  'transport-old-tls': box({ tls: tls({ accepted: ['TLSv1.1', 'TLSv1.2', 'TLSv1.3'] }) }),
  'transport-tls-1-3': box({ tls: tls({ accepted: ['TLSv1.2'] }) }),
  'transport-certificate': box({ tls: tls({ trusted: false, problem: 'CERT_HAS_EXPIRED' }) }),
  'transport-certificate-days': box({ tls: tls({ certificateUntil: '2026-12-14' }) }),
  'transport-http': box({ plainHttp: { status: 200, toHttps: false } }),
  'transport-hsts': header('strict-transport-security', 'max-age=86400'),
  'headers-csp': header('content-security-policy', "default-src *; frame-ancestors 'self'"),
  'headers-nosniff': header('x-content-type-options', ''),
  'headers-referrer': header('referrer-policy', 'unsafe-url'),
  'headers-permissions': header('permissions-policy', ''),
  'headers-server': header('server', 'nginx/1.30.4'),
  'headers-cookies': box({
    cookies: [{ name: 'a', secure: true, httpOnly: false, sameSite: true }],
  }),
  'exposure-health': page('/healthcheck', 502),
  'exposure-health-database': box({ healthText: false }),
  'exposure-php-status': page('/php-status', 200),
  'exposure-nginx-status': page('/nginx-status', 200),
  'exposure-metrics': page('/metrics', 200),
  'exposure-register': box({ registerForm: true }),
  'exposure-entity-id': box({ entityId: 'https://other.example/metadata.php' }),
  'exposure-provider-certificate': box({ providerCertificateUntil: '2027-01-22' }),
  'exposure-database-port': box({ databasePortOpen: true }),
  'version-lag': api({ version: '6.0.3' }),
  'version-mysql': agent({ mysqlVersion: '8.0.44' }),
  'version-schema': agent({ schemaIsRequired: false }),
  'accounts-enforce-mfa': config({ enforce_mfa: '1' }),
  'accounts-sysadmins-in-a-team': api({ sysadminsWithoutTeam: 1 }),
  'accounts-local-register': config({ local_register: '1', email_domain: 'inrea.example' }),
  'accounts-admins-create-users': config({ admins_create_users: '1' }),
  'accounts-admin-validate': config({ admin_validate: '0' }),
  'accounts-login-tries': config({ login_tries: '6' }),
  'accounts-min-password-length': config({ min_password_length: '8' }),
  'accounts-password-complexity-requirement': config({ password_complexity_requirement: '10' }),
  'accounts-cookie-validity-time': config({ cookie_validity_time: '43200' }),
  'accounts-autologout-time': config({ autologout_time: '0' }),
  'accounts-anon-users': config({ anon_users: '1' }),
  'accounts-allow-users-change-identity': config({ allow_users_change_identity: '1' }),
  'accounts-email-domain': config({ local_register: '1' }),
  'saml-saml-strict': config({ saml_strict: '0' }),
  'saml-saml-debug': config({ saml_debug: '1' }),
  'saml-saml-wantassertionssigned': config({ saml_wantassertionssigned: '0' }),
  'saml-saml-team-create': config({ saml_team_create: '1' }),
  'proof-ts-authority': config({ ts_authority: 'digicert' }),
  'proof-ts-hash': config({ ts_hash: 'sha512' }),
  'proof-timestamp-balance': { instance: paid, ...config({ ts_authority: 'evidency' }) },
  'proof-blox-enabled': config({ blox_enabled: '1' }),
  'proof-keeex-enabled': config({ keeex_enabled: '1' }),
  'proof-emit-audit-logs': config({ emit_audit_logs: '0' }),
  'proof-max-revisions': config({ max_revisions: '10' }),
  'sharing-allow-permission-full': config({ allow_permission_full: '1' }),
  'sharing-allow-permission-organization': {
    instance: { ...instance, classification: { kind: 'personal-data', decision: 'DPO-2026-4' } },
  },
  'legal-privacy-policy': legal('privacy_policy'),
  'legal-terms-of-service': legal('terms_of_service'),
  'legal-a11y-statement': legal('a11y_statement', '2026-11-24'),
  'legal-legal-notice': legal('legal_notice'),
  'legal-a11y-year': api({
    legal: { ...good.api?.legal, a11y_statement: { present: true, latestDay: '2025-11-23' } },
  }),
  'mail-smtp-verify-cert': config({ smtp_verify_cert: '0' }),
  'mail-s3-verify-cert': config({ s3_verify_cert: '0' }),
  'mail-mail-from': config({ mail_from: 'notconfigured@example.com' }),
  'drift-settings': agent({ settings: { on: '2026-11-24', asDeclared: false } }),
  'container-user': container({ uid: 0 }),
  'container-read-only': container({ readOnlyRoot: false }),
  'container-capabilities': container({ capabilities: ['CHOWN'] }),
  'container-privileges': container({ noNewPrivileges: false }),
  'container-digest': container({ pinnedByDigest: false }),
  'container-attestation': container({ attested: false }),
  'container-dev-mode': container({ devMode: true }),
  'safety-backup': agent({ lastBackupOn: '2026-11-22' }),
  'safety-drill': agent({ lastRestoreDrillOn: '2026-08-23' }),
  'safety-off-site': agent({ offSiteCopy: false }),
  'safety-disk': agent({ diskPercent: 80 }),
  'people-in-office': primary({ state: 'trained' }),
  'people-mandate': extra({ mandate: { from: '2023-11-01', until: '2026-11-23' } }),
  'people-training': primary({ training: [{ course: 'cle-pilote-base', on: '2024-11-23' }] }),
  'people-charter': primary({ charter: { version: '2025-1', on: '2025-03-01' } }),
  'people-confirmation': primary({ lastConfirmed: '2025-11-23' }),
};

/** A red of one that cannot come without the other. */
export const along: Readonly<Record<string, readonly string[]>> = {
  'accounts-email-domain': ['accounts-local-register'],
};

/** The good evidence with other words from the API, or from inside. */
export function api(parts: Partial<Api>): { evidence: Evidence } {
  if (good.api === undefined) throw new Error('the good evidence has an API part');
  return { evidence: { ...good, api: { ...good.api, ...parts } } };
}

export function agent(parts: Partial<Agent>): Bad {
  return { evidence: { ...good, agent: { release: '6.0.4', ...good.agent, ...parts } } };
}

// --- internal ---

function box(parts: Partial<Box>): Bad {
  return { evidence: { ...good, blackBox: { ...good.blackBox, ...parts } } };
}

function tls(parts: Partial<NonNullable<Box['tls']>>): NonNullable<Box['tls']> {
  return {
    accepted: ['TLSv1.2', 'TLSv1.3'],
    trusted: true,
    problem: null,
    certificateUntil: '2027-01-31',
    ...parts,
  };
}

function header(name: keyof NonNullable<Box['headers']>, value: string): Bad {
  return box({ headers: { ...good.blackBox?.headers, [name]: value } });
}

function page(path: keyof NonNullable<Box['pages']>, status: number): Bad {
  return box({ pages: { ...good.blackBox?.pages, [path]: status } });
}

function config(parts: Api['config']): Bad {
  return api({ config: { ...good.api?.config, ...parts } });
}

function legal(key: keyof Api['legal'], latestDay: string | null = null): Bad {
  return api({ legal: { ...good.api?.legal, [key]: { present: false, latestDay } } });
}

function container(parts: Partial<NonNullable<Agent['container']>>): Bad {
  const one = good.agent?.container;
  return one === undefined ? {} : agent({ container: { ...one, ...parts } });
}

function primary(parts: Partial<Pilot>): Bad {
  const [first, ...others] = instance.pilots;
  return first === undefined
    ? {}
    : { instance: { ...instance, pilots: [{ ...first, ...parts }, ...others] } };
}

/** One more backup, so that those in charge stay. */
function extra(parts: Partial<Pilot>): Bad {
  const last = instance.pilots.at(-1);
  return last === undefined
    ? {}
    : {
        instance: {
          ...instance,
          pilots: [...instance.pilots, { ...last, ref: 'inrea-000103', ...parts }],
        },
      };
}
