import { scalarChanges } from '../../compare/scalars.ts';
import { valueText } from '../../compare/text.ts';
import { quantity } from '../../cost/quantity.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { at } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

export const claimShrunk: Rule = {
  id: 'claim-shrunk',
  level: 'block',
  finds: 'A claim asks for less than it has, or for what is no size.',
  reason: 'Kubernetes refuses it, and Argo CD stands still for this instance.',
  fix: 'Ask for at least what the claim has: Kubernetes refuses to shrink a volume.',
  find: eachChange((change) => (isClaim(change) ? shrinks(change) : [])),
};

/** A claim keeps its class, its access modes and its volume for life. */
export const claimMoved: Rule = {
  id: 'claim-moved',
  level: 'block',
  finds: 'The storage class, access mode, volume or source of a claim changes.',
  reason: 'Kubernetes refuses it; a claim that is made anew for it starts empty.',
  fix: 'Put the field back: other storage needs a new claim and a migration of the data.',
  symmetric: true,
  find: eachChange((change) =>
    isClaim(change)
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec' && path[1] !== 'resources')
          .map(
            ({ path, before, after }) =>
              `The claim's ${path[1]} goes from ${told(before)} to ${told(after)}.`,
          )
      : [],
  ),
};

// --- internal ---

function isClaim(change: Parameters<typeof isChanged>[0]): change is Changed {
  return isChanged(change) && change.before.kind === 'PersistentVolumeClaim';
}

function shrinks({ before, after }: Changed): readonly string[] {
  const asked = ({ body }: Manifest) => at(body, 'spec', 'resources', 'requests', 'storage');
  const [had, has] = [quantity(asked(before)), quantity(asked(after))];
  if (had === undefined || (has !== undefined && has >= had)) return [];
  const words = (claim: Manifest) => valueText(asked(claim) ?? null);
  return [`The claim goes from ${words(before)} to ${words(after)}.`];
}
