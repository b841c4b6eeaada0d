import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { containersOf, ofKind, type Pod, podsOf } from '../objects.ts';

/** Services lead to pods and their named ports; stateful sets are governed by headless ones. */
export function serviceReferences(objects: readonly KubernetesObject[]): readonly string[] {
  const pods = podsOf(objects);
  const services = ofKind(objects, 'Service');
  return [
    ...services.flatMap(({ metadata, spec }) => {
      const where = `Service/${metadata.name}`;
      const selected = pods.filter((pod) => selects(spec?.selector, pod));
      const ports = selected.flatMap((pod) =>
        containersOf(pod).flatMap((container) => (container.ports ?? []).map(({ name }) => name)),
      );
      return [
        ...(selected.length === 1 ? [] : [`${where}: ${selected.length} pods`]),
        ...(spec?.ports ?? [])
          .filter(({ targetPort }) => !ports.some((name) => name === targetPort))
          .map(({ targetPort }) => `${where}: port ${targetPort}`),
      ];
    }),
    ...ofKind(objects, 'StatefulSet').flatMap(({ metadata, spec }) => {
      const governing = services.find((service) => service.metadata.name === spec?.serviceName);
      const pod = pods.find(({ where }) => where === `StatefulSet/${metadata.name}`);
      const isGood =
        governing?.spec?.clusterIP === 'None' &&
        pod !== undefined &&
        selects(governing.spec.selector, pod);
      return isGood ? [] : [`StatefulSet/${metadata.name}: governing service ${spec?.serviceName}`];
    }),
  ];
}

/** Whether a selector of labels, which may not be empty here, takes this pod. */
export function selects(
  selector: Readonly<Record<string, string>> | undefined,
  { labels }: Pick<Pod, 'labels'>,
): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}
