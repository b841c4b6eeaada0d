import { type Kubernetes, type Live, referenceTo } from '../../client/index.ts';
import type { Journal } from '../journal.ts';
import type { Part } from '../part.ts';
import { condition } from '../status.ts';

const apiVersion = 'gateway.networking.k8s.io/v1';
const controllerName = 'fleet.example/bed';

interface Route extends Live {
  readonly spec: {
    readonly parentRefs: readonly { readonly name: string }[];
    readonly hostnames?: readonly string[];
  };
  readonly status?: { readonly parents?: readonly { readonly observed?: unknown }[] };
}

interface Gateway extends Live {
  readonly spec: { readonly listeners: readonly { readonly name: string }[] };
  readonly status?: Observed;
}

interface Observed {
  readonly conditions?: readonly { readonly observedGeneration?: number }[];
}

/** Plays the gateway's controller for routes: accepts every one of them. */
export function routes(kubernetes: Kubernetes, journal: Journal): Part<Route> {
  return {
    kind: { apiVersion, kind: 'HTTPRoute' },
    reconcile: async (route) => {
      const { generation } = route.metadata;
      const [parent] = (route.status?.parents ?? []) as readonly Observed[];
      if (parent?.conditions?.[0]?.observedGeneration === generation) return undefined;
      const conditions = accepted(generation, ['Accepted', 'ResolvedRefs']);
      const parents = route.spec.parentRefs.map((parentRef) => ({
        ...{ parentRef, controllerName, conditions },
      }));
      await patchStatus(kubernetes, route, { parents });
      journal.note(route, `accepted for ${route.spec.hostnames?.join(', ') ?? 'every host'}`);
      return undefined;
    },
  };
}

/** The same for the Gateway, or a ListenerSet beside it: all their listeners are ready. */
export function listeners(kubernetes: Kubernetes, kind: 'Gateway' | 'ListenerSet'): Part<Gateway> {
  return {
    kind: { apiVersion, kind },
    reconcile: async (gateway) => {
      const { generation } = gateway.metadata;
      if (gateway.status?.conditions?.[0]?.observedGeneration === generation) return undefined;
      await patchStatus(kubernetes, gateway, {
        conditions: accepted(generation, ['Accepted', 'Programmed']),
        listeners: gateway.spec.listeners.map(({ name }) => ({
          name,
          attachedRoutes: 0,
          supportedKinds: [{ kind: 'HTTPRoute' }],
          conditions: accepted(generation, ['Accepted', 'Programmed', 'ResolvedRefs']),
        })),
      });
      return undefined;
    },
  };
}

// --- internal ---

function accepted(observedGeneration: number | undefined, types: readonly string[]) {
  return types.map((type) => ({ ...condition(type, true, type), observedGeneration }));
}

async function patchStatus(kubernetes: Kubernetes, object: Live, status: object): Promise<void> {
  await kubernetes.patch(referenceTo(object), { status }, { subresource: 'status' });
}
