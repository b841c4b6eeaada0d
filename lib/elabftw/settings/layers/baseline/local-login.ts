import { type Choice, choose } from '../../choice.ts';
import type { localLogin } from '../../keys/local-login.ts';

/** Local accounts are for breaking glass, unless the audience brings partners. */
export const localLoginBaseline: Readonly<Record<keyof typeof localLogin, Choice>> = {
  local_auth_enabled: choose(
    '1',
    'Without it the sysadmin could not get in on the day when the federation is down.',
    'facts/service.md B.5 auth.breakGlass',
  ),
  local_login: choose(
    '0',
    'No form: people come by the federation. It stays behind login.php?letmein.',
    'facts/elabftw.md 6.1',
  ),
  local_login_hidden_only_sysadmin: choose(
    '1',
    'The hidden form opens for sysadmins alone.',
    'facts/service.md B.5 auth.breakGlass',
  ),
  local_login_only_sysadmin: choose('1', 'No other local account gets in.', 'facts/service.md B.5'),
  local_register: choose('0', 'Nobody registers by themselves.', 'facts/service.md B.2'),
};
