import { type Choice, choose } from '../../choice.ts';
import type { sessions } from '../../keys/sessions.ts';

/** Minutes. Laboratory computers are shared: a session must not outlive the week. */
export const sessionsBaseline: Readonly<Record<keyof typeof sessions, Choice>> = {
  autologout_time: choose(
    '720',
    'Idle for half a day ends the session; a long experiment does not.',
    'J',
  ),
  cookie_validity_time: choose('10080', 'Seven days; upstream keeps a cookie for thirty.', 'J'),
  remember_me_checked: choose(
    '0',
    'Staying logged in is asked for, not given: computers are shared.',
    'J',
  ),
  remember_me_allowed: choose('1', 'At a desk of one’s own it does no harm.', 'J'),
  login_tries: choose('3', 'At most five.', 'facts/service.md B.2'),
};
