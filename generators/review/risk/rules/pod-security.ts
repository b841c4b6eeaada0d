import { at, textOf, type Value } from '../../manifest/value.ts';
import { eachChange } from '../look/hit.ts';
import { compareVersions } from '../look/image.ts';
import type { Rule } from '../rule.ts';

/** The namespace lets pods in that it refused before. */
export const podSecurityLowered: Rule = {
  id: 'pod-security-lowered',
  level: 'block',
  finds:
    'The Pod Security level of a namespace sinks, or a namespace of an instance comes without “restricted”.',
  reason: 'The level is what refuses a pod that runs as root or reaches the node.',
  fix: 'Put the level back, and mend the pod that needed the lower one.',
  find: eachChange(({ before, after, owner }) => {
    if (after?.kind !== 'Namespace') return [];
    if (before === undefined && owner.slug === undefined) return [];
    return modes.flatMap((mode) => lowered(mode, before?.body, after.body));
  }),
};

// --- internal ---

const modes = ['enforce', 'audit', 'warn'] as const;
const levels = ['privileged', 'baseline', 'restricted'];

function lowered(
  mode: (typeof modes)[number],
  before: Value | undefined,
  after: Value,
): readonly string[] {
  const labelOf = (body: Value | undefined, label: string) =>
    textOf(at(body, 'metadata', 'labels', `pod-security.kubernetes.io/${label}`));
  const is = labelOf(after, mode);
  // One that comes is held to the highest level that refuses; the others only speak.
  const fallback = before === undefined && mode === 'enforce' ? 'restricted' : undefined;
  const was = labelOf(before, mode) ?? fallback;
  const said =
    rank(is) < rank(was) ? [`Pod Security (${mode}) goes from ${was} to ${is ?? 'none'}.`] : [];
  const [old, now] = [labelOf(before, `${mode}-version`), labelOf(after, `${mode}-version`)];
  const older = before !== undefined && is !== undefined && isOlder(now, old);
  return older
    ? [...said, `Pod Security (${mode}) goes by the rules of ${now}, not ${old ?? 'the newest'}.`]
    : said;
}

function rank(level: string | undefined): number {
  return levels.indexOf(level ?? '');
}

/** No version, and `latest`, are the newest rules. */
function isOlder(now: string | undefined, old: string | undefined): boolean {
  if (now === undefined || now === 'latest' || now === old) return false;
  if (!/^v\d+\.\d+$/.test(now)) return true;
  return old === undefined || old === 'latest' || (compareVersions(now, old) ?? -1) < 0;
}
