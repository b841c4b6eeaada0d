import { hostOf, type Instance } from '../../../../lib/instance/index.ts';
import { platform } from '../../../../lib/platform/index.ts';
import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { at, textOf } from '../../manifest/value.ts';
import { inOrder } from '../../tree/order.ts';
import { eachChange, hitAt, listed } from '../look/hit.ts';
import { doors, hostsOf } from '../look/host.ts';
import { isDeparted } from '../look/room.ts';
import { kindOf } from '../look/sides.ts';
import type { Hit, Rule } from '../rule.ts';

export const hostChanged: Rule = {
  id: 'host-changed',
  level: 'warn',
  finds: 'A route, listener or namespace that stood before loses or gains a host name.',
  reason: 'Bookmarks, links in papers and identity federations know the notebook by its address.',
  fix: 'Tell the users, and change the address in every identity federation.',
  find: eachChange((change, comparison) => {
    if (change.before === undefined || isDeparted(change.owner, comparison)) return [];
    const [old, now] = [hosts(change, 'before'), hosts(change, 'after')];
    const gone = inOrder(old).filter((host) => !now.has(host));
    const come = inOrder(now).filter((host) => !old.has(host));
    if (gone.length + come.length === 0) return [];
    return [`Host names gone: ${listed(gone)}; new: ${listed(come)}.`];
  }),
};

/** Of two that claim one address, people reach either. */
export const hostTaken: Rule = {
  id: 'host-taken',
  level: 'block',
  finds: 'An instance gets a host name that is, or was until this change, the address of another.',
  reason: 'People would write into the notebook of another unit, and hand their login to it.',
  fix: 'Choose another host; an address that was let go rests until nobody looks for it.',
  find: (comparison) =>
    comparison.objects
      .filter((change) => doors.has(kindOf(change)) && change.owner.slug !== undefined)
      .flatMap((change) => taken(change, comparison)),
};

// --- internal ---

const hostAnnotation = 'eln.fleet/host';

function hosts(change: ObjectChange, side: 'before' | 'after'): ReadonlySet<string> {
  const manifest = change[side];
  if (manifest === undefined) return new Set();
  // The guard of routes goes by what the namespace says.
  const said = textOf(at(manifest.body, 'metadata', 'annotations', hostAnnotation));
  return new Set([...hostsOf(manifest), ...(said === undefined ? [] : [said])]);
}

function taken(change: ObjectChange, comparison: Comparison): Hit[] {
  const old = hosts(change, 'before');
  const come = inOrder(hosts(change, 'after')).filter((host) => !old.has(host));
  return come.flatMap((host) => {
    const holder = holderOf(host, change, comparison);
    if (holder === undefined) return [];
    const instances = inOrder([change.owner.slug ?? '', holder]);
    return [{ ...hitAt(change, `The host ${host} is that of ${holder}.`), instances }];
  });
}

/** Who else has the host: in the trees as far as they differ, in the fleet's files by what they say. */
function holderOf(host: string, change: ObjectChange, comparison: Comparison): string | undefined {
  const own = change.owner.slug;
  const beside = comparison.objects.find(
    (other) =>
      doors.has(kindOf(other)) &&
      other.owner.slug !== own &&
      (hosts(other, 'before').has(host) || hosts(other, 'after').has(host)),
  );
  if (beside?.owner.slug !== undefined) return beside.owner.slug;
  const fleet = comparison.source?.fleet('head') ?? new Map<string, Instance>();
  for (const [slug, instance] of fleet) {
    if (slug !== own && hostOf(instance, platform) === host) return slug;
  }
  return undefined;
}
