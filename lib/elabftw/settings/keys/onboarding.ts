import { boolean, html, type Setting, text } from '../setting.ts';

/** Onboarding mail. facts/elabftw.md 6.1. */
export const onboarding = {
  onboarding_email_active: boolean('0'),
  onboarding_email_subject: text(null),
  onboarding_email_body: html(null),
  onboarding_email_different_for_admins: boolean('0'),
  onboarding_email_admins_subject: text(null),
  onboarding_email_admins_body: html(null),
} as const satisfies Record<string, Setting>;
