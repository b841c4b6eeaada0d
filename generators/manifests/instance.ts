import type { Programs } from '../../lib/elabftw/index.ts';
import { type Instance, resolveInstance } from '../../lib/instance/index.ts';
import { instanceApplication, instanceProject } from '../../lib/kubernetes/argocd/index.ts';
import { instanceObjects } from '../../lib/kubernetes/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import type { Manifest } from './manifest.ts';
import { instancePaths } from './paths.ts';
import { assertOwnNamespace } from './tenancy.ts';

/**
 * Whether an instance has manifests at all. Others run elsewhere, from a bundle or
 * a contract; of a destroyed one nothing but its name is left.
 */
export function isRendered({ scenario, product, state }: Instance): boolean {
  return scenario === 'managed' && product.name === 'elabftw' && state !== 'destroyed';
}

/**
 * The files of one instance before they are text: what `npx cdk8s synth` writes. They carry its
 * slug and depend on no other instance (law 1).
 */
export function instanceManifests(
  instance: Instance,
  platform: Platform,
  programs: Programs,
): readonly Manifest[] {
  if (!isRendered(instance)) return [];
  const resolved = resolveInstance(instance, platform);
  const objects = instanceObjects(resolved, platform, programs);
  assertOwnNamespace(resolved, objects);
  const origin = `instances/${instance.slug}.ts`;
  const paths = instancePaths(instance);
  const deployment = [
    instanceProject(resolved, platform.institute),
    instanceApplication(resolved, platform.institute),
  ];
  return [
    { path: paths.manifests, objects, origin },
    { path: paths.application, objects: deployment, origin },
  ];
}
