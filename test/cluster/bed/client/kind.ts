import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import type { Transport } from './transport.ts';

/** A kind of object, as manifests name it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** An object that lives in a cluster: what the API server adds to its metadata. */
export interface Live extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
    readonly finalizers?: readonly string[];
    readonly ownerReferences?: readonly (Kind & { readonly name: string; readonly uid: string })[];
  };
}

/** How the API server calls the objects of a kind. */
export interface Resource {
  /** `/api/v1` or `/apis/<group>/<version>`. */
  readonly root: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The resources that an API server serves; asked once, and again when a kind is missing. */
export class Resources {
  readonly #transport: Transport;
  #known: ReadonlyMap<string, Resource> = new Map();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Undefined when the server does not serve the kind. */
  async find(kind: Kind): Promise<Resource | undefined> {
    const known = this.#known.get(keyOf(kind));
    if (known !== undefined) return known;
    this.#known = await discover(this.#transport);
    return this.#known.get(keyOf(kind));
  }
}

// --- internal ---

interface Discovery {
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly version: string;
      readonly resources?: readonly {
        readonly resource: string;
        readonly responseKind: { readonly group: string; readonly kind: string };
        readonly scope: 'Namespaced' | 'Cluster';
      }[];
    }[];
  }[];
}

async function discover(transport: Transport): Promise<Map<string, Resource>> {
  const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
  const found = new Map<string, Resource>();
  for (const path of ['/api', '/apis']) {
    const { items } = (await transport.json({ method: 'GET', path, accept })) as Discovery;
    for (const { metadata, versions } of items) {
      const group = metadata.name ?? '';
      for (const { version, resources = [] } of versions) {
        const apiVersion = group === '' ? version : `${group}/${version}`;
        for (const { resource, responseKind, scope } of resources) {
          found.set(keyOf({ apiVersion, kind: responseKind.kind }), {
            root: `${path}/${apiVersion}`,
            plural: resource,
            namespaced: scope === 'Namespaced',
          });
        }
      }
    }
  }
  return found;
}

function keyOf({ apiVersion, kind }: Kind): string {
  return `${apiVersion} ${kind}`;
}
