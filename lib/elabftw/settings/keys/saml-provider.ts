import { boolean, clearSecret, type Setting, text, url } from '../setting.ts';

/** SAML service provider. facts/elabftw.md 6.1. */
export const samlProvider = {
  saml_toggle: boolean('0'),
  saml_debug: boolean('0'),
  saml_strict: boolean('1'),
  saml_baseurl: url(null),
  saml_entityid: text(null),
  saml_nameidformat: text('urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'),
  saml_x509: text(null, 20_000),
  saml_x509_new: text(null, 20_000),
  saml_privatekey: clearSecret(null),
} as const satisfies Record<string, Setting>;
