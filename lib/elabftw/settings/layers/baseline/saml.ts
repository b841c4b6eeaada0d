import { type Choice, choose, kept } from '../../choice.ts';
import { samlPolicy } from '../../keys/saml-policy.ts';
import { samlProvider } from '../../keys/saml-provider.ts';
import { samlSecurity } from '../../keys/saml-security.ts';

type SamlKey = keyof typeof samlProvider | keyof typeof samlPolicy | keyof typeof samlSecurity;

/** The instance as a service provider of SAML, and what it insists on. */
export const samlBaseline: Readonly<Record<SamlKey, Choice>> = {
  ...kept(
    samlSecurity,
    'Upstream’s value is the safe one, or needs a key pair that the provider has not.',
    'facts/elabftw.md 6.1',
  ),
  saml_wantassertionssigned: choose(
    '1',
    'Unsigned statements about a person are worth nothing.',
    'facts/service.md B.2',
  ),
  saml_wantxmlvalidation: choose(
    '1',
    'A malformed answer is refused before it is understood.',
    'facts/elabftw.md 6.1',
  ),
  saml_relaxdestinationvalidation: choose(
    '0',
    'An answer made for another service is refused.',
    'facts/elabftw.md 6.1',
  ),
  saml_allowrepeatattributename: choose(
    '0',
    'Two values under one name could name two people.',
    'facts/elabftw.md 6.1',
  ),
  ...kept(
    samlProvider,
    'No key pair: requests are unsigned and TLS alone hides assertions; a pair joins by the vault.',
    'facts/service.md B.2',
  ),
  saml_toggle: choose('1', 'People come by the federation.', 'facts/service.md 0.2'),
  saml_debug: choose('0', 'Debug output shows assertions.', 'facts/service.md B.2'),
  saml_strict: choose(
    '1',
    'Everything that the standard lets one check is checked.',
    'facts/service.md B.2',
  ),
  saml_nameidformat: choose(
    'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    'People are known by attributes; every provider of a federation can send a transient name.',
    'J',
  ),
  ...kept(
    samlPolicy,
    'Teams and mails of accounts are not written by providers.',
    'facts/elabftw.md 6.4',
  ),
  saml_team_create: choose(
    '0',
    'Upstream would make a team of every entitlement value.',
    'facts/elabftw.md 6.4',
  ),
  saml_team_default: choose(
    '-1',
    'At the first login the user picks among the teams that are shown; the pilot validates.',
    'facts/elabftw.md 6.1',
  ),
  saml_user_default: choose(
    '1',
    'Whoever the federation vouches for gets an account, which the pilot validates.',
    'facts/elabftw.md 6.1',
  ),
};
