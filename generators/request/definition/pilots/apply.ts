import type { Instance } from '../../../../lib/instance/index.ts';
import type { Pilot } from '../../../../lib/lifecycle/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, textOf, type Values } from '../../value/values.ts';
import type { FieldReason, ProposalContext } from '../kind.ts';
import { type Succession, successions } from './fields.ts';
import { gone, newcomer, renewed } from './person.ts';

/** The instance with its pilots after the succession. */
export function applySuccession(
  before: Instance,
  values: Values,
  context: ProposalContext,
): Instance {
  const succession = choiceOf(values, 'succession', successions);
  if (succession === undefined) return before;
  const { pilots } = before;
  const concerned = inCharge(pilots, postOf(succession));
  const ref = textOf(values, 'newcomer-ref');
  switch (succession) {
    case 'renew-primary':
    case 'renew-backup':
      return withPilots(before, (pilot) =>
        pilot === concerned ? [renewed(pilot, values, context)] : [pilot],
      );
    case 'add-backup':
    case 'replace-primary':
    case 'replace-backup': {
      if (ref === undefined) return before;
      const post = postOf(succession);
      const next = newcomer(post, ref, values, context);
      // Nobody leaves where a backup is added, nor where the post is vacant.
      const leaves = succession === 'add-backup' ? undefined : concerned;
      if (leaves === undefined) return { ...before, pilots: kept([...pilots, next]) };
      return withPilots(before, (pilot) =>
        pilot === leaves ? [next, gone(pilot, values, context)] : [pilot],
      );
    }
    case 'promote-backup': {
      const backup = inCharge(pilots, 'backup');
      if (ref === undefined || backup === undefined || concerned === undefined) return before;
      return withPilots(before, (pilot) => {
        if (pilot === concerned)
          return [{ ...backup, kind: 'primary' }, gone(pilot, values, context)];
        return pilot === backup ? [newcomer('backup', ref, values, context)] : [pilot];
      });
    }
  }
}

/**
 * Nobody can go on, or move up, where nobody is. An archived notebook may name pilots too:
 * without them it cannot be put back to work.
 */
export function checkSuccession(before: Instance, values: Values): readonly FieldReason[] {
  const succession = choiceOf(values, 'succession', successions);
  const posts = succession === undefined ? [] : (wanted[succession] ?? []);
  const isVacant = posts.some((post) => inCharge(before.pilots, post) === undefined);
  return isVacant ? [{ id: 'succession', reason: reason('pilot-absent', {}) }] : [];
}

// --- internal ---

/** Pilots that an instance may name (lib/instance/schema): the oldest archived one makes room. */
const mostPilots = 10;

/** Posts that must be held for the succession to make sense. */
const wanted: Readonly<Partial<Record<Succession, readonly Pilot['kind'][]>>> = {
  'renew-primary': ['primary'],
  'renew-backup': ['backup'],
  'promote-backup': ['primary', 'backup'],
};

/** Whose post is passed on; the primary's when the backup moves up. */
function postOf(succession: Succession): Pilot['kind'] {
  return succession.endsWith('primary') || succession === 'promote-backup' ? 'primary' : 'backup';
}

/** Who holds the post: the one in office first, then one who is only trained or proposed. */
function inCharge(pilots: readonly Pilot[], post: Pilot['kind']): Pilot | undefined {
  const order: readonly Pilot['state'][] = ['active', 'leaving', 'trained', 'proposed'];
  const holders = pilots.filter(({ kind, state }) => kind === post && order.includes(state));
  return holders.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0];
}

function withPilots(before: Instance, become: (pilot: Pilot) => readonly Pilot[]): Instance {
  return { ...before, pilots: kept(before.pilots.flatMap(become)) };
}

function kept(pilots: readonly Pilot[]): Pilot[] {
  const surplus = Math.max(0, pilots.length - mostPilots);
  const archived = pilots
    .filter(({ state }) => state === 'archived')
    .toSorted((a, b) => (a.mandate.until < b.mandate.until ? -1 : 1));
  const gone = new Set(archived.slice(0, surplus));
  return pilots.filter((pilot) => !gone.has(pilot));
}
