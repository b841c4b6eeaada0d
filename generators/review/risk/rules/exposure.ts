import { type Leaf, scalarChanges } from '../../compare/scalars.ts';
import { at, items, type Value } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** A way in that passes the Gateway by, or that the Gateway no longer guards. */
export const exposed: Rule = {
  id: 'exposed',
  level: 'block',
  finds:
    'A Service opens on nodes or outside addresses, an Ingress comes, or a listener lets other namespaces in or drops its encryption.',
  reason:
    'What passes the Gateway by passes its certificate, its host names and the network policies by.',
  fix: 'Keep ClusterIP and the wildcard listener: a route is the one way in.',
  find: eachChange((change) => {
    const { after } = change;
    if (after === undefined) return [];
    const kind = kindOf(change);
    if (kind === 'Ingress' && change.change === 'added')
      return ['An Ingress passes the Gateway by.'];
    if (kind === 'Service') return scalarChanges(change).filter(opensService).map(toldOf);
    if (!listening.has(kind)) return [];
    const leaves = scalarChanges(change).filter(({ path }) => path.includes('listeners'));
    return change.change === 'added' ? plain(after.body) : leaves.filter(opensListener).map(toldOf);
  }),
};

/** Where requests go. */
export const trafficMoved: Rule = {
  id: 'traffic-moved',
  level: 'warn',
  finds:
    'A Service or route sends people to other pods, ports or paths, or tells the pods otherwise.',
  reason: 'A wrong selector is an outage; a wrong backend is the notebook of somebody else.',
  fix: 'See that the pods that it now selects are those of this very notebook.',
  symmetric: true,
  find: eachChange((change) =>
    change.change === 'changed' && routing.has(kindOf(change))
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec' && !elsewhere(path))
          .map(toldOf)
      : [],
  ),
};

// --- internal ---

const listening: ReadonlySet<string> = new Set(['Gateway', 'ListenerSet']);
const routing: ReadonlySet<string> = new Set([
  'Gateway',
  'HTTPRoute',
  'Ingress',
  'ListenerSet',
  'Service',
  'TCPRoute',
  'TLSRoute',
]);

/** Host names have a rule of their own. */
function elsewhere(path: readonly string[]): boolean {
  return path.includes('hostnames') || path.includes('hostname');
}

function opensService({ path, after }: Leaf): boolean {
  const [, field = ''] = path;
  if (field === 'type') return after !== undefined && after !== 'ClusterIP';
  return after !== undefined && ['externalIPs', 'externalName', 'loadBalancerIP'].includes(field);
}

const guarding = ['allowedRoutes', 'protocol', 'tls'];

function opensListener({ path, after }: Leaf): boolean {
  const field = guarding.find((one) => path.includes(one));
  if (field === 'protocol') return after !== 'HTTPS';
  if (field === 'tls') return true;
  return field === 'allowedRoutes' && after !== 'Same';
}

/** A listener that comes: encrypted, or it only leads elsewhere. */
function plain(body: Value): readonly string[] {
  return items(at(body, 'spec', 'listeners'))
    .filter((one) => at(one, 'allowedRoutes', 'namespaces', 'from') === 'All')
    .map((one) => `The listener ${told(at(one, 'name'))} lets every namespace in.`);
}

function toldOf({ path, before, after }: Leaf): string {
  return `${path.slice(1).join('.')} goes from ${told(before)} to ${told(after)}.`;
}
