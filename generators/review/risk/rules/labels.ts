import { label, labelDomain } from '../../../../lib/kubernetes/index.ts';
import { type Leaf, scalarChanges } from '../../compare/scalars.ts';
import { eachChange, told } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Walls, guards and routes find their pods and namespaces by these two labels. */
export const labelChanged: Rule = {
  id: 'label-changed',
  level: 'block',
  finds: 'The label changes by which walls, guards or routes find a namespace or a pod.',
  reason: 'The pod steps out of its network policy; the namespace out of every guard.',
  fix: 'Keep eln.fleet/slug and eln.fleet/role as fleet render writes them.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => isMeta(path) && selecting.has(path.at(-1) ?? ''))
          .map(toldOf)
      : [],
  ),
};

/** What a namespace says of its notebook: whose it is, who may read it, in which law. */
export const standingChanged: Rule = {
  id: 'standing-changed',
  level: 'warn',
  finds:
    'What a namespace or Application says of its instance changes: audience, classification, owner, ring, stage.',
  reason: 'Policies of the cluster, alerts and people go by it.',
  fix: 'See that the instance file says the same, and that it was decided.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change) && standing.has(change.after.kind)
      ? scalarChanges(change)
          .filter(({ path }) => isMeta(path) && speaks(path.at(-1) ?? ''))
          .map(toldOf)
      : [],
  ),
};

// --- internal ---

const selecting: ReadonlySet<string> = new Set([label.slug, label.role]);
const standing: ReadonlySet<string> = new Set(['Application', 'Namespace']);

/** Told by rules of their own, or planned every day. */
const elsewhere: ReadonlySet<string> = new Set([...selecting, label.state, label.size]);

function speaks(key: string): boolean {
  return key.startsWith(`${labelDomain}/`) && !elsewhere.has(key) && key !== `${labelDomain}/host`;
}

function isMeta(path: readonly string[]): boolean {
  return path.at(-2) === 'labels' || path.at(-2) === 'annotations';
}

function toldOf({ path, before, after }: Leaf): string {
  return `${path.at(-1)} goes from ${told(before)} to ${told(after)}.`;
}
