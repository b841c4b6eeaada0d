import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';

/** What could not be done with some of these objects, a line each; in the order of the objects. */
export async function attempt<T extends KubernetesObject>(
  objects: readonly T[],
  act: (object: T) => Promise<unknown>,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const object of objects) {
    const { kind, metadata } = object;
    await act(object).catch((error: unknown) => {
      refused.push(`${metadata.namespace ?? ''}/${kind}/${metadata.name}: ${String(error)}`);
    });
  }
  return refused;
}
