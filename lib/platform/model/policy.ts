import type { Bilingual } from '../../base/index.ts';

/** Who may log in, from the narrowest circle to the widest. */
export const audienceIds = ['institute', 'renater', 'edugain', 'partners'] as const;
export type AudienceId = (typeof audienceIds)[number];

/** One circle of users and the identity federation that vouches for them. */
export interface Audience {
  readonly title: Bilingual;
  /** SAML metadata of the identity providers that are let in. */
  readonly metadataUrl: string;
  /** Whether accounts local to the instance are allowed beside the federation. */
  readonly localAccounts: boolean;
}

/** The codes that eLabFTW knows (facts/elabftw.md 11). */
export const timestampIds = [
  'dfn',
  'universign',
  'dgn',
  'digicert',
  'sectigo',
  'globalsign',
  'evidency',
  'deltablot',
  'custom',
] as const;
export type TimestampId = (typeof timestampIds)[number];

/** A timestamp authority that this institute allows. */
export interface TimestampAuthority {
  readonly title: string;
  /** Host that eLabFTW calls. */
  readonly host: string;
  /** Whether its tokens are qualified in the sense of eIDAS article 41. A fact, never typed in an instance. */
  readonly qualified: boolean;
  /** Whether it wants an account, whose credentials the vault holds. */
  readonly account: boolean;
  /** Hash that the authority imposes (facts/elabftw.md 11). */
  readonly hash: 'sha256' | 'sha384' | 'sha512';
}

export const mfaLevels = ['sysadmins', 'admins', 'everyone'] as const;
export const mfaEnforcers = ['app', 'idp', 'both'] as const;
export const timestampRhythms = ['off', 'weekly', 'monthly'] as const;
export const internalSignatures = ['off', 'ed25519'] as const;
export const externalSignatures = ['none', 'institution'] as const;

/** The institute's answers to its open questions; an instance may narrow them. facts/service.md B.5. */
export interface Policy {
  readonly mfa: {
    readonly level: (typeof mfaLevels)[number];
    readonly enforcedBy: (typeof mfaEnforcers)[number];
  };
  readonly timestamp: {
    readonly authority: TimestampId;
    readonly auto: (typeof timestampRhythms)[number];
  };
  readonly signature: {
    readonly internal: (typeof internalSignatures)[number];
    readonly external: (typeof externalSignatures)[number];
  };
}

/** Numbers by which requests are judged. facts/service.md B.3 and B.4. */
export interface Granularity {
  /** Fewer expected users than this: a team in an existing instance is the better answer. */
  readonly fewUsers: number;
  readonly manyUsers: number;
  readonly manyTeams: number;
  readonly muchStorageGi: number;
  /** Longest mandate of a pilot, in months. */
  readonly mandateMonths: number;
  /** How long a pilot's basic training stays valid, in months. */
  readonly trainingMonths: number;
  /** Course that a pilot must have followed before an instance opens. */
  readonly basicCourse: string;
  /**
   * A major version of eLabFTW that changes the work: who followed the course before it
   * came follows it again. Absent while there is none (facts/service.md B.3).
   */
  readonly courseRenewal?: {
    readonly release: string;
    readonly since: string;
    readonly daysToFollow: number;
  };
  /** The pilots' charter in force, since when, and how many days pilots have to accept it. */
  readonly charter: {
    readonly version: string;
    readonly since: string;
    readonly daysToAccept: number;
  };
  /**
   * Words by which a mailbox says that it belongs to a function, not to a person: in lower
   * case, without accents.
   */
  readonly functionWords: readonly string[];
  /** Slugs that nobody may have, beside those that the product itself reserves. */
  readonly reservedSlugs: readonly string[];
}

export const serviceLevelIds = ['bronze', 'silver', 'gold'] as const;
export type ServiceLevelId = (typeof serviceLevelIds)[number];
