import type { Cluster, Releases } from '../../../platform/index.ts';
import { imageReference } from '../../image.ts';
import { annotation } from '../../labels.ts';
import type { Guard } from './admission.ts';
import { gitopsUser, insideInstance, slugVariable, text } from './subject.ts';

/**
 * Nothing runs beside a notebook but images that a release pins, by digest. What runs
 * already may go on to its end when its release is no longer pinned: its controllers
 * write to it until then.
 */
export function imageGuard(releases: Releases): Guard {
  const parts = Object.values(releases.parts ?? {});
  const pinned = [...releases.elabftw, ...releases.mysql, ...parts].map(imageReference);
  return {
    name: 'images',
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['pods', 'pods/ephemeralcontainers'],
      },
    ],
    conditions: [insideInstance],
    variables: [
      { name: 'images', expression: imagesOf('object') },
      { name: 'before', expression: `oldObject == null ? [] : ${imagesOf('oldObject')}` },
      { name: 'pinned', expression: `[${pinned.map(text).join(', ')}]` },
    ],
    validations: [
      {
        expression:
          'variables.images.all(image, image in variables.pinned || image in variables.before)',
        message:
          'Only images that lib/platform/releases.json pins by digest run beside a notebook.',
      },
    ],
  };
}

/** Law 4: git holds no secret, so the identity that applies git has none to write. */
export function secretGuard(cluster: Cluster): Guard {
  return {
    name: 'secrets',
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['secrets'],
      },
    ],
    conditions: [
      {
        name: 'by-gitops',
        expression: `request.userInfo.username == ${text(gitopsUser(cluster))}`,
      },
    ],
    validations: [
      {
        expression: 'false',
        message: 'The GitOps identity writes no Secret: values come from the vault.',
      },
    ],
  };
}

/** What the Gateway opens for an instance answers at its own host, and takes nobody else's. */
export function routeGuard(cluster: Cluster): Guard {
  const domain = text(`.${cluster.domain}`);
  return {
    name: 'routes',
    rules: [
      {
        apiGroups: ['gateway.networking.k8s.io'],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['httproutes', 'listenersets'],
      },
    ],
    conditions: [insideInstance],
    variables: [
      {
        name: 'hostnames',
        expression: `request.resource.resource == 'httproutes' ? object.spec.?hostnames.orValue([]) : object.spec.listeners.map(each, each.?hostname.orValue(''))`,
      },
      {
        name: 'own',
        expression: `namespaceObject.?metadata.annotations[?${text(annotation.host)}].orValue('')`,
      },
      slugVariable,
    ],
    validations: [
      {
        expression: `variables.hostnames.size() > 0 && variables.hostnames.all(host, host == variables.own)`,
        message: 'A route or listener names the host of its own instance, and no other.',
      },
      {
        expression: `variables.hostnames.all(host, !host.endsWith(${domain}) || host == variables.slug + ${domain})`,
        message: 'In the domain of the cluster, a host is the slug of its instance.',
      },
    ],
  };
}

// --- internal ---

/** Every image that a pod names: its containers of all kinds, and images mounted as volumes. */
function imagesOf(pod: 'object' | 'oldObject'): string {
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].map(
    (list) => `${pod}.spec.?${list}.orValue([]).map(each, each.?image.orValue(''))`,
  );
  const volumes = `${pod}.spec.?volumes.orValue([]).filter(each, has(each.image)).map(each, each.image.?reference.orValue(''))`;
  return [...containers, volumes].join(' + ');
}
