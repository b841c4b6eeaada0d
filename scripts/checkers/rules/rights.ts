import { at, fields, list } from '../pods.ts';
import type { Rule } from './rule.ts';

/** facts/hardening.md D.2, row 28, on what git gives rights to. */
export const rights: Rule = {
  name: 'rights',
  instead: 'kube-linter access-to-secrets, wildcard-in-rules, cluster-admin-role-binding',
  faults({ object }) {
    if (object.kind.endsWith('RoleBinding')) {
      return at(object, 'roleRef', 'name') === 'cluster-admin' ? ['It gives every right.'] : [];
    }
    if (object.kind !== 'Role' && object.kind !== 'ClusterRole') return [];
    return list(at(object, 'rules')).flatMap((rule) => {
      const resources = list(at(rule, 'resources')).map(String);
      const verbs = list(at(rule, 'verbs')).map(String);
      const groups = list(at(rule, 'apiGroups')).map(String);
      const core = groups.includes('') || groups.includes('*');
      return [
        ...([resources, verbs, groups].some((names) => names.includes('*'))
          ? ['A wildcard stands for rights that nobody has thought of.']
          : []),
        ...(core && resources.includes('secrets') ? [`It lets ${verbs.join(', ')} secrets.`] : []),
        ...verbs
          .filter((verb) => ['bind', 'escalate', 'impersonate'].includes(verb))
          .map((verb) => `It lets ${verb}, which gives any right.`),
        ...resources
          .filter((name) => ['pods/exec', 'pods/attach'].includes(name))
          .map((name) => `It lets use ${name}, which is to be inside any pod.`),
      ];
    });
  },
};

/** Rights belong to accounts that are named, never to whoever is there. */
export const subjects: Rule = {
  name: 'rights-subject',
  instead: 'kubesec and CIS 5.1: anonymous and everybody',
  faults({ object }) {
    if (!object.kind.endsWith('RoleBinding')) return [];
    return list(at(object, 'subjects'))
      .map((subject) => String(fields(subject)['name']))
      .filter((name) =>
        /^system:(?:anonymous|unauthenticated|authenticated|masters|serviceaccounts)$/.test(name),
      )
      .map((name) => `It gives rights to ${name}.`);
  },
};
