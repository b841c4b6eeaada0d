import type { Bilingual } from '../../base/index.ts';
import { addMonths } from '../../instance/index.ts';
import { legalKeys } from '../allow-list.ts';
import { apiCheck, type Check } from '../check.ts';

const pageTitles: Readonly<Record<(typeof legalKeys)[number], Bilingual>> = {
  privacy_policy: {
    fr: 'La politique de confidentialité est publiée.',
    en: 'The privacy policy is published.',
  },
  terms_of_service: {
    fr: 'Les conditions d’utilisation sont publiées.',
    en: 'The terms of service are published.',
  },
  a11y_statement: {
    fr: 'La déclaration d’accessibilité est publiée.',
    en: 'The accessibility statement is published.',
  },
  legal_notice: {
    fr: 'Les mentions légales sont publiées.',
    en: 'The legal notice is published.',
  },
};

/** The pages that the law asks for. facts/service.md B.2. */
export const legalChecks: readonly Check[] = [
  ...legalKeys.map((key) =>
    apiCheck(
      `legal-${key.replaceAll('_', '-')}`,
      'legal',
      `GET /config ${key}`,
      [
        'medium',
        pageTitles[key].fr,
        pageTitles[key].en,
        `Dans la configuration, remplissez ${key}.`,
        `In the configuration, fill ${key}.`,
      ],
      ({ legal }) => {
        const found = legal[key];
        return found && { ok: found.present, seen: found.present ? 'present' : 'empty' };
      },
    ),
  ),
  apiCheck(
    'legal-a11y-year',
    'legal',
    'GET /config a11y_statement',
    [
      'low',
      'La déclaration d’accessibilité a moins d’un an.',
      'The accessibility statement is less than a year old.',
      'Revoyez la déclaration et datez-la.',
      'Revise the statement and date it.',
    ],
    ({ legal }, { today }) => {
      const found = legal.a11y_statement;
      return (
        found && {
          ok: found.latestDay !== null && addMonths(found.latestDay, 12) >= today,
          seen: found.latestDay ?? 'no date',
        }
      );
    },
  ),
];
