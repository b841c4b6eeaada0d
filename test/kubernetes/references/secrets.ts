import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { ofKind } from '../objects.ts';

/** Vault places that people fill: the instance's file names them, or the institute has one. */
const filledByPeople = /\/(?:s3|object-store|ca|mysql-ca)$|^eln\/shared\/timestamp\/[a-z]+$/;

/** Every value that is read from the vault was put there, by the same store; every generator exists. */
export function secretReferences(objects: readonly KubernetesObject[]): readonly string[] {
  const generators = new Set(
    objects.filter(({ kind }) => kind === 'Password').map(({ metadata }) => metadata.name),
  );
  const pushes = ofKind(objects, 'PushSecret');
  const pushed = pushes.flatMap(({ spec }) =>
    spec.data.map(({ match }) => ({
      store: spec.secretStoreRefs[0],
      key: match.remoteRef.remoteKey,
      property: match.remoteRef.property,
    })),
  );
  return [
    ...pushes
      .filter(({ spec }) => !generators.has(spec.selector.generatorRef.name))
      .map(({ metadata }) => `PushSecret/${metadata.name}: generator`),
    ...ofKind(objects, 'ExternalSecret').flatMap(({ metadata, spec }) =>
      spec.data
        .map(({ remoteRef }) => ({
          store: spec.secretStoreRef,
          key: remoteRef.key,
          property: remoteRef.property,
        }))
        .filter((wanted) => !filledByPeople.test(wanted.key))
        .filter((wanted) => !pushed.some((place) => isDeepStrictEqual(place, wanted)))
        .map(({ key }) => `ExternalSecret/${metadata.name}: vault ${key}`),
    ),
    ...ofKind(objects, 'ExternalSecret').flatMap(({ metadata, spec }) =>
      Object.values(spec.target.template?.data ?? {})
        .flatMap((text) => [...text.matchAll(/\.(?<key>[a-z]+)/g)])
        .map(({ groups }) => groups?.['key'])
        .filter((key) => !spec.data.some(({ secretKey }) => secretKey === key))
        .map((key) => `ExternalSecret/${metadata.name}: template value ${key}`),
    ),
  ];
}
