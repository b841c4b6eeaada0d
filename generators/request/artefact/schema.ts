import { z } from 'zod';
import { instanceSchema } from '../../../lib/instance/index.ts';
import { clusterPaths } from '../../manifests/paths.ts';

/** Largest artefact that is read, in characters: many times what one request needs. */
export const artefactLimit = 65_536;

const name = '[a-z][a-z0-9-]*';
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const file = z.strictObject({
  /** `instances/SLUG.ts`, `dist/CLUSTER/argocd/apps/SLUG.yaml`, `dist/CLUSTER/SLUG/…`. */
  path: z
    .string()
    .max(200)
    .regex(
      new RegExp(
        `^(?:instances/${name}\\.ts|dist/${name}/(?:argocd/apps/${name}\\.yaml|${name}(?:/[a-z0-9][a-z0-9.-]*)+))$`,
      ),
    ),
  /** Of its text; `gone` where the request takes the file away. */
  sha256: z.union([z.string().regex(/^[0-9a-f]{64}$/), z.literal('gone')]),
});

/**
 * What the job that reads an issue hands to the job that may write: numbers, names and
 * digests, no text of anybody's. The second job renders for itself; by this it sees
 * whether it came to the same.
 */
export const artefactSchema = z
  .strictObject({
    version: z.literal(1),
    /** Of the issue. */
    number: z.int().min(1),
    /** Commit whose fleet the request was judged against. */
    commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    /** Of the issue's text, so that an edit in between is seen. */
    text: digest,
    step: z.enum(['ignored', 'closed', 'refused', 'routed', 'wanted']),
    slug: instanceSchema.shape.slug.nullable(),
    /** Of the request as it was understood; null while nobody can tell what is asked. */
    digest: digest.nullable(),
    /** Files that an accepted request brings, changes or takes away; none of any other. */
    files: z.array(file).max(16),
  })
  .superRefine(({ step, slug, files }, context) => {
    for (const [index, { path }] of files.entries()) {
      if (step === 'wanted' && isOwn(path, slug)) continue;
      const message = `${path} is no file of ${step === 'wanted' ? slug : `a request that is ${step}`}`;
      context.addIssue({ code: 'custom', path: ['files', index, 'path'], message });
    }
  });

export type RequestArtefact = z.infer<typeof artefactSchema>;

// --- internal ---

/** Law 1: an instance's own files carry its slug, and a request touches no other. */
function isOwn(path: string, slug: string | null): boolean {
  if (slug === null || foldersOfCluster().includes(slug)) return false;
  const place = path.split('/').slice(2);
  return (
    path === `instances/${slug}.ts` ||
    (path.startsWith('dist/') && place.join('/') === `argocd/apps/${slug}.yaml`) ||
    (path.startsWith('dist/') && place[0] === slug)
  );
}

/** Folders of a cluster that belong to no instance, whatever the rules of slugs may say. */
function foldersOfCluster(): readonly string[] {
  return Object.values(clusterPaths('')).map((path) => path.split('/')[1] ?? '');
}
