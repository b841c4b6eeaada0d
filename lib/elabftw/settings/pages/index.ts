import type { Resolved } from '../../../instance/index.ts';
import type { Platform } from '../../../platform/index.ts';
import type { WritableKey } from '../keys/index.ts';
import { accessibilityStatement, accessibilityTitles } from './accessibility.ts';
import { legalNotice, legalNoticeTitles } from './legal-notice.ts';
import { bilingualPage, pageWords } from './page.ts';
import { privacyPolicy, privacyTitles } from './privacy.ts';
import { termsOfService, termsTitles } from './terms.ts';

/** The four legal pages of an instance and their titles, by setting. */
export function legalPagesOf(
  { instance, ...rest }: Resolved,
  { institute }: Platform,
): Readonly<Partial<Record<WritableKey, string>>> {
  const words = pageWords({ instance, ...rest }, institute);
  const { language } = instance;
  return {
    privacy_policy: bilingualPage(language, privacyTitles, privacyPolicy(words)),
    privacy_policy_name: privacyTitles[language],
    terms_of_service: bilingualPage(language, termsTitles, termsOfService(words)),
    terms_of_service_name: termsTitles[language],
    a11y_statement: bilingualPage(language, accessibilityTitles, accessibilityStatement(words)),
    a11y_statement_name: accessibilityTitles[language],
    legal_notice: bilingualPage(language, legalNoticeTitles, legalNotice(words)),
    legal_notice_name: legalNoticeTitles[language],
  };
}
