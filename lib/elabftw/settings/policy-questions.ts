import {
  externalSignatures,
  internalSignatures,
  mfaEnforcers,
  mfaLevels,
  type Platform,
  timestampRhythms,
} from '../../platform/index.ts';

export const policyTopics = [
  'second factor',
  'timestamps',
  'electronic signature',
  'granularity',
  'pilots',
] as const;
export type PolicyTopic = (typeof policyTopics)[number];

/**
 * A question that the institute answers once for all instances. The answer is data of
 * the platform, at `path`; this says what is asked, what may be answered, and why the
 * default is what it is.
 */
export interface PolicyQuestion {
  /** Where the answer stands in the platform, and so in the file: `policy.mfa.level`. */
  readonly path: string;
  readonly topic: PolicyTopic;
  readonly question: string;
  /** What may be answered; a word for what is free. */
  readonly options: readonly string[] | 'a whole number' | 'a list of words' | 'text and dates';
  readonly reason: string;
  readonly source: string;
  /** Field of the instance file that may answer otherwise; null: nobody may. */
  readonly instanceField: string | null;
  /** What it changes beside settings of eLabFTW. */
  readonly effect: string;
}

/** The one file in which they are all answered. */
export const policyFile = 'lib/platform/policy.ts';

/** The open questions of an institute (issue 7; facts/service.md B.3 to B.5). */
export function policyQuestions(platform: Platform): readonly PolicyQuestion[] {
  return [
    ...secondFactor,
    ...timestamps(platform),
    ...signatures,
    ...granularityQuestions,
    ...pilotQuestions,
  ];
}

// --- internal ---

const secondFactor: readonly PolicyQuestion[] = [
  {
    path: 'policy.mfa.level',
    topic: 'second factor',
    question: 'Of whom does a notebook ask a second factor?',
    options: mfaLevels,
    reason:
      'The rules of use ask it of administrators. Where the audience brings local accounts, it is everyone without being asked for.',
    source: 'facts/service.md 0.2, 0.4, B.5',
    instanceField: 'policy.mfa',
    effect:
      'With `admins`, every sysadmin is made administrator of the administration team: eLabFTW asks by team.',
  },
  {
    path: 'policy.mfa.enforcedBy',
    topic: 'second factor',
    question: 'Who asks it: the notebook, the identity provider, or both?',
    options: mfaEnforcers,
    reason:
      'eLabFTW does not ask the provider whether it did, so only the notebook itself can prove it.',
    source: 'facts/service.md 0.3, 0.5',
    instanceField: 'policy.mfa',
    effect: 'None.',
  },
];

function timestamps({ timestampAuthorities }: Platform): readonly PolicyQuestion[] {
  return [
    {
      path: 'policy.timestamp.authority',
      topic: 'timestamps',
      question: 'Which authority stamps?',
      options: Object.keys(timestampAuthorities),
      reason:
        'Upstream’s default is a foreign company. DFN is free and not qualified: it holds until the institute has a contract with a qualified authority. Which authorities are allowed, and which are qualified, stands in `lib/platform/timestamp-authorities.ts`.',
      source: 'facts/service.md 0.14, A.3, B.5',
      instanceField: 'policy.timestamp',
      effect:
        'The network policy lets the authority (or the cluster’s proxy) through; an account is two secrets of the vault.',
    },
    {
      path: 'policy.timestamp.auto',
      topic: 'timestamps',
      question: 'How often is what has changed stamped without anybody asking?',
      options: timestampRhythms,
      reason: 'A timestamp that somebody has to think of is forgotten.',
      source: 'facts/service.md 0.15, B.5',
      instanceField: 'policy.timestamp',
      effect: 'Declared here: eLabFTW has no setting by which it would stamp by itself.',
    },
  ];
}

const signatures: readonly PolicyQuestion[] = [
  {
    path: 'policy.signature.internal',
    topic: 'electronic signature',
    question: 'Do users sign entries with a key that the notebook keeps?',
    options: internalSignatures,
    reason:
      'It says which account approved what, and is checked offline; in the sense of eIDAS it is neither advanced nor qualified.',
    source: 'facts/service.md A.3, B.5',
    instanceField: 'policy.signature',
    effect: 'Declared here: each user makes a key, and eLabFTW has no switch for it.',
  },
  {
    path: 'policy.signature.external',
    topic: 'electronic signature',
    question: 'Are exported files signed by a service of the institute?',
    options: externalSignatures,
    reason: 'Presumed reliable by law, and worth its work for contracts and inventions alone.',
    source: 'facts/service.md A.3, B.5',
    instanceField: 'policy.signature',
    effect: 'Declared here: the signed file is attached to the entry by hand.',
  },
];

const granularityQuestions: readonly PolicyQuestion[] = [
  number(
    'fewUsers',
    'Below how many users is a team in an existing notebook the better answer?',
    'A notebook of its own costs the same for five people as for fifty. Restricted zones are never counted.',
    'A warning in the verdict, and a question to the requester.',
  ),
  number(
    'manyUsers',
    'Above how many users is one notebook too large?',
    'Upgrades, exports and restores take everybody at once.',
    'A warning in the verdict.',
  ),
  number(
    'manyTeams',
    'Above how many teams is one notebook too large?',
    'Teams are groups of people; many teams are mostly projects.',
    'A warning in the verdict.',
  ),
  number(
    'muchStorageGi',
    'Above how many GiB of files does a volume become too slow to back up?',
    'A restore must fit its service level.',
    'A warning in the verdict; an object store is the way out.',
  ),
  {
    path: 'granularity.reservedSlugs',
    topic: 'granularity',
    question: 'Which names may no notebook have, beside those that the product reserves?',
    options: 'a list of words',
    reason: 'A name is an address, and is never given twice.',
    source: 'facts/service.md B.4',
    instanceField: null,
    effect: 'The request is refused, with other names proposed.',
  },
  {
    path: 'granularity.functionWords',
    topic: 'granularity',
    question: 'By which words does a mailbox say that it belongs to a function?',
    options: 'a list of words',
    reason: 'The mailbox of a notebook survives its pilots, and git holds no private mail.',
    source: 'facts/service.md B.3',
    instanceField: null,
    effect:
      'A mailbox that reads like a person’s is refused, one without such a word is asked about.',
  },
];

const pilotQuestions: readonly PolicyQuestion[] = [
  {
    ...number(
      'mandateMonths',
      'How many months does a mandate last at most?',
      'Somebody asks again before people have left.',
      'A longer one is refused.',
    ),
    topic: 'pilots',
  },
  {
    ...number(
      'trainingMonths',
      'How many months does the basic course count?',
      'The software changes every few weeks.',
      'Reminders, then the course again.',
    ),
    topic: 'pilots',
  },
  {
    path: 'granularity.basicCourse',
    topic: 'pilots',
    question: 'Which course must a pilot have followed before a notebook opens?',
    options: 'text and dates',
    reason: 'A pilot who knows the tool is what makes it used.',
    source: 'facts/service.md B.3',
    instanceField: null,
    effect: 'Without it a pilot is `proposed`, never `trained`.',
  },
  {
    path: 'granularity.courseRenewal',
    topic: 'pilots',
    question: 'Which major version asks that the course be followed again, and within how long?',
    options: 'text and dates',
    reason: 'What was learnt on the version before no longer fits.',
    source: 'facts/service.md B.3',
    instanceField: null,
    effect: 'The course of whoever followed it before ends sooner.',
  },
  {
    path: 'granularity.charter',
    topic: 'pilots',
    question: 'Which charter is in force, since when, and how long may pilots take to accept it?',
    options: 'text and dates',
    reason: 'A pilot answers for rules that are written down.',
    source: 'facts/service.md B.3',
    instanceField: null,
    effect: 'Reminders to whoever accepted another version.',
  },
];

function number(key: string, question: string, reason: string, effect: string): PolicyQuestion {
  return {
    path: `granularity.${key}`,
    topic: 'granularity',
    question,
    options: 'a whole number',
    reason,
    source: 'facts/service.md B.3, B.4',
    instanceField: null,
    effect,
  };
}
