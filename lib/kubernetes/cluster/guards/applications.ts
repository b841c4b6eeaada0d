import type { Institute } from '../../../platform/index.ts';
import type { Guard } from './admission.ts';
import { namespacePrefix, text } from './subject.ts';

/**
 * An instance's Application and project are about that instance and no other: projects
 * hold manifests to a namespace, and this holds the projects and the Applications, which
 * come from git like everything else.
 */
export function applicationGuard({ argocd }: Institute): Guard {
  const prefix = text(namespacePrefix);
  const isProject = `request.resource.resource == 'appprojects'`;
  return {
    name: 'applications',
    rules: [
      {
        apiGroups: ['argoproj.io'],
        apiVersions: ['*'],
        operations: ['CREATE', 'UPDATE'],
        resources: ['applications', 'appprojects'],
      },
    ],
    conditions: [
      { name: 'beside-argocd', expression: `request.namespace == ${text(argocd.namespace)}` },
      // Argo CD reports the status of an Application in the Application.
      {
        name: 'says-something-new',
        expression: 'oldObject == null || object.spec != oldObject.spec',
      },
      {
        name: 'of-an-instance',
        expression: `${isProject} ? (object.metadata.name.startsWith(${prefix}) || object.spec.?destinations.orValue([]).exists(each, each.?namespace.orValue('').startsWith(${prefix}))) : (object.spec.project.startsWith(${prefix}) || object.spec.destination.?namespace.orValue('').startsWith(${prefix}))`,
      },
    ],
    variables: [{ name: 'home', expression: `${prefix} + object.metadata.name` }],
    validations: [
      {
        expression: `!(${isProject}) || (object.spec.?destinations.orValue([]).all(each, each.?namespace.orValue('') == object.metadata.name) && object.spec.?clusterResourceWhitelist.orValue([]).all(each, each.kind == 'Namespace' && each.?name.orValue('') == object.metadata.name))`,
        message: 'The project of an instance admits the namespace of that instance, and no other.',
      },
      {
        expression: `${isProject} || (object.spec.project == variables.home && object.spec.destination.?namespace.orValue('') == variables.home)`,
        message: 'The Application of an instance deploys to the namespace of that instance.',
      },
      {
        expression: `${isProject} || (!has(object.spec.sources) && object.spec.?source.repoURL.orValue('') == ${text(argocd.repoUrl)} && object.spec.?source.path.orValue('').endsWith('/' + object.metadata.name))`,
        message: 'The Application of an instance follows the folder of that instance.',
      },
    ],
  };
}
