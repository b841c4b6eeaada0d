import { settings, type WritableKey } from '../elabftw/settings/index.ts';
import { latestDay } from './latest-day.ts';

/**
 * The only settings that an audit may hold. The API answers with passwords in clear
 * (facts/service.md 0.16), so this is a list of what is kept, never of what is left out.
 */
export const evidenceKeys = [
  'admin_validate',
  'admins_create_users',
  'allow_permission_full',
  'allow_permission_organization',
  'allow_users_change_identity',
  'anon_users',
  'autologout_time',
  'blox_enabled',
  'cookie_validity_time',
  'email_domain',
  'emit_audit_logs',
  'enforce_mfa',
  'keeex_enabled',
  'local_register',
  'login_tries',
  'mail_from',
  'max_revisions',
  'min_password_length',
  'password_complexity_requirement',
  's3_verify_cert',
  'saml_debug',
  'saml_strict',
  'saml_team_create',
  'saml_wantassertionssigned',
  'smtp_verify_cert',
  'ts_authority',
  'ts_hash',
  'ts_limit',
] as const satisfies readonly WritableKey[];
export type EvidenceKey = (typeof evidenceKeys)[number];

/** Pages of which the audit keeps only that they are there, and the latest day that they name. */
export const legalKeys = [
  'privacy_policy',
  'terms_of_service',
  'a11y_statement',
  'legal_notice',
] as const satisfies readonly WritableKey[];
export type LegalKey = (typeof legalKeys)[number];

export type LegalEvidence = Readonly<
  Partial<Record<LegalKey, { present: boolean; latestDay: string | null }>>
>;

/** What of an answer of `GET /config` may be held: allow-listed keys, if their values have their form. */
export function keepConfig(answer: Readonly<Record<string, unknown>>): {
  readonly config: Partial<Record<EvidenceKey, string | null>>;
  readonly legal: LegalEvidence;
} {
  const config: Partial<Record<EvidenceKey, string | null>> = {};
  for (const key of evidenceKeys) {
    const value = answer[key];
    if (value === null) config[key] = null;
    else if (typeof value === 'string' && hasForm(key, value)) config[key] = value;
  }
  const legal: Partial<Record<LegalKey, { present: boolean; latestDay: string | null }>> = {};
  for (const key of legalKeys) {
    const value = answer[key];
    if (value !== null && typeof value !== 'string') continue;
    const text = (value ?? '').replace(/<[^>]*>/g, ' ');
    legal[key] = { present: text.trim() !== '', latestDay: latestDay(text) };
  }
  return { config, legal };
}

// --- internal ---

/** A secret that somebody pasted into the wrong field is not carried on. */
function hasForm(key: EvidenceKey, value: string): boolean {
  const { kind } = settings[key];
  if (kind.type === 'mail') return /^[a-z0-9._-]{1,64}@[a-z0-9.-]{1,190}$/i.test(value);
  if (kind.type === 'text') return /^[a-z0-9.,*\s-]{0,255}$/i.test(value) && value.length <= 255;
  if (kind.type === 'enum') return kind.values.includes(value);
  return /^-?\d{0,9}$/.test(value);
}
