import { type Answer, type Body, no, ok } from './answer.ts';
import type { State } from './state.ts';

const encrypted = [
  'smtp_password',
  'ldap_password',
  'ts_password',
  'remote_dir_config',
  'dspace_password',
];
const filtered = ['announcement', 'login_announcement', 'admin_panel_custom_msg'];

/** PATCH /config: validates nothing, stores one row after the other, secrets in clear. */
export function patchConfig(state: State, body: Body): Answer {
  for (const [key, value] of Object.entries(body)) {
    if (!(key in state.config)) {
      state.audit.push(key);
      continue;
    }
    if (encrypted.includes(key)) {
      if (value === '') continue;
      state.audit.push(key);
      state.config[key] = value === null ? '' : asStored(value);
      continue;
    }
    const stored = storedOf(key, value);
    // Compared as sent: an integer, or HTML before the filter, is never what is stored.
    if (state.config[key] !== value) state.audit.push(key);
    if (key.startsWith('allow_permission_') && stored === '0' && isLast(state, key)) {
      return no(400, 'You must have at least one base permission active.', 422);
    }
    state.config[key] = stored;
  }
  return ok({ ...state.config });
}

/** Elements of scripts go, other unsafe ones too; signs become entities, quotes do not. */
export function htmlFilter(text: string): string {
  return text
    .replace(/<script\b[^>]*>.*?<\/script>/gis, '')
    .replace(/&(?!(?:[a-z]+|#\d+);)/gi, '&amp;')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"');
}

// --- internal ---

function storedOf(key: string, value: unknown): string | null {
  if (filtered.includes(key)) return htmlFilter(value === null ? '' : asStored(value));
  return value === null ? null : asStored(value);
}

function asStored(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'Array';
  if (value === true) return '1';
  if (value === false) return '';
  return String(value);
}

function isLast(state: State, key: string): boolean {
  return Object.entries(state.config)
    .filter(([name]) => name.startsWith('allow_permission_') && name !== key)
    .every(([, value]) => value !== '1');
}
