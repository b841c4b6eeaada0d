import { isRendered } from '../../generators/manifests/index.ts';
import { FleetError, nearest } from '../../lib/base/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { usage } from './usage.ts';

/**
 * The instances that these slugs name, by slug.
 *
 * @throws {FleetError} `USAGE` for a slug that is none, with the nearest that is one;
 * `INSTANCE_NOT_MANAGED` for one that has no manifests.
 */
export function chosen(all: readonly Instance[], slugs: readonly string[]): Instance[] {
  return [...new Set(slugs)].sort().map((slug) => {
    const instance = all.find((one) => one.slug === slug);
    if (instance === undefined) throw unknown(slug, all);
    if (!isRendered(instance)) throw notRendered(instance);
    return instance;
  });
}

/** Paths that carry one of these slugs; all of them where there are none. */
export function concerning(slugs: readonly string[], paths: readonly string[]): readonly string[] {
  if (slugs.length === 0) return paths;
  return paths.filter((path) =>
    path.split('/').some((name) => slugs.includes(name.replace(/\.yaml$/, ''))),
  );
}

// --- internal ---

function unknown(slug: string, all: readonly Instance[]): FleetError {
  const meant = nearest(
    slug,
    all.map((instance) => instance.slug),
  );
  const fix = meant === undefined ? 'See the folder instances/.' : `Did you mean ${meant}?`;
  return usage(`There is no instance ${JSON.stringify(slug.slice(0, 60))}.`, fix);
}

function notRendered({ slug, scenario, state }: Instance): FleetError {
  return new FleetError({
    code: 'INSTANCE_NOT_MANAGED',
    what: `It is ${state === 'destroyed' ? state : scenario}, so it has no manifests.`,
    where: `instances/${slug}.ts`,
    fix: 'Only a managed eLabFTW that exists has; others have a bundle (fleet bundle).',
  });
}
