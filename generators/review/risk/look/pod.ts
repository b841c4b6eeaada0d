import type { Manifest } from '../../manifest/parse.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';

/** A container of a pod template. */
export interface Container {
  readonly name: string;
  /** Whether it runs before the others and ends. */
  readonly first: boolean;
  readonly body: Value;
}

/** The specification of the pods that an object runs, or undefined when it runs none. */
export function podOf({ kind, body }: Manifest): Value | undefined {
  return at(templateOf(kind, body), 'spec');
}

/** Every container, those that run first included. */
export function containersOf(pod: Value | undefined): readonly Container[] {
  return lists.flatMap((list) =>
    items(at(pod, list)).map((body) => ({
      name: textOf(at(body, 'name')) ?? '',
      first: list === 'initContainers',
      body,
    })),
  );
}

// --- internal ---

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

const templated: ReadonlySet<string> = new Set([
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
]);

function templateOf(kind: string, body: Value): Value | undefined {
  if (kind === 'Pod') return body;
  if (kind === 'CronJob') return at(body, 'spec', 'jobTemplate', 'spec', 'template');
  return templated.has(kind) ? at(body, 'spec', 'template') : undefined;
}
