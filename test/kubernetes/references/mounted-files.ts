import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import type { Container, PodSpec } from '../../../lib/kubernetes/types.ts';
import { ofKind } from '../objects.ts';

/** Files that a container finds in its mounted volumes: path → text, empty for a secret. */
export function mountedFiles(
  { volumeMounts }: Container,
  { volumes }: PodSpec,
  objects: readonly KubernetesObject[],
): ReadonlyMap<string, string> {
  const maps = new Map(
    ofKind(objects, 'ConfigMap').map(({ metadata, data }) => [metadata.name, data ?? {}]),
  );
  const files = new Map<string, string>();
  for (const { name, mountPath } of volumeMounts ?? []) {
    const volume = (volumes ?? []).find((each) => each.name === name);
    const sources = [volume, ...(volume?.projected?.sources ?? [])];
    for (const source of sources) {
      const data = maps.get(source?.configMap?.name ?? '') ?? {};
      for (const [key, text] of Object.entries(data)) files.set(`${mountPath}/${key}`, text);
      const items = source !== undefined && 'secret' in source ? source.secret?.items : undefined;
      for (const { path } of items ?? []) files.set(`${mountPath}/${path}`, '');
    }
  }
  return files;
}
