import { boolean, integer, oneOf, type Setting } from '../setting.ts';

/** Second factor, passwords, audit. facts/elabftw.md 6.1. */
export const security = {
  enforce_mfa: oneOf('0', ['0', '1', '2', '3']),
  min_password_length: integer('12', 8, 128),
  password_complexity_requirement: oneOf('0', ['0', '10', '20', '30']),
  max_password_age_days: integer('3650', 0, 36_500),
  emit_audit_logs: boolean('0'),
} as const satisfies Record<string, Setting>;
