import { type Choice, choose } from '../../choice.ts';
import type { legalPages } from '../../keys/legal-pages.ts';

/** Titles and texts stand in the instance’s layer; here is what an instance without them would show: nothing. */
export const legalPagesBaseline: Readonly<Record<keyof typeof legalPages, Choice>> = {
  privacy_policy: page('Privacy policy, written for the instance.'),
  privacy_policy_name: page('Title, in the language of the instance.'),
  terms_of_service: page('Terms of service, written for the instance.'),
  terms_of_service_name: page('Title, in the language of the instance.'),
  a11y_statement: page('Accessibility statement, written for the instance.'),
  a11y_statement_name: page('Title, in the language of the instance.'),
  legal_notice: page('Legal notice, written for the instance.'),
  legal_notice_name: page('Title, in the language of the instance.'),
};

// --- internal ---

function page(reason: string): Choice {
  return choose('', reason, 'facts/service.md A.1 (RGPD, RGAA)');
}
