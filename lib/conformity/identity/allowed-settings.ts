import type { WritableKey } from '../../elabftw/settings/index.ts';
import type { Difference } from './leaves.ts';
import type { ShapingField } from './twin.ts';

const pageTexts = ['privacy_policy', 'terms_of_service', 'a11y_statement', 'legal_notice'] as const;
const pages = [
  ...pageTexts,
  'privacy_policy_name',
  'terms_of_service_name',
  'a11y_statement_name',
  'legal_notice_name',
] as const;
const address = ['saml_baseurl', 'saml_entityid'] as const;
const timestamps = [
  'ts_authority',
  'ts_balance',
  'ts_hash',
  'ts_login',
  'ts_password',
  'ts_url',
] as const;

/**
 * Which settings each field of an instance file may change: written down here apart
 * from the layers that choose the values, so that a layer which reaches further than it
 * should is found. Fields that are not here may change none.
 */
const allowed: Readonly<Partial<Record<ShapingField, readonly WritableKey[]>>> = {
  // Where it runs: its address, and the ways out of that data centre.
  cluster: [...address, ...pageTexts, 'smtp_address', 'smtp_port', 'proxy', 's3_endpoint'],
  stage: ['login_announcement'],
  state: ['announcement', 'saml_user_default', 'admins_create_users'],
  history: ['announcement'],
  vacancy: ['announcement', 'saml_user_default', 'admins_create_users'],
  audience: [
    'admins_create_users',
    'allow_permission_organization',
    'enforce_mfa',
    'local_login',
    'local_login_hidden_only_sysadmin',
    'local_login_only_sysadmin',
    'saml_fallback_orgid',
    'saml_sync_email_idp',
    'user_msg_need_local_account_created',
  ],
  classification: [
    'allow_permission_organization',
    'autologout_time',
    'compounds_require_edit_rights',
    'cookie_validity_time',
    'inventory_require_edit_rights',
    'login_announcement',
    'remember_me_allowed',
  ],
  storage: [
    'uploads_storage',
    's3_bucket_name',
    's3_endpoint',
    's3_path_prefix',
    's3_region',
    's3_use_path_style_endpoint',
    's3_exports_path_prefix',
    's3_exports_toggle',
    's3_exports_use_dedicated_bucket',
  ],
  policy: ['enforce_mfa', 'proxy', ...timestamps],
  host: [...address, ...pageTexts],
  language: [
    'lang',
    ...pages,
    'admin_panel_custom_msg',
    'announcement',
    'login_announcement',
    'user_msg_need_local_account_created',
  ],
};

/**
 * The setting that a path is about, `settings .lang` → `lang`, also where a manifest
 * carries the settings as a document; undefined for anything else.
 */
export function settingOf(path: string): string | undefined {
  return /^(?:settings |ConfigMap\/.*\.json\.settings)\.(?<key>[a-z0-9_]+)/.exec(path)?.groups?.[
    'key'
  ];
}

/** Whether this field may make this difference. Of manifests, only pilots are kept to their place. */
export function mayChange(field: ShapingField, { path, before, after }: Difference): boolean {
  if (field === 'pilots') return /\.pilots\.(?:admins|former)(?:\[\d+\])?$/.test(path);
  const key = settingOf(path);
  if (key === undefined) return true;
  // A state without pods has no document either: it goes as a whole.
  const goes = field === 'state' && path.startsWith('ConfigMap/');
  if (goes && (before === null || after === null)) return true;
  return (allowed[field] ?? []).some((one) => one === key);
}
