import { boolean, type Setting } from '../setting.ts';

/** Sharing. facts/elabftw.md 6.1. */
export const permissions = {
  allow_permission_full: boolean('1'),
  allow_permission_organization: boolean('1'),
  allow_permission_team: boolean('1'),
  allow_permission_user: boolean('1'),
  allow_permission_useronly: boolean('1'),
  compounds_require_edit_rights: boolean('0'),
  inventory_require_edit_rights: boolean('0'),
} as const satisfies Record<string, Setting>;
