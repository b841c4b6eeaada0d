import type { Instance } from '../../../instance/index.ts';
import { type Choices, choose } from '../choice.ts';

/** What the law of the data narrows. facts/service.md A.1 (PPST), B.4. */
export function classificationLayer(kind: Instance['classification']['kind']): Choices {
  return byKind[kind];
}

// --- internal ---

const personalData: Choices = {
  allow_permission_organization: choose(
    '0',
    'Personal data stay in the team that has a purpose for them.',
    'RGPD art. 5',
  ),
  autologout_time: choose('60', 'An unattended screen closes after an hour.', 'J'),
};

const restrictedZone: Choices = {
  ...personalData,
  allow_permission_organization: choose(
    '0',
    'Virtual access to a zone is granted team by team.',
    'facts/service.md A.1 (PPST)',
  ),
  compounds_require_edit_rights: choose('1', 'Compounds of a zone are protected information.', 'J'),
  inventory_require_edit_rights: choose('1', 'Stocks of a zone are protected information.', 'J'),
  cookie_validity_time: choose('720', 'Twelve hours: a session ends with the day.', 'J'),
  remember_me_allowed: choose('0', 'Nobody stays logged in in a zone.', 'J'),
};

const byKind: Readonly<Record<Instance['classification']['kind'], Choices>> = {
  ordinary: {},
  'personal-data': personalData,
  'restricted-zone': restrictedZone,
};
