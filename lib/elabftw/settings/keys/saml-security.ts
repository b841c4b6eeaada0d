import { boolean, type Setting } from '../setting.ts';

/** SAML security flags. facts/elabftw.md 6.1. */
export const samlSecurity = {
  saml_nameidencrypted: boolean('0'),
  saml_authnrequestssigned: boolean('0'),
  saml_logoutrequestsigned: boolean('0'),
  saml_logoutresponsesigned: boolean('0'),
  saml_signmetadata: boolean('0'),
  saml_wantmessagessigned: boolean('0'),
  saml_wantassertionsencrypted: boolean('0'),
  saml_wantassertionssigned: boolean('0'),
  saml_wantnameid: boolean('1'),
  saml_wantnameidencrypted: boolean('0'),
  saml_wantxmlvalidation: boolean('1'),
  saml_relaxdestinationvalidation: boolean('0'),
  saml_lowercaseurlencoding: boolean('0'),
  saml_allowrepeatattributename: boolean('0'),
} as const satisfies Record<string, Setting>;
