import { instanceObjects } from '../../../lib/kubernetes/index.ts';
import type { Container } from '../../../lib/kubernetes/types.ts';
import { ofKind } from '../../kubernetes/objects.ts';
import { least, platform, programs, resolved } from '../../kubernetes/sample.ts';

/** A container as it is rendered, so that what it is given here is what it is given in life. */
export function renderedContainer(name: string): Container {
  const pods = [...ofKind(objects, 'Job'), ...ofKind(objects, 'StatefulSet')].map(
    ({ spec }) => spec?.template.spec,
  );
  const containers = pods.flatMap((pod) => [
    ...(pod?.initContainers ?? []),
    ...(pod?.containers ?? []),
  ]);
  const found = containers.find((container) => container.name === name);
  if (found === undefined) throw new Error(`no container ${name} is rendered`);
  return found;
}

/** Every program that a pod of the instance mounts, and the database's settings: by file name. */
export function mountedFiles(): Readonly<Record<string, string>> {
  return Object.assign({}, ...ofKind(objects, 'ConfigMap').map(({ data }) => data));
}

/** Its plain variables, with the ones that this machine must have otherwise. */
export function environmentOf(
  container: Container,
  instead: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const rendered = (container.env ?? []).map(({ name, value }) => [name, value ?? ''] as const);
  return { ...Object.fromEntries(rendered), ...instead };
}

// --- internal ---

const objects = instanceObjects(resolved(least), platform, programs);
