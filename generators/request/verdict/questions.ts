import type { Finding } from '../../../lib/base/index.ts';
import { hostOf, type Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { RequestKind } from '../definition/kind.ts';
import { reasonOf } from '../reason/finding.ts';
import { type Reason, reason } from '../reason/reason.ts';
import { nearDuplicates } from '../screening/near-duplicates.ts';
import { placeOf } from './candidate.ts';
import type { Candidate } from './effect.ts';
import { type InstanceLink, listed, type Question, type VerdictContext } from './verdict.ts';

/** Instances that one question names. */
const mostNamed = 5;

/** Entities whose instance is made to be shared come first among those that could take a team. */
const shared: readonly Instance['entity']['kind'][] = ['centre', 'department', 'platform'];

/** What a person should answer although nothing is refused. */
export function questionsOf(
  findings: readonly Finding[],
  { before, after }: Candidate,
  kind: RequestKind,
  failing: ReadonlySet<string>,
  { platform, fleet, group }: VerdictContext,
): readonly Question[] {
  const isCentreKnown = !failing.has(placeOf('entity.centre', kind) ?? '');
  const asked = findings
    .filter(({ level }) => level !== 'error')
    .map((finding) => {
      const isFew = finding.code === 'few-users' && isCentreKnown;
      const team = isFew ? teamOrInstance(after, fleet, kind, platform) : undefined;
      return team ?? ask('requester', reasonOf(finding));
    });
  if (before === undefined) asked.push(...duplicateQuestion(after, fleet, kind, failing, platform));
  const isSameAsBefore = JSON.stringify(before?.partners) === JSON.stringify(after.partners);
  if (after.partners !== undefined && !isSameAsBefore && after.partners.agreement === undefined) {
    asked.push(ask('requester', reason('agreement-missing', {})));
  }
  return group === undefined && before === undefined
    ? [...asked, ask('maintainer', reason('owner-unknown', {}))]
    : asked;
}

// --- internal ---

function ask(
  to: Question['to'],
  reason: Reason,
  instances: readonly InstanceLink[] = [],
): Question {
  return { ...reason, to, instances };
}

/** The same warning, with the notebooks that could take a team; undefined where the centre has none. */
function teamOrInstance(
  candidate: Instance,
  fleet: readonly Instance[],
  kind: RequestKind,
  platform: Platform,
): Question | undefined {
  const hosts = fleet.filter((other) => couldTakeTeam(other, candidate)).sort(sharedFirst);
  if (hosts.length === 0) return undefined;
  const instances = hosts.slice(0, mostNamed).map((instance) => linkTo(instance, platform));
  const names = instances.map(({ slug }) => ({ fr: slug, en: slug }));
  const purpose = kind.fields.find(({ id }) => id === 'purpose')?.label ?? kind.title;
  const { fewUsers: few } = platform.granularity;
  return ask(
    'requester',
    reason('team-or-instance', { few, instances: listed(names), purpose }),
    instances,
  );
}

/** A notebook that may be the one that is asked for. */
function duplicateQuestion(
  candidate: Instance,
  fleet: readonly Instance[],
  kind: RequestKind,
  failing: ReadonlySet<string>,
  platform: Platform,
): readonly Question[] {
  // Without a name that could be read there is nothing to compare.
  if (failing.has(placeOf('entity.name', kind) ?? '')) return [];
  const near = nearDuplicates(candidate, fleet).slice(0, mostNamed);
  if (near.length === 0) return [];
  const instances = near.map((instance) => linkTo(instance, platform));
  const names = instances.map(({ slug }) => ({ fr: slug, en: slug }));
  return [ask('requester', reason('near-duplicate', { instances: listed(names) }), instances)];
}

function linkTo(instance: Instance, platform: Platform): InstanceLink {
  return { slug: instance.slug, host: hostOf(instance, platform) ?? null };
}

function couldTakeTeam(other: Instance, { entity }: Instance): boolean {
  return (
    other.entity.centre === entity.centre &&
    other.state === 'active' &&
    other.stage === 'production' &&
    other.classification.kind !== 'restricted-zone'
  );
}

function sharedFirst(a: Instance, b: Instance): number {
  const rank = ({ entity }: Instance) => (shared.includes(entity.kind) ? 0 : 1);
  return rank(a) - rank(b) || (a.slug < b.slug ? -1 : 1);
}
