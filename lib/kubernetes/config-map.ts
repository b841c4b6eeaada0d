import type { Resolved } from '../instance/index.ts';
import { contentHash } from './hash.ts';
import { metadata } from './labels.ts';
import type { ConfigMap } from './types.ts';

/**
 * Files for a pod, in a ConfigMap whose name says what it holds: another content
 * is another name, so the pods that mount it restart, and only they; and nobody
 * changes a file under a running pod.
 */
export function fileMap(
  resolved: Resolved,
  name: string,
  data: Readonly<Record<string, string>>,
): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(resolved, `${name}-${contentHash(data)}`, 'secrets'),
    immutable: true,
    data,
  };
}
