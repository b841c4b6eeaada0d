import {
  addMonths,
  entityKinds,
  type Instance,
  scenarios,
  schemaVersion,
  stages,
} from '../../../../lib/instance/index.ts';
import { audienceIds, type Platform } from '../../../../lib/platform/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, linesOf, numberOf, textOf, type Values } from '../../value/values.ts';
import { clusterFor } from '../cluster.ts';
import type { FieldReason, Naming, ProposalContext } from '../kind.ts';
import { harmless, providerOf, reviewMonths, sensitivityOf } from '../outside.ts';
import { sizeFor } from '../size.ts';
import { proposePilots } from './propose-pilots.ts';

const classifications = ['personal-data', 'health-data', 'restricted-zone'] as const;

/**
 * The instance that a request for a new notebook asks for. What a requester is not
 * asked is settled here:
 * - the cluster follows from the nature of the data: the first of the platform that is
 *   set aside for restricted zones, or else the first that is not;
 * - a new instance starts in the ring `stable`: earlier rings are for those who volunteer;
 * - the size is the smallest that is made for as many users; files beyond what that size
 *   holds make the volume larger, not the instance;
 * - where accounts outside a federation may log in, everybody has a second factor
 *   (facts/service.md B.5).
 */
export function propose(values: Values, context: ProposalContext): Instance {
  const { platform, openedOn } = context;
  const scenario = choiceOf(values, 'scenario', scenarios) ?? 'managed';
  const stage = choiceOf(values, 'stage', stages) ?? 'sandbox';
  const audience = choiceOf(values, 'audience', audienceIds) ?? 'institute';
  const classification = classificationOf(values);
  const users = numberOf(values, 'users') ?? platform.granularity.fewUsers;
  const size = sizeFor(users, platform);
  return {
    schemaVersion,
    slug: textOf(values, 'slug') ?? harmless.slug,
    entity: entityOf(values, platform),
    consortium: consortiumOf(values, context),
    scenario,
    stage,
    state: 'active',
    history: [],
    product: { name: 'elabftw' },
    ...(scenario === 'managed'
      ? { cluster: clusterFor(classification, platform), ring: 'stable' as const }
      : {}),
    host: textOf(values, 'host'),
    audience,
    partners: audience === 'partners' ? partnersOf(values, context) : undefined,
    expectedUsers: users,
    expectedTeams: numberOf(values, 'teams') ?? 1,
    size,
    storage: storageOf(values, platform.sizes[size].storage.filesGi),
    pilots: proposePilots(values, stage, context),
    mailbox: textOf(values, 'mailbox') ?? `cle@${platform.institute.domain}`,
    classification,
    sensitivity: sensitivityOf(values),
    policy: platform.audiences[audience].localAccounts
      ? { mfa: { level: 'everyone', enforcedBy: platform.policy.mfa.enforcedBy } }
      : undefined,
    language: choiceOf(values, 'language', ['fr', 'en']) ?? 'fr',
    repository: textOf(values, 'repository'),
    provider: scenario === 'saas' ? providerOf(values, context) : undefined,
    freezes: [],
    owner: { group: context.group },
    request: context.request,
    reviewOn: addMonths(openedOn, reviewMonths),
  };
}

/** What the requester calls the entity, as far as it is known: slugs are suggested from it. */
export function naming(values: Values): Naming {
  const acronym = textOf(values, 'entity-acronym');
  const code = textOf(values, 'entity-code');
  return {
    name: textOf(values, 'entity-name') ?? '',
    ...(acronym === undefined ? {} : { acronym }),
    ...(code === undefined ? {} : { code }),
  };
}

/** What only the platform's state can refuse: no cluster for such data. */
export function checkNew(values: Values, { platform }: ProposalContext): readonly FieldReason[] {
  const isManaged = textOf(values, 'scenario') === 'managed';
  if (!isManaged || clusterFor(classificationOf(values), platform) !== undefined) return [];
  const { mailbox: support } = platform.institute.support;
  return [{ id: 'classification', reason: reason('nowhere-to-run', { support }) }];
}

// --- internal ---

function entityOf(values: Values, { institute }: Platform): Instance['entity'] {
  return {
    kind: choiceOf(values, 'entity-kind', entityKinds) ?? harmless.kind,
    name: textOf(values, 'entity-name') ?? harmless.name,
    acronym: textOf(values, 'entity-acronym'),
    code: textOf(values, 'entity-code'),
    centre: textOf(values, 'centre') ?? Object.keys(institute.centres)[0] ?? '',
    supervisors: [...(linesOf(values, 'supervisors') ?? [institute.acronym])],
    coOwnership: textOf(values, 'co-ownership'),
  };
}

function consortiumOf(values: Values, { openedOn }: ProposalContext): Instance['consortium'] {
  const endsOn = textOf(values, 'consortium-end');
  const dataGoesTo = textOf(values, 'consortium-destination');
  if (endsOn === undefined && dataGoesTo === undefined) return undefined;
  return {
    endsOn: endsOn ?? addMonths(openedOn, reviewMonths),
    dataGoesTo: dataGoesTo ?? harmless.name,
  };
}

function partnersOf(values: Values, context: ProposalContext): Instance['partners'] {
  return {
    sponsor: textOf(values, 'partners-sponsor') ?? context.platform.institute.directory.example,
    until: textOf(values, 'partners-until') ?? addMonths(context.openedOn, reviewMonths),
    agreement: textOf(values, 'partners-agreement'),
  };
}

function classificationOf(values: Values): Instance['classification'] {
  const kind = choiceOf(values, 'classification', classifications);
  if (kind === undefined) return { kind: 'ordinary' };
  const decision = textOf(values, 'classification-decision') ?? harmless.decision;
  if (kind !== 'health-data') return { kind, decision };
  const certificate = textOf(values, 'health-certificate') ?? harmless.decision;
  return { kind: 'personal-data', decision, health: { certificate } };
}

function storageOf(values: Values, included: number): Instance['storage'] {
  const filesGi = numberOf(values, 'storage');
  return filesGi === undefined || filesGi <= included ? undefined : { kind: 'volume', filesGi };
}
