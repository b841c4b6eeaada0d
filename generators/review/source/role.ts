/** What a file outside `dist/` is to the review. */
export type FileRole =
  | 'instance'
  | 'rings'
  | 'releases'
  | 'capacity'
  | 'prices'
  /** Everything else that rendering depends on. */
  | 'template'
  | 'workflow'
  | 'other';

/** The files that the review reads as data, whether they differ or not. */
export const platformFiles = {
  rings: 'lib/platform/rings.json',
  releases: 'lib/platform/releases.json',
  capacity: 'lib/platform/capacity.json',
  prices: 'lib/platform/prices.json',
} as const satisfies Partial<Record<FileRole, string>>;

/** The role of a path from the repository's root. */
export function roleOf(path: string): FileRole {
  if (instanceSlug(path) !== undefined) return 'instance';
  for (const role of ['rings', 'releases', 'capacity', 'prices'] as const) {
    if (path === platformFiles[role]) return role;
  }
  if (workflows.test(path)) return 'workflow';
  return templates.test(path) ? 'template' : 'other';
}

/** Whether the review wants the file even when it does not differ: the totals of a cluster come from these. */
export function readsAlways(path: string): boolean {
  return ['instance', 'rings', 'releases', 'capacity', 'prices'].includes(roleOf(path));
}

/** Whether the review reads the text of a file that differs, or only that it does. */
export function needsText(path: string): boolean {
  return readsAlways(path) || roleOf(path) === 'workflow' || path.startsWith('lib/');
}

/** `umr-x` of `instances/umr-x.ts`; undefined for every other path. */
export function instanceSlug(path: string): string | undefined {
  return /^instances\/(?<slug>[^/]+)\.ts$/.exec(path)?.groups?.['slug'];
}

/** The file of an instance. */
export function instanceFile(slug: string): string {
  return `instances/${slug}.ts`;
}

// --- internal ---

const workflows = /^(?:\.github\/|\.gitlab\/|\.gitlab-ci\.yml$|\.ci\/)/;

/** The renderer, what it stands on, and the versions of what it calls. */
const templates =
  /^(?:lib\/(?!forge\/|conformity\/)|generators\/manifests\/|scripts\/(?:render\.ts$|rim\/(?:render|read-programs))|package(?:-lock)?\.json$|cdk8s\.yaml$)/;
