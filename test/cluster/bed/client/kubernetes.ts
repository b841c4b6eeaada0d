import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import type { Connection } from './connection.ts';
import { ApiError, isNotFound } from './error.ts';
import { type Kind, type Live, type Resource, Resources } from './kind.ts';
import { type Call, Transport } from './transport.ts';

/** One object, by kind and name. */
export interface Reference extends Kind {
  readonly namespace?: string | undefined;
  readonly name: string;
}

export interface ApplyOptions {
  readonly manager: string;
  readonly dryRun?: boolean;
  /** Takes fields over from other managers. */
  readonly force?: boolean;
}

export interface PatchOptions {
  readonly dryRun?: boolean;
  readonly subresource?: 'status';
  /** Lists that are keyed by the schema are merged by key; built-in kinds only. */
  readonly strategic?: boolean;
}

export interface DeleteOptions {
  readonly dryRun?: boolean;
  readonly graceSeconds?: number;
  readonly uid?: string;
  readonly propagation?: 'Orphan' | 'Background' | 'Foreground';
}

/**
 * A Kubernetes API server, as small as the bed needs it. What a type parameter
 * says of an object's shape is the API server's promise, not checked here.
 */
export class Kubernetes {
  readonly connection: Connection;
  readonly #transport: Transport;
  readonly #resources: Resources;

  constructor(connection: Connection, transport = new Transport(connection)) {
    this.connection = connection;
    this.#transport = transport;
    this.#resources = new Resources(transport);
  }

  /** The same server asked as somebody else, whose rights then count. */
  as(user: string, groups: readonly string[] = []): Kubernetes {
    const headers = { 'impersonate-user': user, 'impersonate-group': [...groups] };
    return new Kubernetes(this.connection, this.#transport.with(headers));
  }

  /** Any path of the API, for what has no kind of its own. */
  json(call: Call): Promise<unknown> {
    return this.#transport.json(call);
  }

  async serves(kind: Kind): Promise<boolean> {
    return (await this.#resources.find(kind)) !== undefined;
  }

  async get<T extends Live>(reference: Reference): Promise<T> {
    return (await this.json({ method: 'GET', path: await this.path(reference) })) as T;
  }

  /** As `get`, but undefined when there is no such object, or no such kind yet. */
  async find<T extends Live>(reference: Reference): Promise<T | undefined> {
    try {
      return await this.get<T>(reference);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /** Everything of a kind, in one namespace or in all. */
  async list<T extends Live>(kind: Kind, namespace?: string): Promise<readonly T[]> {
    return (await this.listing<T>(kind, namespace)).items;
  }

  /** As `list`, with the version from which a watch goes on. */
  async listing<T extends Live>(kind: Kind, namespace?: string) {
    const path = await this.#collection(kind, namespace);
    const said = (await this.json({ method: 'GET', path })) as {
      readonly items: readonly T[];
      readonly metadata: { readonly resourceVersion: string };
    };
    // A list leaves out what all its items share.
    const items = said.items.map((item) => ({ ...item, ...kindOf(kind) }));
    return { items, version: said.metadata.resourceVersion };
  }

  /** The changes of a kind since a version, one JSON line each. */
  async changes(kind: Kind, version: string, signal: AbortSignal) {
    const query = new URLSearchParams({ watch: 'true', resourceVersion: version });
    const path = `${await this.#collection(kind)}?${query}`;
    return this.#transport.stream({ method: 'GET', path, signal });
  }

  async create<T extends Live>(object: KubernetesObject): Promise<T> {
    const path = await this.#collection(object, object.metadata.namespace);
    return (await this.json({ method: 'POST', path, body: object })) as T;
  }

  /** Server-side apply. */
  async apply<T extends Live>(object: KubernetesObject, options: ApplyOptions): Promise<T> {
    const { manager, dryRun = false, force = true } = options;
    const query = new URLSearchParams({ fieldManager: manager, force: String(force) });
    // An unknown or doubled field is refused, where the default only warns.
    query.set('fieldValidation', 'Strict');
    if (dryRun) query.set('dryRun', 'All');
    const path = `${await this.path(referenceTo(object))}?${query}`;
    const contentType = 'application/apply-patch+yaml';
    return (await this.json({ method: 'PATCH', path, body: object, contentType })) as T;
  }

  async patch<T extends Live>(
    reference: Reference,
    body: unknown,
    { dryRun = false, subresource, strategic = false }: PatchOptions = {},
  ): Promise<T> {
    const place = [await this.path(reference), ...(subresource === undefined ? [] : [subresource])];
    const path = `${place.join('/')}${dryRun ? '?dryRun=All' : ''}`;
    const contentType = `application/${strategic ? 'strategic-merge' : 'merge'}-patch+json`;
    return (await this.json({ method: 'PATCH', path, body, contentType })) as T;
  }

  async delete(reference: Reference, options: DeleteOptions = {}): Promise<void> {
    const { dryRun = false, graceSeconds, uid, propagation } = options;
    await this.json({
      method: 'DELETE',
      path: await this.path(reference),
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(dryRun ? { dryRun: ['All'] } : {}),
        ...(graceSeconds === undefined ? {} : { gracePeriodSeconds: graceSeconds }),
        ...(uid === undefined ? {} : { preconditions: { uid } }),
        ...(propagation === undefined ? {} : { propagationPolicy: propagation }),
      },
    });
  }

  /** Where the API has an object. */
  async path(reference: Reference): Promise<string> {
    const collection = await this.#collection(reference, reference.namespace);
    return `${collection}/${encodeURIComponent(reference.name)}`;
  }

  async #collection(kind: Kind, namespace?: string): Promise<string> {
    const { root, plural, namespaced } = await this.#resource(kind);
    const room = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${root}${room}/${plural}`;
  }

  async #resource(kind: Kind): Promise<Resource> {
    const resource = await this.#resources.find(kind);
    if (resource !== undefined) return resource;
    throw new ApiError(404, 'NotFound', `${kind.apiVersion} ${kind.kind} is not served here`);
  }
}

/** The reference to an object that one has in hand. */
export function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): Reference {
  return { apiVersion, kind, namespace: metadata.namespace, name: metadata.name };
}

// --- internal ---

function kindOf({ apiVersion, kind }: Kind): Kind {
  return { apiVersion, kind };
}
