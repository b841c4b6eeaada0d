import { timestampIds } from '../../../platform/index.ts';
import { integer, oneOf, type Setting, secret, text, url } from '../setting.ts';

/** Timestamps. facts/elabftw.md 6.1. */
export const timestamp = {
  ts_authority: oneOf('digicert', timestampIds),
  ts_balance: integer('0', 0, 10_000_000),
  ts_login: text(null),
  ts_password: secret(''),
  ts_url: url(null),
  ts_cert: text(null, 20_000),
  ts_hash: oneOf('sha256', ['sha256', 'sha384', 'sha512']),
  ts_limit: integer('0', 0, 10_000_000),
} as const satisfies Record<string, Setting>;
