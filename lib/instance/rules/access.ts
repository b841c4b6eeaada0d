import { mfaLevels, type Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';
import { isDirectoryReference } from './person.ts';

/** Who may log in, how, and what proves the work. facts/service.md B.4 and B.5. */
export function* accessRules(instance: Instance, platform: Platform): Generator<Found> {
  yield* partnerRules(instance, platform);
  yield* mfaRules(instance, platform);
  yield* timestampRules(instance, platform);
}

// --- internal ---

function* partnerRules({ audience, partners }: Instance, platform: Platform): Generator<Found> {
  if (audience === 'partners' && partners === undefined) {
    yield {
      code: 'partners-missing',
      level: 'error',
      field: 'partners',
      fr: 'Des partenaires privés n’entrent que sur la parole d’un garant et pour un temps : le garant et la date de fin ne sont pas indiqués.',
      en: 'Private partners are let in on a sponsor’s word and for a time: neither is given.',
      fix: {
        fr: 'Indiquez la référence du garant dans l’annuaire et une date de fin.',
        en: 'Give the sponsor’s reference in the directory and an end date.',
      },
    };
  }
  if (audience !== 'partners' && partners !== undefined) {
    yield {
      code: 'partners-unexpected',
      level: 'error',
      field: 'partners',
      fr: 'Un garant est indiqué, mais le public choisi n’admet aucun partenaire privé.',
      en: 'A sponsor is given, but the chosen audience admits no private partner.',
      fix: {
        fr: 'Retirez le garant, ou choisissez le public « partenaires ».',
        en: 'Remove the sponsor, or choose the audience “partners”.',
      },
    };
  }
  if (partners !== undefined && !isDirectoryReference(partners.sponsor, platform)) {
    yield {
      code: 'partners-sponsor',
      level: 'error',
      field: 'partners.sponsor',
      fr: 'Le garant n’est pas donné par sa référence dans l’annuaire.',
      en: 'The sponsor is not given by a reference in the directory.',
      fix: {
        fr: `Donnez une référence telle que « ${platform.institute.directory.example} », jamais un nom.`,
        en: `Give a reference such as “${platform.institute.directory.example}”, never a name.`,
      },
    };
  }
}

function* mfaRules({ audience, policy }: Instance, platform: Platform): Generator<Found> {
  const mfa = policy?.mfa;
  if (mfa === undefined) return;
  if (mfaLevels.indexOf(mfa.level) < mfaLevels.indexOf(platform.policy.mfa.level)) {
    yield {
      code: 'mfa-weaker',
      level: 'error',
      field: 'policy.mfa.level',
      fr: 'La double authentification demandée est plus faible que celle de l’institut.',
      en: 'The two-factor rule asked for is weaker than the institute’s.',
      fix: {
        fr: 'Retirez ce choix, ou demandez davantage que l’institut.',
        en: 'Remove this choice, or ask for more than the institute does.',
      },
    };
  }
  const isCovered = mfa.level === 'everyone' && mfa.enforcedBy !== 'idp';
  if (platform.audiences[audience].localAccounts && !isCovered) {
    yield {
      code: 'mfa-local-accounts',
      level: 'error',
      field: 'policy.mfa',
      fr: 'Des comptes locaux existent avec ce public : la double authentification doit y être imposée à tous, par l’application.',
      en: 'This audience brings local accounts: two-factor login must be imposed on everyone, by the application.',
      fix: {
        fr: 'Retirez ce choix, ou demandez « tous » et « application ».',
        en: 'Remove this choice, or ask for “everyone” and “app”.',
      },
    };
  }
}

function* timestampRules({ policy, stage }: Instance, platform: Platform): Generator<Found> {
  const timestamp = policy?.timestamp;
  if (timestamp === undefined) return;
  if (!Object.hasOwn(platform.timestampAuthorities, timestamp.authority)) {
    const allowed = Object.keys(platform.timestampAuthorities).join(', ');
    yield {
      code: 'timestamp-authority',
      level: 'error',
      field: 'policy.timestamp.authority',
      fr: 'L’institut n’admet pas cette autorité d’horodatage.',
      en: 'The institute does not allow this timestamp authority.',
      fix: { fr: `Choisissez parmi : ${allowed}.`, en: `Choose among: ${allowed}.` },
    };
  }
  if (
    stage === 'production' &&
    timestamp.auto === 'off' &&
    platform.policy.timestamp.auto !== 'off'
  ) {
    yield {
      code: 'timestamp-off',
      level: 'warn',
      field: 'policy.timestamp.auto',
      fr: 'Sans horodatage automatique, la date des travaux ne se prouve que si chacun y pense.',
      en: 'Without automatic timestamps, the date of the work is proven only if everyone remembers to.',
      fix: {
        fr: 'Laissez l’horodatage automatique de l’institut, ou justifiez ce choix.',
        en: 'Keep the institute’s automatic timestamps, or justify this choice.',
      },
    };
  }
}
