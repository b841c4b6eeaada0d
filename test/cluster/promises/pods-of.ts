import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';

/** A pod as a controller makes it from a template. */
export interface TemplatedPod extends KubernetesObject {
  readonly spec: object;
}

interface Template {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec: object;
}

/** The pods that a workload's controller would make, one of each template. */
export function podsOf(object: KubernetesObject): readonly TemplatedPod[] {
  const template = templateOf(object);
  if (template === undefined) return [];
  const { name, namespace } = object.metadata;
  const labels = template.metadata?.labels ?? {};
  const metadata = {
    name: `${object.kind.toLowerCase()}-${name}`,
    labels,
    ...(namespace === undefined ? {} : { namespace }),
  };
  return [{ apiVersion: 'v1', kind: 'Pod', metadata, spec: template.spec }];
}

// --- internal ---

interface Workload extends KubernetesObject {
  readonly spec?: {
    readonly template?: Template;
    readonly jobTemplate?: { readonly spec: { readonly template: Template } };
  };
}

function templateOf({ spec }: Workload): Template | undefined {
  return spec?.template ?? spec?.jobTemplate?.spec.template;
}
