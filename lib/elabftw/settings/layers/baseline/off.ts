import { type Choice, choose, kept } from '../../choice.ts';
import { directories } from '../../keys/directories.ts';
import { externalLogin } from '../../keys/external-login.ts';
import { ldap } from '../../keys/ldap.ts';
import { onboarding } from '../../keys/onboarding.ts';

type OffKey =
  | keyof typeof ldap
  | keyof typeof externalLogin
  | keyof typeof onboarding
  | keyof typeof directories;

/** What no instance uses, held off so that nobody switches it on by hand. */
export const offBaseline: Readonly<Record<OffKey, Choice>> = {
  ...kept(ldap, 'People come by the federation; LDAP stays off.', 'facts/service.md 0.2'),
  ...kept(externalLogin, 'No header names a user: a visitor could send it.', 'facts/elabftw.md 10'),
  ...kept(onboarding, 'The institute welcomes its users by its own pages.', 'J'),
  ...kept(
    directories,
    'Off: the directory is CNRS only, and no repository is connected.',
    'facts/elabftw.md 6.1',
  ),
  logout_url: choose(
    '',
    'Logging out ends here; the federation’s session is the federation’s.',
    'J',
  ),
};
