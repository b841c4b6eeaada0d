import { hostOf } from '../../../../lib/instance/index.ts';
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
  find: (comparison) => {
    const entrances = comparison.objects.filter(
      (change) => doors.has(kindOf(change)) && change.owner.slug !== undefined,
    );
    const holder = holders(entrances, comparison);
    return entrances.flatMap((change) => taken(change, holder));
  },
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

/** Who else than this instance has the host. */
type Holder = (host: string, own: string) => string | undefined;

function taken(change: ObjectChange, holderOf: Holder): Hit[] {
  const own = change.owner.slug ?? '';
  const old = hosts(change, 'before');
  const come = inOrder(hosts(change, 'after')).filter((host) => !old.has(host));
  return come.flatMap((host) => {
    const holder = holderOf(host, own);
    if (holder === undefined) return [];
    const instances = inOrder([own, holder]);
    return [{ ...hitAt(change, `The host ${host} is that of ${holder}.`), instances }];
  });
}

/** In the trees as far as they differ, in the fleet's files by what they say: these are read when somebody asks. */
function holders(entrances: readonly ObjectChange[], { source }: Comparison): Holder {
  const beside = byHost(
    entrances.flatMap((change) =>
      [...hosts(change, 'before'), ...hosts(change, 'after')].map(
        (host) => [host, change.owner.slug ?? ''] as const,
      ),
    ),
  );
  let fleet: ReadonlyMap<string, readonly string[]> | undefined;
  return (host, own) => {
    const other = (slugs: readonly string[] = []) => slugs.find((slug) => slug !== own);
    const found = other(beside.get(host));
    if (found !== undefined || source === undefined) return found;
    fleet ??= byHost(
      [...source.fleet('head')].flatMap(([slug, one]) => {
        const held = hostOf(one, platform);
        return held === undefined ? [] : [[held, slug] as const];
      }),
    );
    return other(fleet.get(host));
  };
}

function byHost(rows: readonly (readonly [string, string])[]): Map<string, string[]> {
  const slugs = new Map<string, string[]>();
  for (const [host, slug] of rows) {
    const known = slugs.get(host);
    if (known === undefined) slugs.set(host, [slug]);
    else known.push(slug);
  }
  return slugs;
}
