import type { Granularity, Policy } from '../../../lib/platform/model/index.ts';

export const policy: Policy = {
  mfa: { level: 'admins', enforcedBy: 'app' },
  timestamp: { authority: 'evidency', auto: 'monthly' },
  signature: { internal: 'ed25519', external: 'none' },
};

export const granularity: Granularity = {
  fewUsers: 10,
  manyUsers: 300,
  manyTeams: 40,
  muchStorageGi: 1000,
  mandateMonths: 36,
  trainingMonths: 24,
  // The course that the instances name.
  basicCourse: 'cle-pilote-base',
  charter: { version: '1', since: '2026-01-05', daysToAccept: 60 },
  // Some instances that this institute takes over name their mailboxes in French.
  functionWords: ['cle', 'notebooks', 'eln', 'unit', 'group', 'support', 'contact'],
  reservedSlugs: ['ibis', 'carnets'],
};
