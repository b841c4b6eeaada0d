/** Whose file of `dist/` this is. */
export interface Owner {
  readonly cluster: string;
  /** Undefined when the file belongs to the cluster itself. */
  readonly slug: string | undefined;
  /** What Argo CD applies as one: the slug, or a folder of the cluster. */
  readonly room: string;
}

/** Folders of a cluster that are no instance. */
const clusterRooms: ReadonlySet<string> = new Set(['argocd', 'bootstrap', 'platform']);

/**
 * The owner of a path relative to `dist/`: `<cluster>/<slug>/…` and
 * `<cluster>/argocd/apps/<slug>.yaml` are the slug's, all else is the cluster's.
 */
export function ownerOf(path: string): Owner {
  const [cluster = '', room = '', ...rest] = path.split('/');
  if (rest.length === 0) return { cluster, slug: undefined, room: '' };
  if (!clusterRooms.has(room)) return { cluster, slug: room, room };
  const app = /^apps\/(?<slug>[^/]+)\.yaml$/.exec(rest.join('/'))?.groups?.['slug'];
  if (room === 'argocd' && app !== undefined) return { cluster, slug: app, room: app };
  return { cluster, slug: undefined, room };
}
