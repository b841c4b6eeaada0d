import { html, type Setting, text } from '../setting.ts';

/** Legal pages. facts/elabftw.md 6.1. */
export const legalPages = {
  privacy_policy: html(null),
  privacy_policy_name: text('Privacy policy'),
  terms_of_service: html(null),
  terms_of_service_name: text('Terms of service'),
  a11y_statement: html(null),
  a11y_statement_name: text('Accessibility statement'),
  legal_notice: html(null),
  legal_notice_name: text('Legal notice'),
} as const satisfies Record<string, Setting>;
