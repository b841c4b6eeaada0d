import { boolean, integer, type Setting } from '../setting.ts';

/** Sessions. facts/elabftw.md 6.1. */
export const sessions = {
  autologout_time: integer('0', 0, 43_200),
  cookie_validity_time: integer('43200', 1, 525_600),
  remember_me_checked: boolean('1'),
  remember_me_allowed: boolean('1'),
  login_tries: integer('3', 1, 100),
} as const satisfies Record<string, Setting>;
