import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { ofKind } from '../objects.ts';
import { madeSecrets } from './made-secrets.ts';

/** Routes lead to a service and its port, through a listener that exists, with its certificate. */
export function doorReferences(objects: readonly KubernetesObject[]): readonly string[] {
  const services = ofKind(objects, 'Service');
  const listenerSets = ofKind(objects, 'ListenerSet');
  const secrets = madeSecrets(objects);
  return [
    ...ofKind(objects, 'HTTPRoute').flatMap(({ metadata, spec }) => [
      ...spec.rules
        .flatMap(({ backendRefs }) => backendRefs)
        .filter(
          ({ name, port }) =>
            !services.some(
              (service) =>
                service.metadata.name === name &&
                (service.spec?.ports ?? []).some((each) => each.port === port),
            ),
        )
        .map(({ name, port }) => `HTTPRoute/${metadata.name}: backend ${name}:${port}`),
      ...spec.parentRefs
        .filter(({ kind }) => kind === 'ListenerSet')
        .filter(
          ({ name, sectionName }) =>
            !listenerSets.some(
              (set) =>
                set.metadata.name === name &&
                set.spec.listeners.some((each) => each.name === sectionName),
            ),
        )
        .map(({ name }) => `HTTPRoute/${metadata.name}: listener ${name}`),
    ]),
    ...listenerSets.flatMap(({ metadata, spec }) =>
      spec.listeners
        .flatMap(({ tls }) => tls.certificateRefs)
        .filter(({ name }) => !secrets.has(name))
        .map(({ name }) => `ListenerSet/${metadata.name}: certificate ${name}`),
    ),
  ];
}
