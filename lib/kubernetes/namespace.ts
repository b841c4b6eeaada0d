import type { Resolved } from '../instance/index.ts';
import { annotation, label } from './labels.ts';
import type { Namespace } from './types.ts';
import { kept, waveAnnotation } from './waves.ts';

/**
 * Enforced as Kubernetes 1.36 defines it, so that an upgrade of the cluster refuses
 * no pod by surprise; warned and audited as the newest version does, so that what
 * is coming is seen.
 */
const podSecurity = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/enforce-version': 'v1.36',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/audit-version': 'latest',
  'pod-security.kubernetes.io/warn': 'restricted',
  'pod-security.kubernetes.io/warn-version': 'latest',
} as const;

/**
 * The namespace of one instance and of nothing else. What guards and people ask
 * about an instance stands here and not on its pods: nothing here restarts them.
 */
export function namespace(resolved: Resolved): Namespace {
  const { instance } = resolved;
  const { entity } = instance;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: resolved.namespace,
      labels: {
        ...podSecurity,
        'app.kubernetes.io/instance': resolved.namespace,
        'app.kubernetes.io/managed-by': 'eln-fleet',
        'app.kubernetes.io/name': 'elabftw',
        'app.kubernetes.io/part-of': resolved.slug,
        [label.slug]: resolved.slug,
        [label.state]: instance.state,
        [label.stage]: instance.stage,
        [label.cluster]: resolved.cluster.id,
        ...(instance.ring === undefined ? {} : { [label.ring]: instance.ring }),
        [label.size]: instance.size,
        [label.centre]: entity.centre,
        [label.entityKind]: entity.kind,
        [label.audience]: instance.audience,
        [label.classification]: instance.classification.kind,
        [label.sensitivity]: instance.sensitivity.level,
        [label.serviceLevel]: resolved.serviceLevel,
      },
      annotations: {
        ...waveAnnotation('namespace'),
        ...kept,
        [annotation.host]: resolved.host,
        [annotation.entity]: entity.name,
        ...(entity.code === undefined ? {} : { [annotation.entityCode]: entity.code }),
        [annotation.mailbox]: instance.mailbox,
        [annotation.ownerGroup]: String(instance.owner.group),
        [annotation.request]: String(instance.request.number),
      },
    },
  };
}
