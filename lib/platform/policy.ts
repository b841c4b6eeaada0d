import type { Granularity, Policy } from './model/policy.ts';

/** facts/service.md B.5: what holds unless an instance says otherwise. */
export const policy: Policy = {
  mfa: { level: 'admins', enforcedBy: 'app' },
  // DFN until the institute has a contract with a qualified authority.
  timestamp: { authority: 'dfn', auto: 'weekly' },
  signature: { internal: 'ed25519', external: 'none' },
};

/** facts/service.md B.3 and B.4. */
export const granularity: Granularity = {
  fewUsers: 15,
  manyUsers: 400,
  manyTeams: 30,
  muchStorageGi: 500,
  mandateMonths: 36,
  trainingMonths: 24,
  basicCourse: 'cle-pilote-base',
  courseRenewal: { release: '6', since: '2026-09-17', daysToFollow: 180 },
  charter: { version: '2026-1', since: '2026-01-05', daysToAccept: 60 },
  functionWords: [
    ...['cle', 'cles', 'clef', 'cahier', 'cahiers', 'eln', 'elab', 'elabftw', 'labo', 'labs'],
    ...['laboratoire', 'unite', 'unit', 'umr', 'uar', 'ur', 'ue', 'us', 'usc', 'zrr', 'direction'],
    ...['equipe', 'team', 'plateforme', 'platform', 'projet', 'project', 'reseau', 'service'],
    ...['pilote', 'pilotes', 'pilots', 'pilotage', 'referent', 'referents', 'contact', 'support'],
    ...['accueil', 'admin', 'assistance', 'data', 'donnees', 'gestion', 'info', 'informatique'],
    ...['qualite', 'secretariat', 'site'],
  ],
  reservedSlugs: ['inrea', 'institut', 'cle', 'eln', 'elabftw', 'demo', 'support'],
};
